//! What of a scene leaves a mark in a rectangle.
//!
//! Edges are not cut in two: those that come near are kept as they are and the others left out or drawn
//! together, so that a rectangle looks as it does in the whole, to the last bit of each coordinate. An
//! area that covers all of a rectangle becomes a plain one.

use kurbo::{BezPath, PathEl, Point, Rect, Shape, Vec2};

use super::{Fade, Fill, Group, Hatch, Item, Picture, Stroke, Text};

/// Anti-aliasing reaches this many pixels beyond an edge.
const AROUND: f64 = 2.0;

/// The items that leave a mark in a rectangle, in their order.
pub fn cut(items: &[Item], to: Rect) -> Vec<Item> {
    let mut kept = Vec::new();
    for item in items {
        cut_item(item, to, &mut kept);
    }
    kept
}

fn cut_item(item: &Item, to: Rect, kept: &mut Vec<Item>) {
    match item {
        Item::Fill(fill) => {
            if let Some(path) = area(&fill.path, to, AROUND).path() {
                let color = fill.color;
                kept.push(Item::Fill(Fill { path, color }));
            }
        }
        Item::Hatch(hatch) => {
            if let Some(path) = area(&hatch.path, to, AROUND).path() {
                let (pattern, origin) = (hatch.pattern.clone(), hatch.origin);
                kept.push(Item::Hatch(Hatch {
                    path,
                    pattern,
                    origin,
                }));
            }
        }
        Item::Stroke(stroke) => {
            let path = line(&stroke.path, to, stroke.width + AROUND);
            if !path.is_empty() {
                kept.push(Item::Stroke(Stroke {
                    path,
                    dashes: stroke.dashes.clone(),
                    ..*stroke
                }));
            }
        }
        // Without an edge within reach, nothing fades; with one, those farther off may decide how it does.
        Item::Fade(fade) => match area(&fade.path, to, fade.reach + AROUND) {
            Area::Nothing => {}
            Area::All(_) => kept.extend(cut(&fade.items, to)),
            Area::Part(_) => {
                let path = area(&fade.path, to, 2.0 * fade.reach + AROUND).path();
                let items = cut(&fade.items, to);
                let reach = fade.reach;
                kept.extend(
                    path.filter(|_| !items.is_empty())
                        .map(|path| Item::Fade(Fade { path, reach, items })),
                );
            }
        },
        Item::Group(group) => match area(&group.clip, to, AROUND) {
            Area::Nothing => {}
            Area::All(_) => kept.extend(cut(&group.items, to)),
            Area::Part(clip) => {
                let items = cut(&group.items, to);
                kept.extend((!items.is_empty()).then_some(Item::Group(Group { clip, items })));
            }
        },
        Item::Text(text) => {
            if reach_of(text).overlaps(to) {
                kept.push(Item::Text(text.clone()));
            }
        }
        Item::Picture(picture) => {
            if picture.window.overlaps(to) {
                kept.push(item.clone());
            }
        }
    }
}

/// The items, moved. By whole pixels nothing else changes.
pub fn moved(items: Vec<Item>, by: Vec2) -> Vec<Item> {
    let shift = kurbo::Affine::translate(by);
    let one = |item| match item {
        Item::Fill(fill) => Item::Fill(Fill {
            path: shift * fill.path,
            ..fill
        }),
        Item::Hatch(hatch) => Item::Hatch(Hatch {
            path: shift * hatch.path,
            origin: hatch.origin + by,
            ..hatch
        }),
        Item::Stroke(stroke) => Item::Stroke(Stroke {
            path: shift * stroke.path,
            ..stroke
        }),
        Item::Fade(fade) => Item::Fade(Fade {
            path: shift * fade.path,
            items: moved(fade.items, by),
            ..fade
        }),
        Item::Group(group) => Item::Group(Group {
            clip: shift * group.clip,
            items: moved(group.items, by),
        }),
        Item::Text(text) => Item::Text(Text {
            origin: text.origin + by,
            ..text
        }),
        Item::Picture(picture) => Item::Picture(Picture {
            window: picture.window + by,
            ..picture
        }),
    };
    items.into_iter().map(one).collect()
}

/// What text and its halo may cover.
fn reach_of(text: &Text) -> Rect {
    let around = text.halo.map_or(0.0, |(_, width)| width) + AROUND;
    let ink = text.shaped.ink();
    let turned = kurbo::Affine::rotate(text.angle.to_radians()).transform_rect_bbox(ink);
    (turned + text.origin.to_vec2()).inflate(around, around)
}

/// What an area is in a rectangle.
enum Area {
    Nothing,
    /// It covers all; a plain area that does so too.
    All(BezPath),
    /// Its edge runs through, or near.
    Part(BezPath),
}

impl Area {
    fn path(self) -> Option<BezPath> {
        match self {
            Area::Nothing => None,
            Area::All(path) | Area::Part(path) => Some(path),
        }
    }
}

/// What an area by the non-zero rule is in a rectangle, with its edges as far as `around` it.
fn area(path: &BezPath, to: Rect, around: f64) -> Area {
    let near = to.inflate(around, around);
    if !near.overlaps(path.control_box()) {
        return Area::Nothing;
    }
    if path.elements().iter().any(is_curve) {
        return Area::Part(path.clone());
    }
    let mut kept = BezPath::new();
    // How often the rings without an edge near wind around the rectangle.
    let mut turns = 0;
    // What lies beyond one side does not wind around it.
    for ring in subpaths(path).filter(|ring| !ring.is_beside(near)) {
        match self::ring(&ring.points(), near) {
            Ring::Far(winding) => turns += winding,
            Ring::Near(points) => append(&mut kept, &points, true),
        }
    }
    let cover = near.inflate(AROUND, AROUND);
    if kept.is_empty() {
        return match turns {
            0 => Area::Nothing,
            _ => Area::All(cover.to_path(0.1)),
        };
    }
    for _ in 0..turns.abs() {
        let mut corners = [
            (cover.x0, cover.y0),
            (cover.x1, cover.y0),
            (cover.x1, cover.y1),
            (cover.x0, cover.y1),
        ]
        .map(Point::from);
        if turns < 0 {
            corners.reverse();
        }
        append(&mut kept, &corners, true);
    }
    Area::Part(kept)
}

/// What a ring is near a rectangle.
enum Ring {
    /// No edge of it is: how often it winds around, clockwise in pixels.
    Far(i32),
    /// The ring, its far parts drawn together.
    Near(Vec<Point>),
}

fn ring(points: &[Point], near: Rect) -> Ring {
    let mut kept: Vec<Point> = Vec::new();
    let mut any_near = false;
    let count = points.len();
    for (i, &point) in points.iter().enumerate() {
        let next = points[(i + 1) % count];
        let before = kept.last().copied().unwrap_or(points[count - 1]);
        any_near |= may_meet(point, next, near);
        // On the way there and from there all lies beyond one side.
        if sides(before, near) & sides(point, near) & sides(next, near) == 0 || kept.is_empty() {
            kept.push(point);
        }
    }
    if any_near {
        return Ring::Near(kept);
    }
    let mut winding = BezPath::new();
    append(&mut winding, &kept, true);
    Ring::Far(winding.winding(near.center()))
}

/// The parts of a line that come near a rectangle, each edge whole.
fn line(path: &BezPath, to: Rect, around: f64) -> BezPath {
    let near = to.inflate(around, around);
    if !near.overlaps(path.control_box().inflate(around, around)) {
        return BezPath::new();
    }
    if path.elements().iter().any(is_curve) {
        return path.clone();
    }
    let mut kept = BezPath::new();
    for subpath in subpaths(path).filter(|subpath| !subpath.is_beside(near)) {
        let is_far = |pair: &[Point]| !may_meet(pair[0], pair[1], near);
        let mut points = subpath.points();
        if subpath.is_closed() {
            points.push(points[0]);
            let Some(gap) = points.windows(2).position(is_far) else {
                points.pop();
                append(&mut kept, &points, true);
                continue;
            };
            // From the end of an edge that is left out, so that no join is lost.
            points.pop();
            let first = (gap + 1) % points.len();
            points.rotate_left(first);
            points.push(points[0]);
        }
        let mut open = false;
        for pair in points.windows(2) {
            if is_far(pair) {
                open = false;
                continue;
            }
            if !open {
                kept.move_to(pair[0]);
            }
            kept.line_to(pair[1]);
            open = true;
        }
    }
    kept
}

/// Whether an edge may come into a rectangle: not where both its ends lie beyond one side.
fn may_meet(a: Point, b: Point, near: Rect) -> bool {
    sides(a, near) & sides(b, near) == 0
}

/// Beyond which sides of a rectangle a point lies, a bit a side.
fn sides(p: Point, r: Rect) -> u8 {
    u8::from(p.x < r.x0)
        | u8::from(p.x > r.x1) << 1
        | u8::from(p.y < r.y0) << 2
        | u8::from(p.y > r.y1) << 3
}

/// The elements of a path from one of its beginnings to the next.
struct Subpath<'p>(&'p [PathEl]);

impl Subpath<'_> {
    fn ends(&self) -> impl Iterator<Item = Point> {
        self.0.iter().filter_map(PathEl::end_point)
    }

    fn points(&self) -> Vec<Point> {
        let mut points = Vec::with_capacity(self.0.len());
        points.extend(self.ends());
        points
    }

    fn is_closed(&self) -> bool {
        self.0.contains(&PathEl::ClosePath)
    }

    /// Whether all of it lies beyond one side of a rectangle.
    fn is_beside(&self, rect: Rect) -> bool {
        let mut beyond = u8::MAX;
        self.ends().all(|end| {
            beyond &= sides(end, rect);
            beyond != 0
        })
    }
}

/// The subpaths of a path of straight edges that have two points or more.
fn subpaths(path: &BezPath) -> impl Iterator<Item = Subpath<'_>> {
    let is_same = |_: &PathEl, next: &PathEl| !matches!(next, PathEl::MoveTo(_));
    let all = path.elements().chunk_by(is_same).map(Subpath);
    all.filter(|subpath| subpath.ends().nth(1).is_some())
}

fn append(path: &mut BezPath, points: &[Point], closed: bool) {
    for (i, &point) in points.iter().enumerate() {
        match i {
            0 => path.move_to(point),
            _ => path.line_to(point),
        }
    }
    if closed && !points.is_empty() {
        path.close_path();
    }
}

fn is_curve(element: &PathEl) -> bool {
    matches!(element, PathEl::QuadTo(..) | PathEl::CurveTo(..))
}
