//! Land by what became of it between two times, paler where the data's error leaves that open.
//!
//! A fill ends at the lines between which the data put it, and shows in it by how likely it is: the
//! share by which the land fades in by the later edge, times that by which it fades out by the
//! earlier one. In a strip narrower than the error that is a half or less. Land that was held and is
//! keeps some of its tint all over: between two lines that run together it would else fade to the
//! look of land that is not held.

use geo::orient::{Direction, Orient};
use geo::{BooleanOps, MultiPolygon};

use super::extent::carry_on;
use super::look::{Fate, Look, is_left};
use super::pen::{Pen, rect_path};
use super::stage::Stage;
use super::story::{is_part, is_vague};
use super::tracts::{SPECK, Tract, union};
use super::zones::{self, PLAIN_BELOW};
use crate::geodata::{Status, Zone, ZoneKind};
use crate::measure::HeldChange;
use crate::scene::{BezPath, Fade, Group, Item};
use crate::units::Metres;

/// The part of its tint that land which was held and is has all over.
const KEPT_FLOOR: f64 = 0.6;

/// One of the two times: what was held, and how well that is known.
pub(super) struct Side {
    held: BezPath,
    open: BezPath,
    /// Settlements of which it is known for themselves who held them, whatever land lies around.
    sure: MultiPolygon,
    /// How far an edge may be off, in pixels.
    reach: f64,
}

impl Side {
    pub(super) fn new(
        held: &MultiPolygon,
        zones: &[Zone],
        accuracy: Metres,
        stage: &Stage<'_>,
    ) -> Side {
        let is_sure = |zone: &&Zone| {
            zone.kind == ZoneKind::Settlement
                && zone.status == Status::Assessed
                && (!is_vague(zone) || is_part(zone))
        };
        let viewport = stage.viewport;
        let reach = viewport.pixels(accuracy);
        let beyond = 2.0 * reach;
        let carried = carry_on(held, stage.snapshot.dataset.extent);
        let held = viewport.polygons(&carried, beyond).path();
        let open = all_but(&held, beyond, stage);
        Side {
            held,
            open,
            sure: union(zones.iter().filter(is_sure).map(|zone| &zone.shape)),
            reach,
        }
    }

    /// Items seen by how likely it is that land was held, or that it was not.
    fn faded(&self, is_held: bool, items: Vec<Item>, unit: f64) -> Vec<Item> {
        if self.reach < PLAIN_BELOW * unit {
            return items;
        }
        let path = if is_held { &self.held } else { &self.open };
        vec![Item::Fade(Fade {
            path: path.clone(),
            reach: self.reach,
            items,
        })]
    }
}

/// All that lies around a shape that is cut so many pixels beyond the frame.
pub(super) fn all_but(shape: &BezPath, beyond: f64, stage: &Stage<'_>) -> BezPath {
    /// More than any shape is cut beyond what it is asked to.
    const FARTHER: f64 = 100.0;
    // It winds against the exteriors, so that the non-zero rule leaves these out.
    let around = stage
        .viewport
        .frame()
        .inflate(beyond + FARTHER, beyond + FARTHER);
    let mut path = rect_path(around);
    path.extend(shape.iter());
    path
}

/// Draws the land of a change between two sides.
pub(super) fn draw(change: &HeldChange, sides: &[Side; 2], stage: &Stage<'_>, pen: &mut Pen<'_>) {
    let look = |fate, pen: &Pen<'_>| Look::of_fate(fate, pen.theme, pen.unit);
    let [floor, kept] = look(Fate::Kept, pen).in_two(KEPT_FLOOR);
    if stage.viewport.visible_area(&change.kept) > 0.0 {
        let path = stage.viewport.polygons(&change.kept, 0.0).path();
        floor.draw(&path, stage.viewport.frame().origin(), pen);
    }
    for (look, shape, is_held) in [
        (kept, &change.kept, [true, true]),
        (look(Fate::Gained, pen), &change.gained, [false, true]),
        (look(Fate::Lost, pen), &change.lost, [true, false]),
    ] {
        for (piece, is_sure) in pieces(shape, sides) {
            draw_piece(&piece, is_sure, is_held, &look, sides, stage, pen);
        }
    }
}

/// A shape, parted by where each side is sure.
fn pieces(shape: &MultiPolygon, sides: &[Side; 2]) -> Vec<(MultiPolygon, [bool; 2])> {
    let mut pieces = Vec::new();
    for first in [true, false] {
        for second in [true, false] {
            let part = |shape: &MultiPolygon, side: &Side, within: bool| match within {
                true => shape.intersection(&side.sure),
                false => shape.difference(&side.sure),
            };
            let piece = part(&part(shape, &sides[0], first), &sides[1], second);
            pieces.push((piece.orient(Direction::Default), [first, second]));
        }
    }
    pieces
}

fn draw_piece(
    piece: &MultiPolygon,
    is_sure: [bool; 2],
    is_held: [bool; 2],
    look: &Look,
    sides: &[Side; 2],
    stage: &Stage<'_>,
    pen: &mut Pen<'_>,
) {
    let viewport = stage.viewport;
    if viewport.visible_area(piece) <= 0.0 {
        return;
    }
    // The pattern's grid is the world's.
    let centre = stage.snapshot.dataset.extent.centre();
    let origin = viewport.pixel(centre).unwrap_or(viewport.frame().center());
    let mut through = pen.blank();
    look.draw(&rect_path(viewport.frame()), origin, &mut through);
    let mut items = through.items;
    for side in [0, 1] {
        if !is_sure[side] {
            items = sides[side].faded(is_held[side], items, pen.unit);
        }
    }
    pen.items.push(Item::Group(Group {
        clip: viewport.polygons(piece, 0.0).path(),
        items,
    }));
}

/// Whether a tract says something that the map of change does not draw of its own.
fn is_other(tract: &Tract<'_>) -> bool {
    !tract.is_held() && !is_left(tract.status, tract.controller)
}

/// Draws what else is said of land, but where there is the hatch of what was lost, or is disputed: two
/// of them could not be read.
pub(super) fn draw_others(
    tracts: &[Tract<'_>],
    hatched: &MultiPolygon,
    stage: &Stage<'_>,
    pen: &mut Pen<'_>,
) {
    let clip = all_but(&stage.viewport.polygons(hatched, 0.0).path(), 0.0, stage);
    let is_drawn = |tract: &Tract<'_>| {
        let left = tract.shape.difference(hatched);
        is_other(tract) && stage.viewport.visible_area(&left) > SPECK * pen.unit * pen.unit
    };
    let mut over = pen.blank();
    over.items.clone_from(&pen.items);
    zones::draw_some(tracts, is_drawn, stage, &mut over);
    let items = over.items.split_off(pen.items.len());
    pen.items.push(Item::Group(Group { clip, items }));
}
