//! The base map: land and water, settlements, rivers, railways, roads.

use geo::{BoundingRect, CoordsIter, Intersects, MultiPolygon, Polygon};
use kurbo::{Line, ParamCurveNearest};

use super::legend::{JOINED, joined_railway, railway, road};
use super::pen::{Pen, rect_path};
use super::stage::Stage;
use super::zones;
use crate::geodata::{Certainty, Context, ContextKind, ContextShape, Zone, ZoneKind};
use crate::labels::Ground;
use crate::projection::ScreenLine;
use crate::scene::{BezPath, Group, Item, Point, Rect};
use crate::units::LonLat;

/// Width of a coast, in design units.
const COAST: f64 = 0.8;
/// Width of a river, in design units.
pub(super) const RIVER: f64 = 1.5;

/// What of the base map is in the picture, for the key.
#[derive(Debug, Default)]
pub(super) struct Shown {
    pub(super) settlements: bool,
    pub(super) roads: bool,
    pub(super) joined_roads: bool,
    pub(super) railways: bool,
    pub(super) joined_railways: bool,
    pub(super) rivers: bool,
    /// Whether a road or railway ends in the picture where no other goes on.
    pub(super) loose_ends: bool,
    /// Ids of the sources of what is drawn.
    pub(super) sources: Vec<String>,
}

/// Land over water: the home country and, in another tint, the others. Beyond the box of all
/// countries that the geodata have, nothing tells land from water: it has the tint of a
/// neighbour's land, and where there are no countries at all, that of the home country's. Countries
/// that are `joined` are one land of the home country's tint, in which no edge shows between them. A
/// basemap lies over all that, and has what else there is: coasts, settlements, rivers and ways.
pub(super) fn draw_land(
    home: &str,
    joined: &[&str],
    stage: &Stage<'_>,
    pen: &mut Pen<'_>,
    shown: &mut Shown,
) {
    let viewport = stage.viewport;
    let known = known_world(stage);
    let unknown = if known.is_some() {
        pen.theme.foreign_land
    } else {
        pen.theme.land
    };
    pen.fill(rect_path(viewport.frame()), unknown);
    if let Some(known) = known {
        let path = viewport.polygons(&MultiPolygon(vec![known]), 0.0).path();
        pen.fill(path, pen.theme.water);
    }
    let mut one_land = BezPath::new();
    for country in stage.geodata.countries() {
        if viewport.visible_area(&country.shape) <= 0.0 {
            continue;
        }
        shown.sources.extend_from_slice(&country.sources);
        let path = viewport.polygons(&country.shape, 0.0).path();
        if joined.contains(&country.iso.as_str()) {
            one_land.extend(path);
            continue;
        }
        let land = if country.iso == home {
            pen.theme.land
        } else {
            pen.theme.foreign_land
        };
        pen.fill(path, land);
    }
    if !joined.is_empty() {
        // The land covers the inner half of its edges, and all of those that two countries share.
        pen.stroke(one_land.clone(), 2.0 * COAST, pen.theme.rule, &[]);
        pen.fill(one_land, pen.theme.land);
    }
    if let Some(backdrop) = stage.backdrop {
        pen.items.push(Item::Picture(backdrop.picture.clone()));
    }
}

/// The box around all countries.
fn known_world(stage: &Stage<'_>) -> Option<Polygon> {
    let countries = stage.geodata.countries().iter();
    let boxes = countries.filter_map(|country| country.shape.bounding_rect());
    let around = |a: geo::Rect, b: geo::Rect| {
        let (low, high) = (a.min(), a.max());
        geo::Rect::new(
            (low.x.min(b.min().x), low.y.min(b.min().y)),
            (high.x.max(b.max().x), high.y.max(b.max().y)),
        )
    };
    boxes.reduce(around).map(|r| r.to_polygon())
}

/// The edges of countries that are not joined: coasts and borders that the map is not about.
pub(super) fn draw_coasts(joined: &[&str], stage: &Stage<'_>, pen: &mut Pen<'_>) {
    if stage.backdrop.is_some() {
        return;
    }
    let countries = stage.geodata.countries().iter();
    for country in countries.filter(|c| !joined.contains(&c.iso.as_str())) {
        let path = stage.viewport.polygons(&country.shape, 0.0).path();
        pen.stroke(path, COAST, pen.theme.rule, &[]);
    }
}

/// Draws where the dataset maps land only: beyond, where the map says that it does not, roads and rivers
/// would end anywhere.
fn where_mapped(stage: &Stage<'_>, pen: &mut Pen<'_>, draw: impl FnOnce(&mut Pen<'_>)) {
    if !zones::reaches_beyond(stage) {
        draw(pen);
        return;
    }
    let mut inside = Pen::new(pen.theme, pen.typeface, pen.unit);
    draw(&mut inside);
    if !inside.items.is_empty() {
        pen.items.push(Item::Group(Group {
            clip: zones::mapped(stage),
            items: inside.items,
        }));
    }
}

/// Settlements and lakes: what lies under the zones.
pub(super) fn draw_areas(stage: &Stage<'_>, pen: &mut Pen<'_>, shown: &mut Shown) {
    where_mapped(stage, pen, |pen| draw_all_areas(stage, pen, shown));
}

fn draw_all_areas(stage: &Stage<'_>, pen: &mut Pen<'_>, shown: &mut Shown) {
    for (feature, shape) in areas(stage) {
        if stage.viewport.visible_area(shape) <= 0.0 {
            continue;
        }
        let path = stage.viewport.polygons(shape, 0.0).path();
        if feature.kind == ContextKind::Settlement {
            shown.settlements = true;
            pen.fill(path, pen.theme.settlement);
        } else {
            pen.fill(path, pen.theme.water);
        }
        shown.sources.extend_from_slice(&feature.sources);
    }
}

/// Outlines of settlements, over the zones that tint them.
pub(super) fn draw_outlines(stage: &Stage<'_>, pen: &mut Pen<'_>) {
    let color = pen.theme.settlement_edge;
    where_mapped(stage, pen, |pen| {
        for (_, shape) in areas(stage).filter(|(f, _)| f.kind == ContextKind::Settlement) {
            pen.stroke(stage.viewport.polygons(shape, 0.0).path(), 0.8, color, &[]);
        }
    });
}

/// Whether settlements show on open land, and whether they do under zones: by their corners.
pub(super) fn built_up<'z>(
    zones: impl Iterator<Item = &'z Zone> + Clone,
    stage: &Stage<'_>,
) -> (bool, bool) {
    let story = |shape: &MultiPolygon| {
        let mut story = stage.snapshot.zones.iter();
        story.any(|z| z.kind == ZoneKind::Settlement && z.shape == *shape)
    };
    let (mut open, mut held) = (false, false);
    let settlements = areas(stage).filter(|(f, _)| f.kind == ContextKind::Settlement);
    for (_, shape) in settlements.filter(|(_, shape)| !story(shape)) {
        for corner in shape.exterior_coords_iter() {
            let position = LonLat::new(corner.x, corner.y);
            if position.and_then(|p| stage.viewport.visible(p)).is_none() {
                continue;
            }
            let is_held = zones.clone().any(|zone| zone.shape.intersects(&corner));
            open |= !is_held;
            held |= is_held;
            if open && held {
                return (open, held);
            }
        }
    }
    (open, held)
}

/// What there is of the base map's features.
pub(super) fn context<'a>(stage: &Stage<'a>) -> &'a [Context] {
    match stage.backdrop {
        Some(_) => &[],
        None => stage.geodata.context(),
    }
}

fn areas<'a>(stage: &Stage<'a>) -> impl Iterator<Item = (&'a Context, &'a MultiPolygon)> {
    context(stage)
        .iter()
        .filter_map(|feature| match &feature.shape {
            ContextShape::Areas(shape) => Some((feature, shape)),
            ContextShape::Lines(_) => None,
        })
}

/// Rivers.
pub(super) fn draw_rivers(stage: &Stage<'_>, pen: &mut Pen<'_>, shown: &mut Shown) {
    let color = pen.theme.water_line;
    where_mapped(stage, pen, |pen| {
        for line in lines(stage, |f| f.kind == ContextKind::River, shown) {
            pen.stroke(line.path(), RIVER, color, &[]);
            shown.rivers = true;
        }
    });
}

/// Railways and roads, what is mapped over what is only assumed; labels had better spare them.
pub(super) fn draw_ways(
    stage: &Stage<'_>,
    ground: &mut Ground,
    pen: &mut Pen<'_>,
    shown: &mut Shown,
) {
    where_mapped(stage, pen, |pen| draw_all_ways(stage, ground, pen, shown));
}

fn draw_all_ways(stage: &Stage<'_>, ground: &mut Ground, pen: &mut Pen<'_>, shown: &mut Shown) {
    for kind in [ContextKind::Road, ContextKind::Railway] {
        let ways = lines(stage, |f| f.kind == kind, shown).into_iter();
        let parts: Vec<Vec<Point>> = ways.flat_map(|way| way.parts).collect();
        shown.loose_ends |= has_loose_end(&parts, stage.viewport.frame(), pen.unit);
    }
    for certainty in [Certainty::Joined, Certainty::Mapped] {
        let of = |kind| move |f: &Context| f.kind == kind && f.certainty == certainty;
        for line in lines(stage, of(ContextKind::Railway), shown) {
            line.parts.iter().for_each(|part| ground.spare(part));
            match certainty {
                Certainty::Mapped => {
                    shown.railways = true;
                    railway(&line.path(), pen);
                }
                Certainty::Joined => {
                    shown.joined_railways = true;
                    joined_railway(&line.path(), pen);
                }
            }
        }
        let roads = lines(stage, of(ContextKind::Road), shown);
        // All casings first: where two stretches of a road meet, neither cuts the other.
        let all = ScreenLine {
            parts: roads.into_iter().flat_map(|road| road.parts).collect(),
        };
        if all.parts.is_empty() {
            continue;
        }
        all.parts.iter().for_each(|part| ground.spare(part));
        match certainty {
            Certainty::Mapped => {
                shown.roads = true;
                road(&all.path(), &[], pen);
            }
            Certainty::Joined => {
                shown.joined_roads = true;
                road(&all.path(), JOINED, pen);
            }
        }
    }
}

/// Whether one of some lines ends well within the frame, and where no other of them runs.
fn has_loose_end(parts: &[Vec<Point>], frame: Rect, unit: f64) -> bool {
    /// How far from the frame's edge, and from another line, in design units.
    const WITHIN: f64 = 12.0;
    const JOINED: f64 = 4.0;
    let inside = frame.inflate(-WITHIN * unit, -WITHIN * unit);
    let meets = |end: Point, other: &[Point]| {
        let mut edges = other.windows(2).map(|pair| Line::new(pair[0], pair[1]));
        edges.any(|edge| edge.nearest(end, 0.0).distance_sq < (JOINED * unit).powi(2))
    };
    parts.iter().enumerate().any(|(index, part)| {
        let others = || {
            parts
                .iter()
                .enumerate()
                .filter(|(other, _)| *other != index)
        };
        let mut ends = [part.first(), part.last()].into_iter().flatten();
        ends.any(|end| inside.contains(*end) && !others().any(|(_, other)| meets(*end, other)))
    })
}

/// The visible lines of the context that pass a test.
fn lines(stage: &Stage<'_>, test: impl Fn(&Context) -> bool, shown: &mut Shown) -> Vec<ScreenLine> {
    let mut found = Vec::new();
    for feature in context(stage).iter().filter(|f| test(f)) {
        let ContextShape::Lines(shape) = &feature.shape else {
            continue;
        };
        if !shape.iter().any(|line| stage.viewport.shows(line)) {
            continue;
        }
        shown.sources.extend_from_slice(&feature.sources);
        let parts = shape
            .iter()
            .flat_map(|line| stage.viewport.line(line).parts);
        found.push(ScreenLine {
            parts: parts.collect(),
        });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_goes_on_has_no_loose_end() {
        let frame = Rect::new(0.0, 0.0, 100.0, 100.0);
        let line = |from: (f64, f64), to: (f64, f64)| vec![Point::from(from), Point::from(to)];
        let through = line((0.0, 50.0), (100.0, 50.0));
        let loose = |parts: &[Vec<Point>]| has_loose_end(parts, frame, 1.0);
        assert!(!loose(std::slice::from_ref(&through)));
        assert!(loose(&[line((0.0, 50.0), (60.0, 50.0))]));
        // One that another goes on from, and one that ends at another.
        let halves = [
            line((0.0, 50.0), (60.0, 50.0)),
            line((61.0, 50.0), (100.0, 50.0)),
        ];
        assert!(!loose(&halves));
        assert!(!loose(&[through, line((50.0, 0.0), (50.0, 49.0))]));
    }
}
