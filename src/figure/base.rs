//! The base map: land and water, settlements, rivers, railways, roads.

use geo::{BoundingRect, CoordsIter, Intersects, MultiPolygon, Polygon};

use super::pen::{Pen, rect_path};
use super::stage::Stage;
use super::zones;
use crate::geodata::{Context, ContextKind, ContextShape, Zone, ZoneKind};
use crate::projection::ScreenLine;
use crate::scene::{BezPath, Group, Item};
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
pub(super) fn where_mapped(stage: &Stage<'_>, pen: &mut Pen<'_>, draw: impl FnOnce(&mut Pen<'_>)) {
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

/// The visible lines of the context that pass a test.
pub(super) fn lines(
    stage: &Stage<'_>,
    test: impl Fn(&Context) -> bool,
    shown: &mut Shown,
) -> Vec<ScreenLine> {
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
