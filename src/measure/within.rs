//! What is said of land by zones that are not its own: within an outline, or where a place's centre is.
//!
//! Who holds the land may change anywhere within the accuracy of an edge, on either side of it and
//! wherever it runs, also where it only passes by. So of the land of which a thing is said that is sure
//! which lies farther inside than its edges may be off, and that is possible which lies no farther
//! outside.

use geo::{Area, BooleanOps, BoundingRect, Intersects, LineString, MultiPolygon, Point, Polygon};
use geo::{Rect, unary_union};

use super::areas::{SPECK, Said, polygon, shared};
use super::cut::Cut;
use super::edge::off_the_edge;
use super::plane::{beside, box_around, on_plane};
use super::positions::{positions, rings};
use super::told::Told;
use super::{has_land_of, is_mapped};
use crate::geodata::{Controller, Place, Snapshot};
use crate::geodesy::{area, lies_within};
use crate::units::{LonLat, LonLatBox, Metres, SquareMetres};

/// Land, with all that a snapshot says of it and around it.
#[derive(Clone, Debug)]
pub(super) struct Within {
    told: Told,
    cut: Cut,
    /// As far as edges matter.
    window: LonLatBox,
    centre: LonLat,
    land: Land,
    /// Whose land is told as such, and not as settlements alone.
    maps: Vec<Controller>,
    /// By which part of what they may be off edges are simplified.
    slack: f64,
    /// What of an outline each part is, and what of it may be that or not, in metres from its centre.
    held_and_open: Vec<[MultiPolygon; 2]>,
    /// What of an outline each part surely is, likewise.
    sure: Vec<MultiPolygon>,
}

#[derive(Clone, Debug)]
enum Land {
    /// What of an outline is mapped, also in metres from its centre.
    Outline {
        outline: MultiPolygon,
        shape: MultiPolygon,
        mapped: SquareMetres,
        not_mapped: SquareMetres,
    },
    /// A position that is known so well.
    Centre(Metres),
}

impl Within {
    /// Of the land in an outline, which is taken as it is drawn; `None` where none of it is mapped.
    pub(super) fn outline(outline: &MultiPolygon, snapshot: &Snapshot) -> Option<Within> {
        Within::shape(outline, 0.0, snapshot)
    }

    /// Of the land in a box, of which there may be much: for what it may be, edges are simplified by a
    /// fortieth of what they may be off.
    pub(super) fn boxed(bounds: LonLatBox, snapshot: &Snapshot) -> Option<Within> {
        Within::shape(&MultiPolygon(vec![polygon(bounds)]), 1.0 / 40.0, snapshot)
    }

    fn shape(outline: &MultiPolygon, slack: f64, snapshot: &Snapshot) -> Option<Within> {
        let extent = MultiPolygon(vec![polygon(snapshot.dataset.extent)]);
        let shape = outline.intersection(&extent);
        let mapped = area(&shape)?;
        if mapped.get() <= SPECK {
            return None;
        }
        let rect = shape.bounding_rect()?;
        let centre = LonLat::new(rect.center().x, rect.center().y)?;
        let left = area(outline)?.get() - mapped.get();
        let land = Land::Outline {
            shape: on_plane(&shape, centre),
            outline: shape,
            mapped,
            not_mapped: SquareMetres::new(if left > SPECK { left } else { 0.0 }),
        };
        Within::of(land, rect, slack, centre, snapshot)
    }

    /// Of where a place's centre is; `None` where it may lie beyond what is mapped.
    pub(super) fn centre(place: &Place, snapshot: &Snapshot) -> Option<Within> {
        let at = place.position;
        let rect = Rect::new((at.lon(), at.lat()), (at.lon(), at.lat()));
        is_mapped(place, place.accuracy, snapshot.dataset.extent)
            .then(|| Within::of(Land::Centre(place.accuracy), rect, 0.0, at, snapshot))?
    }

    fn of(
        land: Land,
        rect: Rect,
        slack: f64,
        centre: LonLat,
        snapshot: &Snapshot,
    ) -> Option<Within> {
        /// Metres more than the edges may be off: corners of what lies as far off count too.
        const MORE: f64 = 100.0;
        let accuracies = snapshot.zones.iter().map(|zone| zone.accuracy.get());
        let wrong = match land {
            Land::Outline { .. } => 0.0,
            Land::Centre(accuracy) => accuracy.get(),
        };
        let reach = accuracies.fold(0.0, f64::max) + wrong + MORE;
        let around = box_around(rect, Metres::new(reach))?;
        let (min, max) = (around.min(), around.max());
        let around = LonLatBox::new([min.x, min.y, max.x, max.y])?;
        let window = shared(around, snapshot.dataset.extent)?;
        let sides = [Controller::Russia, Controller::Ukraine];
        let maps = sides
            .into_iter()
            .filter(|side| has_land_of(snapshot, *side));
        let mut within = Within {
            told: Told::of(snapshot, window),
            cut: Cut::of(&snapshot.zones, Some(window)),
            window,
            centre,
            land,
            maps: maps.collect(),
            slack,
            held_and_open: Vec::new(),
            sure: Vec::new(),
        };
        if let Land::Outline { shape, .. } = &within.land {
            let parts = within.told.parts.iter();
            let each = parts.map(|(_, part)| within.parted(&without_specks(part.clone()), shape));
            let each: Vec<[MultiPolygon; 2]> = each.collect();
            let sure = each.iter().map(|[held, open]| held.difference(open));
            within.sure = sure.collect();
            within.held_and_open = each;
        }
        Some(within)
    }

    /// Whether what a side holds is told as land: then it does not hold land of which nothing is said.
    pub(super) fn maps(&self, side: Controller) -> bool {
        self.maps.contains(&side)
    }

    /// Whether it is a position, and no land.
    pub(super) fn is_centre(&self) -> bool {
        matches!(self.land, Land::Centre(_))
    }

    /// How much land is mapped, and how much of the outline is not.
    pub(super) fn areas(&self) -> [SquareMetres; 2] {
        match &self.land {
            Land::Outline {
                mapped, not_mapped, ..
            } => [*mapped, *not_mapped],
            Land::Centre(_) => [SquareMetres::new(0.0); 2],
        }
    }

    /// All that is said there or around.
    pub(super) fn said(&self) -> impl Iterator<Item = Option<Said>> {
        self.told.parts.iter().map(|(said, _)| *said)
    }

    /// How much of the mapped land it is of which a thing is said: as drawn, at least and at most, from 0
    /// to 1. A position is all or nothing. What is surely something else is no part of the most, also
    /// where an edge that is less sure passes by it.
    pub(super) fn range(&self, is: impl Fn(Option<Said>) -> bool) -> [f64; 3] {
        let parts = self.told.parts.iter().enumerate();
        let (these, others): (Vec<_>, Vec<_>) = parts.partition(|(_, (said, _))| is(*said));
        let land = without_specks(unary_union(these.iter().map(|(_, (_, shape))| shape)));
        match &self.land {
            Land::Centre(accuracy) => {
                let [inside, near] = self.at_centre(&land, *accuracy);
                let surely = |(_, (_, part)): &(usize, &(Option<Said>, MultiPolygon))| {
                    self.at_centre(part, *accuracy) == [true, false]
                };
                let least = inside && !near || these.iter().any(surely);
                let most = (inside || near) && !others.iter().any(surely);
                [inside, least, most].map(|one| f64::from(u8::from(one)))
            }
            Land::Outline {
                outline,
                shape,
                mapped,
                ..
            } => {
                let [held, open] = match these[..] {
                    [(index, _)] => self.held_and_open[index].clone(),
                    _ => self.parted(&land, shape),
                };
                // What is open of the rest is open here: specks of either are no edge of it.
                let [_, open_rest] = match others[..] {
                    [(index, _)] => self.held_and_open[index].clone(),
                    _ => {
                        let rest = unary_union(others.iter().map(|(_, (_, shape))| shape));
                        self.parted(&without_specks(rest), shape)
                    }
                };
                let open = open.union(&open_rest);
                let sure = |parts: &[(usize, _)]| {
                    unary_union(parts.iter().map(|(index, _)| &self.sure[*index]))
                };
                let least = held.difference(&open).union(&sure(&these));
                let most = held.union(&open).difference(&sure(&others));
                let whole = shape.unsigned_area();
                let [least, most] = [&least, &most].map(|land| share(land.unsigned_area(), whole));
                // On the ellipsoid: the plane's areas are too large away from its centre.
                let drawn = area(&land.intersection(outline)).map_or(0.0, SquareMetres::get);
                let drawn = share(drawn, mapped.get());
                [drawn, least.min(drawn), most.max(drawn)]
            }
        }
    }

    /// What of an outline is some land, and what of it may be or not, in metres from its centre.
    fn parted(&self, land: &MultiPolygon, shape: &MultiPolygon) -> [MultiPolygon; 2] {
        let held = on_plane(land, self.centre).intersection(shape);
        let edges = self.edges(land);
        let bands = edges
            .iter()
            .map(|(by, lines)| beside(lines, *by, self.slack, self.centre));
        let bands: Vec<MultiPolygon> = bands.collect();
        [held, unary_union(&bands).intersection(shape)]
    }

    /// Whether the centre, which is known so well, lies in some land, and whether an edge may be there.
    fn at_centre(&self, land: &MultiPolygon, accuracy: Metres) -> [bool; 2] {
        let at = Point::new(self.centre.lon(), self.centre.lat());
        let near = self.edges(land).iter().any(|(wrong, lines)| {
            let lines: Vec<Vec<LonLat>> = lines.iter().map(positions).collect();
            let wrong = Metres::new(wrong + accuracy.get());
            lies_within(self.centre, &lines, wrong)
        });
        [land.intersects(&at), near]
    }

    /// The edges of land, by how many metres they may be off.
    fn edges(&self, land: &MultiPolygon) -> Vec<(f64, Vec<LineString>)> {
        let mut all: Vec<(f64, Vec<LineString>)> = Vec::new();
        let lines = rings(land).flat_map(|ring| off_the_edge(ring, self.window));
        for line in lines {
            let mut before = None;
            for (edge, wrong) in line.lines().flat_map(|edge| self.cut.parts(edge)) {
                let index = all.iter().position(|(by, _)| *by == wrong);
                let index = index.unwrap_or_else(|| {
                    all.push((wrong, Vec::new()));
                    all.len() - 1
                });
                let lines = &mut all[index].1;
                match lines.last_mut().filter(|_| before == Some(index)) {
                    Some(last) => last.0.push(edge.end),
                    None => lines.push(LineString(vec![edge.start, edge.end])),
                }
                before = Some(index);
            }
        }
        all.retain(|(wrong, _)| *wrong > 0.0);
        all
    }
}

/// A part of land, from 0 to 1; what is no more than cutting leaves is none.
fn share(land: f64, whole: f64) -> f64 {
    if land <= SPECK {
        0.0
    } else if whole - land <= SPECK {
        1.0
    } else {
        land / whole
    }
}

/// Land without the parts and holes that cutting leaves along edges that are one.
fn without_specks(land: MultiPolygon) -> MultiPolygon {
    let is_more = |ring: &LineString| {
        let alone = Polygon::new(ring.clone(), Vec::new());
        area([&alone]).is_some_and(|area| area.get() > SPECK)
    };
    let parts = land.0.into_iter().map(Polygon::into_inner);
    let parts = parts.filter(|(exterior, _)| is_more(exterior));
    let parts = parts.map(|(exterior, mut holes)| {
        holes.retain(is_more);
        Polygon::new(exterior, holes)
    });
    MultiPolygon(parts.collect())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::geodata::Status;
    use crate::geodesy::inverse;
    use crate::measure::invented::{Box, place, snapshot, snapshots};
    use Controller::Russia;
    use Status::{Assessed, Claimed};

    const TOWN: [f64; 4] = [37.95, 48.55, 38.05, 48.65];

    /// How much of the town Russia is assessed to hold: as drawn, at least and at most.
    fn held(zones: &[Box]) -> [f64; 3] {
        let town = MultiPolygon(vec![polygon(LonLatBox::new(TOWN).unwrap())]);
        let within = Within::outline(&town, &snapshot(zones)).unwrap();
        within.range(|said| said == Some((Russia, Assessed)))
    }

    /// Metres between two meridians in the middle of the town.
    fn metres(west: f64, east: f64) -> f64 {
        let [west, east] = [west, east].map(|lon| LonLat::new(lon, 48.6).unwrap());
        inverse(west, east).distance.get()
    }

    #[track_caller]
    fn is_near(found: [f64; 3], expected: [f64; 3]) {
        for (one, other) in found.into_iter().zip(expected) {
            assert!((one - other).abs() < 0.002, "{found:?}, not {expected:?}");
        }
    }

    fn area(accuracy: f64, sides: [f64; 4]) -> Box {
        (false, (Russia, Assessed), accuracy, sides)
    }

    #[test]
    fn an_edge_that_cuts_the_town_may_run_on_either_side() {
        let strip = 1000.0 / metres(TOWN[0], TOWN[2]);
        let found = held(&[area(1000.0, [38.0, 48.3, 38.5, 48.9])]);
        is_near(found, [0.5, 0.5 - strip, 0.5 + strip]);
    }

    #[test]
    fn an_edge_that_passes_by_counts_as_far_as_it_may_reach_in() {
        let (past, wide) = (metres(TOWN[2], 38.054), metres(TOWN[0], TOWN[2]));
        let found = held(&[area(1000.0, [38.054, 48.3, 38.5, 48.9])]);
        is_near(found, [0.0, 0.0, (1000.0 - past) / wide]);
        // The land is held all round, and ends as far in the west as it began in the east.
        let found = held(&[area(1000.0, [37.946, 48.3, 38.5, 48.9])]);
        is_near(found, [1.0, 1.0 - (1000.0 - past) / wide, 1.0]);
    }

    #[test]
    fn no_edge_within_its_accuracy_leaves_nothing_open() {
        let around = [37.93, 48.53, 38.07, 48.67];
        assert_eq!(held(&[area(1000.0, around)]), [1.0; 3]);
        assert_eq!(held(&[area(1000.0, [38.07, 48.3, 38.5, 48.9])]), [0.0; 3]);
    }

    /// Where two meet, one edge is as sure as the less sure of them.
    #[test]
    fn an_edge_of_two_zones_is_as_sure_as_the_less_sure() {
        let claimed = (false, (Russia, Claimed), 100.0, [37.5, 48.3, 38.0, 48.9]);
        let found = held(&[area(1000.0, [38.0, 48.3, 38.5, 48.9]), claimed]);
        let strip = 1000.0 / metres(TOWN[0], TOWN[2]);
        is_near(found, [0.5, 0.5 - strip, 0.5 + strip]);
        let [drawn, least, most] = held(&[area(100.0, [38.0, 48.3, 38.5, 48.9])]);
        is_near(
            [drawn, least, most],
            [0.5, 0.5 - strip / 10.0, 0.5 + strip / 10.0],
        );
    }

    /// Its centre is known to 200 m.
    #[test]
    fn a_centre_is_told_of_where_no_edge_may_be() {
        let centre = |west: f64| {
            let zones = snapshot(&[area(1000.0, [west, 48.3, 38.5, 48.9])]);
            let within = Within::centre(&place(), &zones).unwrap();
            within.range(|said| said == Some((Russia, Assessed)))
        };
        let lon = place().position.lon();
        let degrees = |metres: f64| metres / self::metres(38.0, 39.0);
        assert_eq!(centre(lon - degrees(1250.0)), [1.0, 1.0, 1.0]);
        assert_eq!(centre(lon - degrees(1150.0)), [1.0, 0.0, 1.0]);
        assert_eq!(centre(lon + degrees(1150.0)), [0.0, 0.0, 1.0]);
        assert_eq!(centre(lon + degrees(1250.0)), [0.0, 0.0, 0.0]);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(48) })]

        /// Whatever is said of the land, and however wrong its edges may be.
        #[test]
        fn the_parts_of_an_outline_are_possible_together(snapshot in snapshots()) {
            const NEAR: f64 = 1e-4;
            let town = MultiPolygon(vec![polygon(LonLatBox::new(TOWN).unwrap())]);
            let within = Within::outline(&town, &snapshot).unwrap();
            let each: Vec<[f64; 3]> =
                within.said().map(|said| within.range(|other| other == said)).collect();
            let sum = |of: usize| each.iter().map(|one| one[of]).sum::<f64>();
            prop_assert!((sum(0) - 1.0).abs() < NEAR, "{each:?}");
            for [drawn, low, high] in &each {
                prop_assert!(low <= drawn && drawn <= high, "{each:?}");
                prop_assert!(*high <= 1.0 - (sum(1) - low) + NEAR, "{each:?}");
                prop_assert!(*low >= 1.0 - (sum(2) - high) - NEAR, "{each:?}");
            }
        }
    }
}
