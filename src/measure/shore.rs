//! The shore: where land ends at the sea, which is no line of contact.

use geo::algorithm::indexed::IntervalTreeMultiPolygon;
use geo::{BoundingRect, Contains, Coord, CoordsIter, Intersects, MultiPolygon, Rect};

use super::pieces::part_way;
use crate::geodata::Country;
use crate::units::LonLat;

/// How far the outlines of countries may be off the shore, in metres: 98 % of that of occupied Ukraine, as
/// DeepState draws it, is no farther from the sea by them. What they have as sea beyond is sea.
pub(super) const OFF: f64 = 3000.0;
/// The sea is looked for at every so many metres.
const STEP: f64 = 1000.0;
/// A degree of latitude in metres, to within 0.6 %.
const DEGREE: f64 = 111_200.0;

/// The land of countries, as far as some land reaches.
pub(super) struct Shore(Vec<(Rect, IntervalTreeMultiPolygon<f64>)>);

impl Shore {
    /// The shore of land that is held; none where no outline has any of it.
    pub(super) fn of(held: &MultiPolygon, countries: &[Country]) -> Shore {
        let reach = held.bounding_rect();
        let near = countries.iter().filter_map(|country| {
            let bounds = country.shape.bounding_rect()?;
            let is_near = reach.is_some_and(|reach| reach.intersects(&bounds));
            is_near.then(|| (bounds, IntervalTreeMultiPolygon::new(&country.shape)))
        });
        let land = Shore(near.collect());
        let mut corners = held.exterior_coords_iter();
        match corners.any(|at| !land.is_sea(at)) {
            true => land,
            false => Shore(Vec::new()),
        }
    }

    /// Whether the sea begins to the right of an edge, at a part of its way.
    pub(super) fn is_beside(&self, edge: [LonLat; 2], part: f64) -> bool {
        let Some(at) = part_way(&edge, part).filter(|_| !self.0.is_empty()) else {
            return false;
        };
        let narrower = at.lat().to_radians().cos();
        let [from, to] = edge;
        let (east, north) = ((to.lon() - from.lon()) * narrower, to.lat() - from.lat());
        let length = east.hypot(north);
        if length == 0.0 {
            return false;
        }
        let mut steps =
            (0..=(OFF / STEP) as u32).map(|step| f64::from(step) * STEP / DEGREE / length);
        steps.any(|by| {
            self.is_sea(Coord {
                x: at.lon() + north * by / narrower,
                y: at.lat() - east * by,
            })
        })
    }

    fn is_sea(&self, at: Coord) -> bool {
        let mut near = self.0.iter().filter(|(bounds, _)| bounds.intersects(&at));
        !near.any(|(_, land)| land.contains(&at))
    }
}
