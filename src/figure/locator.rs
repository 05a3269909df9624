//! The inset that shows where the map lies.

use super::country_names::deepest;
use super::pen::{Pen, circle, rect_path};
use super::stage::Stage;
use crate::projection::Viewport;
use crate::scene::{BezPath, Group, Item, Point, Rect};
use crate::text::Face;
use crate::units::LonLatBox;

/// A map that takes up less than this, in design units, is told by a dot instead of its frame.
const LEAST: f64 = 14.0;

/// Draws the inset in `frame`: `bounds` with the home country, the neighbours whose border the
/// geodata have, and the map's place.
pub(super) fn draw(
    home: &str,
    bounds: LonLatBox,
    frame: Rect,
    stage: &Stage<'_>,
    pen: &mut Pen<'_>,
) {
    let viewport = Viewport::fit(bounds, frame).at_density(stage.viewport.density());
    let (theme, u) = (pen.theme, pen.unit);
    let mut inside = pen.blank();
    inside.fill(rect_path(frame), theme.water);
    let mut home_path = BezPath::new();
    let is_named =
        |iso: &str| iso == home || stage.geodata.borders().iter().any(|b| b.neighbour == iso);
    for country in stage.geodata.countries() {
        let path = viewport.polygons(&country.shape, 0.0).path();
        let is_home = country.iso == home;
        inside.fill(
            path.clone(),
            if is_home {
                theme.locator
            } else {
                theme.foreign_land
            },
        );
        if is_home {
            home_path = path;
        } else {
            inside.stroke(path, 0.7, theme.paper, &[]);
        }
    }
    inside.stroke(home_path, 1.0, theme.border, &[]);
    let taken = place_map(&viewport, stage.viewport, &mut inside);
    for country in stage
        .geodata
        .countries()
        .iter()
        .filter(|c| is_named(&c.iso))
    {
        let size = if country.iso == home { 14.0 } else { 12.0 };
        let name = inside.shape(stage.name(&country.name), Face::Bold, size);
        let room = |at: Point| Rect::from_center_size(at, (name.width() + 4.0 * u, 2.0 * size * u));
        let within = frame.inflate(-4.0 * u, 0.0);
        let free = |at: &Point| {
            let room = room(*at);
            !room.overlaps(taken) && room.x0 >= within.x0 && room.x1 <= within.x1
        };
        let places = deepest(&viewport, &country.shape, name.width() / 2.0);
        if let Some(at) = places.into_iter().find(free) {
            let at = Point::new(at.x - name.width() / 2.0, at.y + name.cap_height() / 2.0);
            inside.text(name, at, theme.quiet_ink);
        }
    }
    pen.items.push(Item::Group(Group {
        clip: rect_path(frame),
        items: inside.items,
    }));
    pen.stroke(rect_path(frame), 1.0, theme.rule, &[]);
}

/// Draws the frame of the map, or a dot where that would be too small to see; the room it takes.
fn place_map(inset: &Viewport, map: &Viewport, pen: &mut Pen<'_>) -> Rect {
    let (theme, u) = (pen.theme, pen.unit);
    let outline: Vec<Point> = map.outline().filter_map(|p| inset.pixel(p)).collect();
    let Some(&first) = outline.first() else {
        return Rect::ZERO;
    };
    let bounds = outline
        .iter()
        .fold(Rect::from_points(first, first), |r, p| r.union_pt(*p));
    if bounds.width() < LEAST * u {
        pen.fill(circle(bounds.center(), 6.0 * u), theme.halo);
        pen.fill(circle(bounds.center(), 4.4 * u), theme.russia);
    } else {
        let within = inset.frame().inflate(-1.5 * u, -1.5 * u);
        pen.stroke(rect_path(bounds.intersect(within)), 1.8, theme.russia, &[]);
    }
    bounds
}
