//! What labels must keep off, and what they had better keep off.

use kurbo::{Line, ParamCurve, ParamCurveNearest, Point, Rect};

/// The room that labels share.
#[derive(Clone, Debug)]
pub struct Ground {
    frame: Rect,
    blocked: Vec<Rect>,
    marks: Vec<(Point, f64)>,
    yielding: Vec<(Point, f64)>,
    leaders: Vec<Line>,
    lines: Vec<Line>,
    ways: Vec<Line>,
}

impl Ground {
    /// An empty room; labels stay inside `frame` (pixels).
    pub fn new(frame: Rect) -> Ground {
        Ground {
            frame,
            blocked: Vec::new(),
            marks: Vec::new(),
            yielding: Vec::new(),
            leaders: Vec::new(),
            lines: Vec::new(),
            ways: Vec::new(),
        }
    }

    /// Keeps labels off a rectangle.
    pub fn block(&mut self, rect: Rect) {
        self.blocked.push(rect);
    }

    /// Keeps labels, and leaders of other marks, off a round mark.
    pub fn block_mark(&mut self, at: Point, radius: f64) {
        self.marks.push((at, radius));
    }

    /// Keeps leaders off a round mark; labels rather cover it than stand far off.
    pub fn block_leaders(&mut self, at: Point, radius: f64) {
        self.yielding.push((at, radius));
    }

    /// Forgets the marks that only leaders were kept off.
    pub fn open_to_leaders(&mut self) {
        self.yielding.clear();
    }

    /// Keeps labels off a leader line.
    pub fn block_line(&mut self, line: Line) {
        self.leaders.push(line);
    }

    /// Makes labels prefer to stay off a line that the reader must follow.
    pub fn avoid(&mut self, line: &[Point]) {
        self.lines.extend(edges(line));
    }

    /// Makes labels that have the choice stay off a line.
    pub fn spare(&mut self, line: &[Point]) {
        self.ways.extend(edges(line));
    }

    /// Whether what is here is not cut.
    pub(super) fn holds(&self, rect: Rect) -> bool {
        inside(rect, self.frame)
    }

    /// Whether a label may stand here.
    pub fn is_free(&self, rect: Rect) -> bool {
        inside(rect, self.frame)
            && !self.blocked.iter().any(|b| overlap(*b, rect))
            && !self.marks.iter().any(|mark| covers(rect, mark))
            && !self.leaders.iter().any(|l| crosses(*l, rect))
    }

    /// Whether a leader may run here, from the mark at `own`, without crossing a label, another
    /// mark or another leader.
    pub fn is_open(&self, leader: Line, own: Point) -> bool {
        let passes =
            |(at, r): &(Point, f64)| *at == own || leader.nearest(*at, 0.0).distance_sq >= r * r;
        !self.blocked.iter().any(|b| crosses(leader, *b))
            && self.marks.iter().chain(&self.yielding).all(passes)
            && !self.leaders.iter().any(|l| meet(*l, leader))
    }

    /// How much a label might be taken for that of other marks: 1 for each that stands no farther
    /// from it than `near` pixels, less for those up to `FAR` times as far off.
    pub fn rivalry(&self, rect: Rect, own: Point, near: f64) -> f64 {
        const FAR: f64 = 2.5;
        let others = self.marks.iter().filter(|(at, _)| *at != own);
        let rivalry = others.map(|(at, r)| {
            let away = nearest_to(*at, rect).distance(*at) - r;
            ((FAR - away / near) / (FAR - 1.0)).clamp(0.0, 1.0)
        });
        rivalry.sum()
    }

    /// Whether no other mark is nearer to a label than its own.
    pub fn is_nearest(&self, rect: Rect, own: Point) -> bool {
        let away = |at: Point| nearest_to(at, rect).distance(at);
        self.marks.iter().all(|(at, _)| away(*at) >= away(own))
    }

    /// How many of the marks that yield a label would cover.
    pub fn covering(&self, rect: Rect) -> usize {
        let marks = self.yielding.iter();
        marks.filter(|mark| covers(rect, mark)).count()
    }

    /// How much of what the reader must follow a label would hide, in pixels of line.
    pub fn hidden(&self, rect: Rect) -> f64 {
        length_within(&self.lines, rect)
    }

    /// How many pieces of the lines that the reader must follow a leader would cross.
    pub fn crossed(&self, leader: Line) -> usize {
        self.lines
            .iter()
            .filter(|line| meet(**line, leader))
            .count()
    }

    /// Which part of a leader runs nearer than so many pixels to a line that the reader must follow.
    pub fn alongside(&self, leader: Line, near: f64) -> f64 {
        const STEPS: u32 = 16;
        let around = Rect::from_points(leader.p0, leader.p1).inflate(near, near);
        let lines = self.lines.iter();
        let lines: Vec<&Line> = lines.filter(|line| crosses(**line, around)).collect();
        let is_near = |step: &u32| {
            let at = leader.eval(f64::from(*step) / f64::from(STEPS));
            let mut lines = lines.iter();
            lines.any(|line| line.nearest(at, 0.0).distance_sq < near * near)
        };
        let steps = (0..=STEPS).filter(is_near).count();
        steps as f64 / f64::from(STEPS + 1)
    }

    /// How much of the lines to be spared a label would hide, in pixels of line.
    pub fn covered(&self, rect: Rect) -> f64 {
        length_within(&self.ways, rect)
    }
}

fn edges(line: &[Point]) -> impl Iterator<Item = Line> {
    line.windows(2).map(|pair| Line::new(pair[0], pair[1]))
}

fn length_within(lines: &[Line], rect: Rect) -> f64 {
    let inside = lines.iter().filter_map(|line| {
        let (enter, leave) = part_within(*line, rect)?;
        Some((leave - enter) * line.length())
    });
    inside.sum()
}

fn inside(rect: Rect, frame: Rect) -> bool {
    rect.x0 >= frame.x0 && rect.y0 >= frame.y0 && rect.x1 <= frame.x1 && rect.y1 <= frame.y1
}

pub(super) fn overlap(a: Rect, b: Rect) -> bool {
    a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1
}

/// Whether any point of a line lies in a rectangle.
pub(super) fn crosses(line: Line, rect: Rect) -> bool {
    part_within(line, rect).is_some()
}

/// The fractions between which a line lies in a rectangle, by the slabs between its sides.
fn part_within(line: Line, rect: Rect) -> Option<(f64, f64)> {
    // Nearly all lines lie to one side.
    let (a, b) = (line.p0, line.p1);
    if (a.x < rect.x0 && b.x < rect.x0)
        || (a.x > rect.x1 && b.x > rect.x1)
        || (a.y < rect.y0 && b.y < rect.y0)
        || (a.y > rect.y1 && b.y > rect.y1)
    {
        return None;
    }
    let d = line.p1 - line.p0;
    let slabs = [
        (line.p0.x, d.x, rect.x0, rect.x1),
        (line.p0.y, d.y, rect.y0, rect.y1),
    ];
    let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
    for (start, step, low, high) in slabs {
        if step == 0.0 {
            if start < low || start > high {
                return None;
            }
            continue;
        }
        let (a, b) = ((low - start) / step, (high - start) / step);
        enter = enter.max(a.min(b));
        leave = leave.min(a.max(b));
    }
    (enter <= leave).then_some((enter, leave))
}

/// The point of a rectangle that is nearest to a point.
fn nearest_to(p: Point, rect: Rect) -> Point {
    Point::new(p.x.clamp(rect.x0, rect.x1), p.y.clamp(rect.y0, rect.y1))
}

/// Whether any of a round mark lies under a rectangle.
fn covers(rect: Rect, (at, radius): &(Point, f64)) -> bool {
    nearest_to(*at, rect).distance(*at) < *radius
}

/// Whether two segments cross.
pub(super) fn meet(a: Line, b: Line) -> bool {
    let side = |l: Line, p: Point| (l.p1 - l.p0).cross(p - l.p0);
    side(a, b.p0) * side(a, b.p1) < 0.0 && side(b, a.p0) * side(b, a.p1) < 0.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_leader_does_not_run_through_a_label() {
        let mut ground = Ground::new(Rect::new(0.0, 0.0, 100.0, 100.0));
        ground.block(Rect::new(40.0, 40.0, 60.0, 60.0));
        assert!(!ground.is_open(Line::new((0.0, 0.0), (100.0, 100.0)), Point::ZERO));
        assert!(ground.is_open(Line::new((0.0, 0.0), (100.0, 20.0)), Point::ZERO));
        assert!(
            !ground.is_free(Rect::new(90.0, 10.0, 101.0, 20.0)),
            "it would be cut"
        );
    }

    #[test]
    fn a_leader_leaves_its_own_mark_and_passes_by_others() {
        let mut ground = Ground::new(Rect::new(0.0, 0.0, 100.0, 100.0));
        let (own, other) = (Point::new(10.0, 10.0), Point::new(50.0, 12.0));
        ground.block_mark(own, 5.0);
        ground.block_mark(other, 5.0);
        assert!(!ground.is_open(Line::new(own, (90.0, 10.0)), own));
        assert!(ground.is_open(Line::new(own, (50.0, 80.0)), own));
        assert!(!ground.is_free(Rect::new(40.0, 0.0, 60.0, 10.0)));
    }

    #[test]
    fn a_leader_is_told_from_a_line_that_it_crosses_not_from_one_beside_it() {
        let mut ground = Ground::new(Rect::new(0.0, 0.0, 100.0, 100.0));
        ground.avoid(&[Point::new(50.0, 0.0), Point::new(50.0, 100.0)]);
        let (across, beside) = (
            Line::new((0.0, 50.0), (100.0, 50.0)),
            Line::new((52.0, 10.0), (52.0, 90.0)),
        );
        assert_eq!((ground.crossed(across), ground.crossed(beside)), (1, 0));
        assert!(ground.alongside(across, 4.0) < 0.1);
        assert_eq!(ground.alongside(beside, 4.0), 1.0);
    }

    #[test]
    fn a_mark_that_yields_stops_leaders_only() {
        let mut ground = Ground::new(Rect::new(0.0, 0.0, 100.0, 100.0));
        ground.block_leaders(Point::new(50.0, 50.0), 5.0);
        let over = Rect::new(40.0, 40.0, 60.0, 60.0);
        assert!(ground.is_free(over) && ground.covering(over) == 1);
        let through = Line::new((0.0, 50.0), (100.0, 50.0));
        assert!(!ground.is_open(through, Point::ZERO));
        ground.open_to_leaders();
        assert!(ground.is_open(through, Point::ZERO) && ground.covering(over) == 0);
    }

    #[test]
    fn what_a_label_hides_is_measured_along_the_line() {
        let mut ground = Ground::new(Rect::new(0.0, 0.0, 100.0, 100.0));
        ground.avoid(&[Point::new(0.0, 50.0), Point::new(100.0, 50.0)]);
        assert_eq!(ground.hidden(Rect::new(20.0, 40.0, 40.0, 60.0)), 20.0);
    }
}
