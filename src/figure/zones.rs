//! Zones of control, their fading edges, and the line of contact.

use std::borrow::Cow;

use geo::orient::{Direction, Orient};
use geo::{BooleanOps, BoundingRect, Covers, Intersects, LineString, MultiPolygon, unary_union};

use super::extent::{around, box_polygon, carry_on, off_the_edge};
use super::legend::{FRONT, unmapped};
use super::look::{Look, told_apart};
use super::pen::{Pen, rect_path};
use super::stage::Stage;
use crate::geodata::{Controller, Status, Zone, ZoneKind};
use crate::projection::Viewport;
use crate::scene::{BezPath, Fade, Group, Item, Point};
use crate::units::{LonLatBox, Metres};

/// An edge that is known better than this many design units is drawn as a plain line.
const PLAIN_BELOW: f64 = 3.0;
/// What shows less than this many square design units is not in the picture.
const SPECK: f64 = 16.0;

/// The zones that the picture shows, in drawing order: areas below settlements, what is sure below
/// what is not, otherwise as the file has them.
pub(super) fn shown<'z>(stage: &Stage<'z>, unit: f64) -> Vec<&'z Zone> {
    let mut zones: Vec<&Zone> = stage
        .snapshot
        .zones
        .iter()
        .filter(|zone| stage.viewport.visible_area(&zone.shape) > SPECK * unit * unit)
        .collect();
    zones.sort_by_key(|zone| (zone.kind == ZoneKind::Settlement, zone.status));
    zones
}

/// Zones that look alike and are known equally well, as one shape: where two of them meet there is
/// no edge, and where they overlap no darker land.
struct Tract<'z> {
    kind: ZoneKind,
    status: Status,
    controller: Controller,
    accuracy: Metres,
    shape: Cow<'z, MultiPolygon>,
}

impl Tract<'_> {
    /// Whether the two say different things of land that they share.
    fn contradicts(&self, other: &Tract<'_>, stage: &Stage<'_>, speck: f64) -> bool {
        let alike = (self.status, self.controller) == (other.status, other.controller);
        let boxes = self.shape.bounding_rect().zip(other.shape.bounding_rect());
        if alike || boxes.is_none_or(|(a, b)| !a.intersects(&b)) {
            return false;
        }
        let shared = self.shape.intersection(other.shape.as_ref());
        stage.viewport.visible_area(&shared) > speck
    }
}

/// The tracts of zones, in drawing order.
fn tracts<'z>(zones: &[&'z Zone]) -> Vec<Tract<'z>> {
    let mut tracts: Vec<(Tract<'z>, Vec<&'z Zone>)> = Vec::new();
    for &zone in zones {
        let controller = told_apart(zone.status, zone.controller);
        let same = |t: &Tract<'_>| {
            (t.kind, t.status, t.controller, t.accuracy)
                == (zone.kind, zone.status, controller, zone.accuracy)
        };
        match tracts.iter_mut().find(|(tract, _)| same(tract)) {
            Some((_, members)) => members.push(zone),
            None => {
                let tract = Tract {
                    kind: zone.kind,
                    status: zone.status,
                    controller,
                    accuracy: zone.accuracy,
                    shape: Cow::Borrowed(&zone.shape),
                };
                tracts.push((tract, vec![zone]));
            }
        }
    }
    let united = tracts.into_iter().map(|(tract, members)| Tract {
        shape: united(&members),
        ..tract
    });
    united.collect()
}

fn united<'z>(zones: &[&'z Zone]) -> Cow<'z, MultiPolygon> {
    match zones {
        [zone] => Cow::Borrowed(&zone.shape),
        _ => Cow::Owned(union(zones.iter().map(|zone| &zone.shape))),
    }
}

/// The union, wound as the zones are: exteriors counter-clockwise.
fn union<'s>(shapes: impl IntoIterator<Item = &'s MultiPolygon>) -> MultiPolygon {
    unary_union(shapes).orient(Direction::Default)
}

/// Draws the zones, cut to the dataset's extent, and what lies beyond it. What the pen has drawn so
/// far is the ground on which they lie.
pub(super) fn draw(zones: &[&Zone], stage: &Stage<'_>, pen: &mut Pen<'_>) {
    let (viewport, extent) = (stage.viewport, stage.snapshot.dataset.extent);
    let origin = viewport.pixel(extent.centre());
    let brush = Brush {
        viewport,
        extent,
        origin: origin.unwrap_or(viewport.frame().center()),
    };
    let tracts = tracts(zones);
    let speck = SPECK * pen.unit * pen.unit;
    let lies_over = |i: usize| {
        let mut below = tracts[..i].iter();
        below.any(|below| tracts[i].contradicts(below, stage, speck))
    };
    let [mut sure, mut unsure, mut over] = [(); 3].map(|()| Pen::new(pen.theme, pen.unit));
    for (i, tract) in tracts.iter().enumerate() {
        if lies_over(i) {
            // Of two that say different things of the same land, the later is the nearer to it.
            brush.draw(tract, &pen.items, &mut over);
        } else if tract.status == Status::Assessed {
            brush.draw(tract, &[], &mut sure);
        } else {
            brush.draw(tract, &[], &mut unsure);
        }
    }
    // How far an assessed area may be wrong is told by its own edge: what is not sure stops there.
    let mut items = vec![Item::Group(Group {
        clip: brush.outside_of(&tracts),
        items: unsure.items,
    })];
    items.append(&mut sure.items);
    items.append(&mut over.items);
    let mapped = MultiPolygon(vec![box_polygon(extent)]);
    let clip = viewport.polygons(&mapped, 0.0).path();
    pen.items.push(Item::Group(Group { clip, items }));
    if reaches_beyond(stage) {
        let veil = MultiPolygon(vec![around(extent)]);
        unmapped(viewport.polygons(&veil, 0.0).path(), brush.origin, pen);
    }
}

/// How much of the frame zones cover, in square pixels.
pub(super) fn covered<'z>(zones: impl Iterator<Item = &'z Zone>, stage: &Stage<'_>) -> f64 {
    let zones: Vec<&Zone> = zones.collect();
    stage.viewport.visible_area(&united(&zones))
}

/// Whether the picture shows land that the dataset does not map.
pub(super) fn reaches_beyond(stage: &Stage<'_>) -> bool {
    let frame = stage.viewport.frame();
    let mapped = MultiPolygon(vec![box_polygon(stage.snapshot.dataset.extent)]);
    stage.viewport.visible_area(&mapped) < frame.area() - SPECK
}

/// What every tract of a picture is drawn with.
struct Brush<'a> {
    viewport: &'a Viewport,
    extent: LonLatBox,
    /// A point of the world's pattern grid, in pixels.
    origin: Point,
}

impl Brush<'_> {
    /// Draws a tract over `ground`, which hides what is there already.
    fn draw(&self, tract: &Tract<'_>, ground: &[Item], pen: &mut Pen<'_>) {
        let look = Look::of(tract.status, tract.controller, pen.theme, pen.unit);
        let reach = self.viewport.pixels(tract.accuracy);
        let is_plain = reach < PLAIN_BELOW * pen.unit;
        let path = self.path(&tract.shape, if is_plain { 0.0 } else { 2.0 * reach });
        let mut through = Pen::new(pen.theme, pen.unit);
        through.items.extend_from_slice(ground);
        if is_plain {
            look.draw(&path, self.origin, &mut through);
        } else {
            let frame = rect_path(self.viewport.frame());
            look.draw(&frame, self.origin, &mut through);
        }
        let items = through.items;
        pen.items.extend(match (is_plain, ground) {
            (true, []) => items,
            (true, _) => vec![Item::Group(Group {
                clip: path.clone(),
                items,
            })],
            (false, _) => vec![Item::Fade(Fade {
                path: path.clone(),
                reach,
                items,
            })],
        });
        look.draw_outline(&path, pen);
    }

    /// A shape in pixels. The edge of the extent is no edge of a zone: the zone is carried on
    /// beyond it, and the picture is cut there.
    fn path(&self, shape: &MultiPolygon, beyond: f64) -> BezPath {
        let carried = carry_on(shape, self.extent);
        self.viewport.polygons(&carried, beyond).path()
    }

    /// The frame without the assessed areas.
    fn outside_of(&self, tracts: &[Tract<'_>]) -> BezPath {
        const BEYOND: f64 = 100.0;
        let areas = tracts.iter().filter(|t| t.kind == ZoneKind::Area);
        let sure: Vec<&MultiPolygon> = areas
            .filter(|t| t.status == Status::Assessed)
            .map(|t| t.shape.as_ref())
            .collect();
        // The frame winds against the exteriors, so that the non-zero rule leaves the areas out; one
        // that overlaps another would bring it back.
        let r = self.viewport.frame().inflate(BEYOND, BEYOND);
        let mut path = BezPath::new();
        path.move_to((r.x0, r.y0));
        for corner in [(r.x1, r.y0), (r.x1, r.y1), (r.x0, r.y1)] {
            path.line_to(corner);
        }
        path.close_path();
        match sure.as_slice() {
            [one] => path.extend(self.path(one, 0.0).iter()),
            _ => path.extend(self.path(&union(sure), 0.0).iter()),
        }
        path
    }
}

/// The lines of contact: the edges of the land under assessed Russian control, without the
/// stretches that are only the edge of the dataset.
pub(super) fn front(zones: &[&Zone], extent: LonLatBox) -> Vec<LineString> {
    let held: Vec<&Zone> = zones.iter().copied().filter(|z| is_held(z)).collect();
    let mut land = united(&held);
    let mapped = box_polygon(extent);
    if land.bounding_rect().is_some_and(|r| !mapped.covers(&r)) {
        land = Cow::Owned(land.intersection(&mapped).orient(Direction::Default));
    }
    land.iter()
        .flat_map(|p| std::iter::once(p.exterior()).chain(p.interiors()))
        .flat_map(|ring| off_the_edge(ring, extent))
        .collect()
}

fn is_held(zone: &Zone) -> bool {
    zone.kind == ZoneKind::Area
        && (zone.status, zone.controller) == (Status::Assessed, Controller::Russia)
}

/// Draws lines of contact.
pub(super) fn draw_front(lines: &[LineString], stage: &Stage<'_>, pen: &mut Pen<'_>) {
    for line in lines {
        let path = stage.viewport.line(line).path();
        pen.stroke(path, FRONT.0, pen.theme.front, FRONT.1);
    }
}
