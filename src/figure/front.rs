//! The line of contact on a map.

use std::borrow::Cow;
use std::sync::{Mutex, PoisonError};

use geo::orient::{Direction, Orient};
use geo::{
    BooleanOps, BoundingRect, CoordsIter, Covers, InteriorPoint, Intersects, LineString,
    MultiLineString, MultiPolygon,
};

use super::extent::box_polygon;
use super::legend::{FRONT, front_casing};
use super::pen::Pen;
use super::stage::Stage;
use super::tracts::{Tract, union};
use super::zones::shapes;
use crate::geodata::{Controller, ZoneKind};
use crate::measure::{Front, contact, enclosed_gaps};
use crate::units::{LonLat, LonLatBox};

/// The lines of contact: the edges of the land and towns under assessed Russian control, less what other
/// zones say of it, without what is no line of contact ([`contact`]) in the picture and without the
/// stretches that cross a settlement of which it is only about known where it lies.
pub(super) fn of(tracts: &[Tract<'_>], stage: &Stage<'_>) -> Vec<LineString> {
    let counted = counted(held(tracts, stage), window(stage), stage);
    without_vague(strings(&counted), tracts)
}

/// The same, with the gaps in the land behind them that may be none ([`enclosed_gaps`]), but for such of which a zone
/// says something, and for what lies beyond the country's land, as lagoons do.
pub(super) fn with_gaps(
    home: &str,
    tracts: &[Tract<'_>],
    stage: &Stage<'_>,
) -> (Vec<LineString>, MultiPolygon) {
    let within = window(stage);
    let counted = counted(held(tracts, stage), within, stage);
    let others = shapes(tracts, |t| !t.is_held());
    let country = stage.geodata.outline(home);
    let mut gaps = enclosed_gaps(&counted, within);
    gaps.0.retain(|gap| {
        let is_land = |at: geo::Point| country.is_none_or(|country| country.shape.intersects(&at));
        gap.interior_point().is_some_and(is_land)
            && !others.iter().any(|other| other.intersects(gap))
    });
    (without_vague(strings(&counted), tracts), gaps)
}

/// Lines of contact in all that one snapshot maps, with the land whose they are: at most zoom levels of an
/// overlay that is the same.
#[derive(Debug, Default)]
pub struct Fronts(Mutex<Vec<(MultiPolygon, Vec<LineString>)>>);

impl Fronts {
    /// The lines of contact ([`of`]) in all that the snapshot maps.
    pub(super) fn of(&self, tracts: &[Tract<'_>], stage: &Stage<'_>) -> Vec<LineString> {
        let land = held(tracts, stage);
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let found = known.iter().find(|(other, _)| *other == land);
        let lines = match found {
            Some((_, lines)) => lines.clone(),
            None => {
                let counted = counted(land.clone(), stage.snapshot.dataset.extent, stage);
                let lines = strings(&counted);
                known.push((land, lines.clone()));
                lines
            }
        };
        drop(known);
        without_vague(lines, tracts)
    }
}

/// The land and towns under assessed Russian control, less what other zones say of it.
fn held(tracts: &[Tract<'_>], stage: &Stage<'_>) -> MultiPolygon {
    let extent = stage.snapshot.dataset.extent;
    let held = shapes(tracts, |t| t.kind == ZoneKind::Area && t.is_held());
    let mut land = match held.as_slice() {
        [one] => Cow::Borrowed(*one),
        _ => Cow::Owned(union(held)),
    };
    // A town that is held lies behind the line, also where the area's edge, which is known less
    // well, runs through it.
    let mut towns = shapes(tracts, |t| {
        t.kind == ZoneKind::Settlement && t.is_held() && !t.is_vague
    });
    let is_behind = |town: &MultiPolygon| town.coords_iter().all(|c| land.intersects(&c));
    towns.retain(|town| !land.0.is_empty() && !is_behind(town));
    if !towns.is_empty() {
        towns.push(&land);
        land = Cow::Owned(union(towns));
    }
    let others = shapes(tracts, |t| t.replaces && !t.is_held() && !t.is_vague);
    if !others.is_empty() {
        let others = union(others);
        land = Cow::Owned(land.difference(&others).orient(Direction::Default));
    }
    let mapped = box_polygon(extent);
    if land.bounding_rect().is_some_and(|r| !mapped.covers(&r)) {
        land = Cow::Owned(land.intersection(&mapped).orient(Direction::Default));
    }
    land.into_owned()
}

/// Lines without what crosses a settlement of which it is only about known where it lies.
fn without_vague(lines: Vec<LineString>, tracts: &[Tract<'_>]) -> Vec<LineString> {
    let about = shapes(tracts, |t| t.replaces && !t.is_held() && t.is_vague);
    if about.is_empty() {
        return lines;
    }
    union(about).clip(&MultiLineString(lines), true).0
}

/// The edge of land, as far as it is one of contact in and around a box.
fn counted(land: MultiPolygon, within: LonLatBox, stage: &Stage<'_>) -> Front {
    let drawn = Front::around(land, stage.snapshot, Controller::Russia);
    contact(drawn, stage.snapshot, within, stage.geodata.land_ends())
}

fn strings(front: &Front) -> Vec<LineString> {
    let line = |line: &Vec<LonLat>| line.iter().map(|at| (at.lon(), at.lat())).collect();
    front.lines.iter().map(line).collect()
}

/// A box around all that the picture shows.
fn window(stage: &Stage<'_>) -> LonLatBox {
    let all: Vec<LonLat> = stage.viewport.outline().collect();
    let ends = |of: fn(&LonLat) -> f64| {
        let least = all.iter().map(of).fold(f64::INFINITY, f64::min);
        [least, all.iter().map(of).fold(f64::NEG_INFINITY, f64::max)]
    };
    let ([west, east], [south, north]) = (ends(|at| at.lon()), ends(|at| at.lat()));
    LonLatBox::new([west, south, east, north]).unwrap_or(stage.view.bounds)
}

/// Draws lines of contact.
pub(super) fn draw(lines: &[LineString], stage: &Stage<'_>, pen: &mut Pen<'_>) {
    let paths = lines.iter().map(|line| stage.viewport.line(line).path());
    let paths: Vec<_> = paths.collect();
    paths.iter().for_each(|path| front_casing(path, pen));
    for path in paths {
        pen.stroke(path, FRONT.0, pen.theme.front, FRONT.1);
    }
}
