//! Zones of control and their fading edges.

use geo::{Centroid, MultiPolygon};

use super::extent::{around, box_polygon, carry_on};
use super::legend::unmapped;
use super::look::Look;
use super::pen::{Pen, circle, rect_path};
use super::stage::Stage;
use super::tracts::{SPECK, Tract, union};
use crate::geodata::{Status, Zone, ZoneKind};
use crate::projection::Viewport;
use crate::scene::{BezPath, Fade, Group, Item, Point};
use crate::units::{LonLat, LonLatBox};

/// The radius of the disc that stands for a small settlement, in design units.
pub(super) const SYMBOL: f64 = 10.0;
/// An edge that is known better than this many design units is drawn as a plain line.
pub(super) const PLAIN_BELOW: f64 = 3.0;

/// The zones that the picture shows, in drawing order: areas below settlements, what is sure below
/// what is not, otherwise by id.
pub(super) fn shown<'z>(stage: &Stage<'z>, unit: f64) -> Vec<&'z Zone> {
    let mut zones: Vec<&Zone> = stage
        .snapshot
        .zones
        .iter()
        .filter(|zone| stage.viewport.visible_area(&zone.shape) > SPECK * unit * unit)
        .collect();
    zones.sort_by_key(|zone| zone.layer());
    zones
}

/// Draws the zones, cut to the dataset's extent, and what lies beyond it. What the pen has drawn so
/// far is the ground on which they lie.
pub(super) fn draw(tracts: &[Tract<'_>], stage: &Stage<'_>, pen: &mut Pen<'_>) {
    draw_some(tracts, |_| true, stage, pen);
}

/// As [`draw`], of the zones that pass a test: the others are there and not drawn.
pub(super) fn draw_some<'z>(
    tracts: &[Tract<'z>],
    is_drawn: impl Fn(&Tract<'z>) -> bool,
    stage: &Stage<'_>,
    pen: &mut Pen<'_>,
) {
    let brush = Brush::of(stage);
    let [mut sure, mut unsure, mut over] = [(); 3].map(|()| pen.blank());
    let drawn: Vec<&Tract<'_>> = tracts.iter().filter(|tract| is_drawn(tract)).collect();
    let (replacing, rest): (Vec<_>, Vec<_>) = drawn.into_iter().partition(|t| t.replaces);
    for tract in replacing {
        let mut ground = pen.blank();
        ground.items.clone_from(&pen.items);
        brush.draw_alike(tract, tracts, &mut ground);
        brush.draw(tract, &ground.items, &mut over);
    }
    let (certain, others) = by_surety(rest);
    brush.draw_sure(&certain, &mut sure);
    for tract in others {
        brush.draw(tract, &[], &mut unsure);
    }
    // How far an assessed area may be wrong is told by its own edge: what is not sure stops there.
    let mut items = vec![Item::Group(Group {
        clip: brush.outside_of(&assessed(tracts)),
        items: unsure.items,
    })];
    items.append(&mut sure.items);
    items.append(&mut over.items);
    pen.items.push(Item::Group(Group {
        clip: mapped(stage),
        items,
    }));
    if reaches_beyond(stage) {
        let veil = MultiPolygon(vec![around(brush.extent)]);
        let path = stage.viewport.polygons(&veil, 0.0).path();
        unmapped(path, brush.origin, pen);
    }
}

/// Draws the zones on nothing: what a zone replaces is cut out under it. Beyond the dataset's extent
/// there is nothing.
///
/// `grain` is how coarse patterns are, of what they are in the key: a small picture needs finer ones.
pub(super) fn draw_on_nothing(
    tracts: &[Tract<'_>],
    stage: &Stage<'_>,
    grain: f64,
    pen: &mut Pen<'_>,
) {
    let brush = Brush {
        grain,
        ..Brush::of(stage)
    };
    let drawn = |draw: &dyn Fn(&mut Pen<'_>)| {
        let mut pen = pen.blank();
        draw(&mut pen);
        pen.items
    };
    let (over, rest): (Vec<_>, Vec<_>) = tracts.iter().partition(|tract| tract.replaces);
    let (sure, unsure) = by_surety(rest);
    let mut items = vec![Item::Group(Group {
        clip: brush.outside_of(&assessed(tracts)),
        items: drawn(&|pen| unsure.iter().for_each(|tract| brush.draw(tract, &[], pen))),
    })];
    items.extend(drawn(&|pen| brush.draw_sure(&sure, pen)));
    for tract in over {
        let clip = brush.outside_of(&[tract.shape.as_ref()]);
        items = vec![Item::Group(Group { clip, items })];
        items.extend(drawn(&|pen| brush.draw(tract, &[], pen)));
    }
    pen.items.push(Item::Group(Group {
        clip: mapped(stage),
        items,
    }));
}

/// Tracts that are assessed, and others.
fn by_surety<'t, 'z>(tracts: Vec<&'t Tract<'z>>) -> (Vec<&'t Tract<'z>>, Vec<&'t Tract<'z>>) {
    let is_sure = |tract: &&Tract<'_>| tract.status == Status::Assessed;
    tracts.into_iter().partition(is_sure)
}

/// The assessed areas.
fn assessed<'t>(tracts: &'t [Tract<'_>]) -> Vec<&'t MultiPolygon> {
    shapes(tracts, |t| {
        t.kind == ZoneKind::Area && t.status == Status::Assessed
    })
}

/// Whether the picture shows land that the dataset does not map.
pub(super) fn reaches_beyond(stage: &Stage<'_>) -> bool {
    let frame = stage.viewport.frame();
    let mapped = MultiPolygon(vec![box_polygon(stage.snapshot.dataset.extent)]);
    stage.viewport.visible_area(&mapped) < frame.area() - SPECK
}

/// What the dataset maps, in pixels.
pub(super) fn mapped(stage: &Stage<'_>) -> BezPath {
    let mapped = MultiPolygon(vec![box_polygon(stage.snapshot.dataset.extent)]);
    stage.viewport.polygons(&mapped, 0.0).path()
}

/// What every tract of a picture is drawn with.
struct Brush<'a> {
    viewport: &'a Viewport,
    extent: LonLatBox,
    /// A point of the world's pattern grid, in pixels.
    origin: Point,
    /// How coarse patterns are, of what they are in the key.
    grain: f64,
}

impl<'a> Brush<'a> {
    fn of(stage: &Stage<'a>) -> Brush<'a> {
        let (viewport, extent) = (stage.viewport, stage.snapshot.dataset.extent);
        let origin = viewport.pixel(extent.centre());
        Brush {
            viewport,
            extent,
            origin: origin.unwrap_or(viewport.frame().center()),
            grain: 1.0,
        }
    }

    /// Draws assessed tracts that hide nothing. Settlements that say the same are one where they lie over
    /// one another: nowhere is land tinted twice for two of them.
    fn draw_sure(&self, tracts: &[&Tract<'_>], pen: &mut Pen<'_>) {
        for (i, tract) in tracts.iter().enumerate() {
            let Some(mut path) = self.plain_path(tract, pen.unit) else {
                self.draw(tract, &[], pen);
                continue;
            };
            let with_it = |other: &&&Tract<'_>| tract.adjoins(other);
            let is_plain = |other: &&Tract<'_>| self.plain_path(other, pen.unit).is_some();
            if tracts[..i].iter().filter(with_it).any(is_plain) {
                continue;
            }
            for other in tracts[i + 1..].iter().filter(with_it) {
                let other = self.plain_path(other, pen.unit);
                path.extend(other.iter().flat_map(BezPath::iter));
            }
            self.look(tract, pen).draw(&path, self.origin, pen);
        }
    }

    /// What a tract is drawn with.
    fn look(&self, tract: &Tract<'_>, pen: &Pen<'_>) -> Look {
        let look = Look::of(tract.status, tract.controller, pen.theme, pen.unit);
        look.grained(self.grain)
    }

    /// The outline of a tract that is drawn with a plain edge.
    fn plain_path(&self, tract: &Tract<'_>, unit: f64) -> Option<BezPath> {
        let is_plain = self.viewport.pixels(tract.accuracy) < PLAIN_BELOW * unit;
        let symbols = self.symbols(tract, SYMBOL * unit);
        symbols.or_else(|| is_plain.then(|| self.path(&tract.shape, 0.0)))
    }

    /// Draws a tract over `ground`, which hides what is there already.
    fn draw(&self, tract: &Tract<'_>, ground: &[Item], pen: &mut Pen<'_>) {
        let look = self.look(tract, pen);
        let reach = self.viewport.pixels(tract.accuracy);
        let plain = self.plain_path(tract, pen.unit);
        let is_plain = plain.is_some();
        let path = plain.unwrap_or_else(|| self.path(&tract.shape, 2.0 * reach));
        let mut through = pen.blank();
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

    /// Draws, for a settlement that hides the areas below it, the area that says the same as it does:
    /// on that its tint is the one that the key shows, wherever it lies.
    fn draw_alike(&self, tract: &Tract<'_>, tracts: &[Tract<'_>], pen: &mut Pen<'_>) {
        let said = |t: &Tract<'_>| (t.status, t.controller);
        let is_alike = |t: &Tract<'_>| t.kind == ZoneKind::Area && said(t) == said(tract);
        if tract.kind == ZoneKind::Settlement && tracts.iter().any(is_alike) {
            let look = self.look(tract, pen);
            look.draw(&rect_path(self.viewport.frame()), self.origin, pen);
        }
    }

    /// Discs for settlements of which it is only about known where they lie, if they would be too
    /// small to show what is said of them.
    fn symbols(&self, tract: &Tract<'_>, radius: f64) -> Option<BezPath> {
        let mut path = BezPath::new();
        for polygon in tract.shape.iter().filter(|_| tract.is_vague) {
            let (lon, lat) = polygon.centroid()?.x_y();
            let at = self.viewport.pixel(LonLat::new(lon, lat)?)?;
            let alone = MultiPolygon(vec![polygon.clone()]);
            if self.viewport.visible_area(&alone) > std::f64::consts::PI * radius * radius {
                return None;
            }
            // Wound as exteriors are.
            let disc = circle(at, radius).reverse_subpaths();
            kurbo::flatten(&disc, 0.02, |element| path.push(element));
        }
        (!path.is_empty()).then_some(path)
    }

    /// A shape in pixels. The edge of the extent is no edge of a zone: the zone is carried on
    /// beyond it, and the picture is cut there.
    fn path(&self, shape: &MultiPolygon, beyond: f64) -> BezPath {
        let carried = carry_on(shape, self.extent);
        self.viewport.polygons(&carried, beyond).path()
    }

    /// The frame without some shapes.
    fn outside_of(&self, left_out: &[&MultiPolygon]) -> BezPath {
        const BEYOND: f64 = 100.0;
        // The frame winds against the exteriors, so that the non-zero rule leaves the areas out; one
        // that overlaps another would bring it back.
        let r = self.viewport.frame().inflate(BEYOND, BEYOND);
        let mut path = BezPath::new();
        path.move_to((r.x0, r.y0));
        for corner in [(r.x1, r.y0), (r.x1, r.y1), (r.x0, r.y1)] {
            path.line_to(corner);
        }
        path.close_path();
        match left_out {
            [one] => path.extend(self.path(one, 0.0).iter()),
            _ => path.extend(self.path(&union(left_out.iter().copied()), 0.0).iter()),
        }
        path
    }
}

pub(super) fn shapes<'t, 'z>(
    tracts: &'t [Tract<'z>],
    test: impl Fn(&Tract<'z>) -> bool,
) -> Vec<&'t MultiPolygon> {
    let tracts = tracts.iter().filter(|tract| test(tract));
    tracts.map(|tract| tract.shape.as_ref()).collect()
}
