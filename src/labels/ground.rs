//! What labels must keep off, and what they had better keep off.

use kurbo::{Line, ParamCurve, ParamCurveNearest, Point, Rect};

use super::areas::Areas;
use super::grid::Grid;
use super::plane::{around, covers, crosses, inside, meet, nearest_to, overlap, part_within};

/// The room that labels share.
#[derive(Clone, Debug)]
pub struct Ground {
    frame: Rect,
    blocked: Grid<Rect>,
    marks: Grid<(Point, f64)>,
    yielding: Grid<(Point, f64)>,
    leaders: Grid<Line>,
    lines: Grid<Line>,
    ways: Grid<Line>,
    /// Lines that part what they run between, each with the number of its boundary.
    parting: Grid<(Line, usize)>,
    boundaries: usize,
    areas: Areas,
}

impl Ground {
    /// An empty room; labels stay inside `frame` (pixels).
    pub fn new(frame: Rect) -> Ground {
        Ground {
            frame,
            blocked: Grid::new(frame),
            marks: Grid::new(frame),
            yielding: Grid::new(frame),
            leaders: Grid::new(frame),
            lines: Grid::new(frame),
            ways: Grid::new(frame),
            parting: Grid::new(frame),
            boundaries: 0,
            areas: Areas::default(),
        }
    }

    /// Keeps labels off a rectangle.
    pub fn block(&mut self, rect: Rect) {
        self.blocked.insert(rect, rect);
    }

    /// Keeps labels, and leaders of other marks, off a round mark.
    pub fn block_mark(&mut self, at: Point, radius: f64) {
        self.marks.insert(disc(at, radius), (at, radius));
    }

    /// Keeps leaders off a round mark; labels rather cover it than stand far off.
    pub fn block_leaders(&mut self, at: Point, radius: f64) {
        self.yielding.insert(disc(at, radius), (at, radius));
    }

    /// Forgets the marks that only leaders were kept off.
    pub fn open_to_leaders(&mut self) {
        self.yielding = Grid::new(self.frame);
    }

    /// Keeps labels off a leader line.
    pub fn block_line(&mut self, line: Line) {
        self.leaders.insert(around(line), line);
    }

    /// Makes labels prefer to stay off a line that the reader must follow.
    pub fn avoid(&mut self, line: &[Point]) {
        edges(line).for_each(|edge| self.lines.insert(around(edge), edge));
    }

    /// As [`avoid`](Self::avoid), of all parts of a boundary, to the other side of which from its mark no
    /// label and no leader goes, if it can be helped.
    pub fn part<'p>(&mut self, boundary: impl IntoIterator<Item = &'p [Point]>) {
        for line in boundary {
            self.avoid(line);
            edges(line).for_each(|edge| self.parting.insert(around(edge), (edge, self.boundaries)));
        }
        self.boundaries += 1;
    }

    /// Makes labels that have the choice stay off a line.
    pub fn spare(&mut self, line: &[Point]) {
        edges(line).for_each(|edge| self.ways.insert(around(edge), edge));
    }

    /// The areas that labels had better keep off.
    pub fn areas_mut(&mut self) -> &mut Areas {
        &mut self.areas
    }

    /// Where labels may stand, in pixels.
    pub fn frame(&self) -> Rect {
        self.frame
    }

    /// Whether what is here is not cut, and hides nothing that labels keep off.
    pub(super) fn is_clear(&self, rect: Rect) -> bool {
        inside(rect, self.frame) && !self.blocked.near(rect).any(|b| overlap(*b, rect))
    }

    /// Whether a label may stand here.
    pub fn is_free(&self, rect: Rect) -> bool {
        self.is_clear(rect)
            && !self.marks.near(rect).any(|mark| covers(rect, *mark))
            && !self.leaders.near(rect).any(|l| crosses(*l, rect))
    }

    /// Whether a leader may run here, from the mark at `own`, without crossing a label, another
    /// mark or another leader.
    pub fn is_open(&self, leader: Line, own: Point) -> bool {
        let passes =
            |(at, r): &(Point, f64)| *at == own || leader.nearest(*at, 0.0).distance_sq >= r * r;
        let here = around(leader);
        let mut marks = self.marks.near(here).chain(self.yielding.near(here));
        !self.blocked.near(here).any(|b| crosses(leader, *b))
            && marks.all(passes)
            && !self.leaders.near(here).any(|l| meet(*l, leader))
    }

    /// How much a label might be taken for that of other marks: 1 for each that stands no farther
    /// from it than `near` pixels, less for those up to `FAR` times as far off.
    pub fn rivalry(&self, rect: Rect, own: Point, near: f64) -> f64 {
        const FAR: f64 = 2.5;
        let reach = rect.inflate(FAR * near, FAR * near);
        let others = self.marks.near(reach).filter(|(at, _)| *at != own);
        let rivalry = others.map(|(at, r)| {
            let away = nearest_to(*at, rect).distance(*at) - r;
            ((FAR - away / near) / (FAR - 1.0)).clamp(0.0, 1.0)
        });
        rivalry.sum()
    }

    /// Whether every other mark is at least so many times as far from a label as its own.
    pub fn is_nearest(&self, rect: Rect, own: Point, times: f64) -> bool {
        let away = |at: Point| nearest_to(at, rect).distance(at);
        let least = times * away(own);
        let mut marks = self.marks.near(rect.inflate(least, least));
        marks.all(|(at, _)| *at == own || away(*at) >= least)
    }

    /// How many of the marks that yield a label would cover.
    pub fn covering(&self, rect: Rect) -> usize {
        let marks = self.yielding.near(rect);
        marks.filter(|mark| covers(rect, **mark)).count()
    }

    /// How much of what the reader must follow a label would hide, in pixels of line.
    pub fn hidden(&self, rect: Rect) -> f64 {
        length_within(&self.lines, rect)
    }

    /// Which part of a label at `rect` lies across a boundary from its mark.
    pub fn across(&self, rect: Rect, own: Point) -> f64 {
        const POINTS: u32 = 5;
        let near = self.parting.near(rect.union_pt(own));
        let near: Vec<&(Line, usize)> = near.collect();
        let is_across = |i: &u32| {
            let x = rect.x0 + rect.width() * (f64::from(*i) + 0.5) / f64::from(POINTS);
            part(&near, Line::new(own, (x, rect.center().y)))
        };
        (0..POINTS).filter(is_across).count() as f64 / f64::from(POINTS)
    }

    /// Whether a leader runs over a boundary.
    pub fn oversteps(&self, leader: Line) -> bool {
        let mut near = self.parting.near(around(leader));
        near.any(|(edge, _)| meet(*edge, leader))
    }

    /// How many pieces of the lines that the reader must follow a leader would cross.
    pub fn crossed(&self, leader: Line) -> usize {
        let near = self.lines.near(around(leader));
        near.filter(|line| meet(**line, leader)).count()
    }

    /// Whether a leader goes straight on, or nearly so, from a line that the reader must follow and that passes
    /// its mark no farther off than `near` pixels: both would read as one line.
    pub fn goes_on(&self, leader: Line, own: Point, near: f64) -> bool {
        /// The cosine of the least angle at which two lines read as two: 20°.
        const APART: f64 = 0.94;
        let way = leader.p1 - leader.p0;
        let goes_on = |line: &&Line| {
            let course = line.p1 - line.p0;
            way.dot(course).abs() >= APART * way.hypot() * course.hypot()
                && line.nearest(own, 0.0).distance_sq <= near * near
        };
        self.lines.near(disc(own, near)).any(|line| goes_on(&line))
    }

    /// Which part of a leader runs nearer than so many pixels to a line that the reader must follow.
    pub fn alongside(&self, leader: Line, near: f64) -> f64 {
        part_along(&self.lines, leader, near)
    }

    /// The same of the lines to be spared.
    pub fn along_way(&self, leader: Line, near: f64) -> f64 {
        part_along(&self.ways, leader, near)
    }

    /// How much of the lines to be spared a label would hide, in pixels of line.
    pub fn covered(&self, rect: Rect) -> f64 {
        length_within(&self.ways, rect)
    }

    /// The areas that labels had better keep off.
    pub fn areas(&self) -> &Areas {
        &self.areas
    }
}

/// The box about a round mark.
fn disc(at: Point, radius: f64) -> Rect {
    Rect::from_center_size(at, (2.0 * radius, 2.0 * radius))
}

/// Whether the two ends of a line lie on different sides of a boundary; its edges come in their order.
fn part(edges: &[&(Line, usize)], line: Line) -> bool {
    let crossed = edges.iter().filter(|(edge, _)| meet(*edge, line));
    let crossed: Vec<usize> = crossed.map(|(_, boundary)| *boundary).collect();
    let mut boundaries = crossed.chunk_by(|a, b| a == b);
    boundaries.any(|of_one| of_one.len() % 2 == 1)
}

fn edges(line: &[Point]) -> impl Iterator<Item = Line> {
    line.windows(2).map(|pair| Line::new(pair[0], pair[1]))
}

/// Which part of a leader runs nearer than so many pixels to any of some lines.
fn part_along(lines: &Grid<Line>, leader: Line, near: f64) -> f64 {
    const STEPS: u32 = 16;
    let around = around(leader).inflate(near, near);
    let lines = lines.near(around);
    let lines: Vec<&Line> = lines.filter(|line| crosses(**line, around)).collect();
    let is_near = |step: &u32| {
        let at = leader.eval(f64::from(*step) / f64::from(STEPS));
        let mut lines = lines.iter();
        lines.any(|line| line.nearest(at, 0.0).distance_sq < near * near)
    };
    let steps = (0..=STEPS).filter(is_near).count();
    steps as f64 / f64::from(STEPS + 1)
}

fn length_within(lines: &Grid<Line>, rect: Rect) -> f64 {
    let inside = lines.near(rect).filter_map(|line| {
        let (enter, leave) = part_within(*line, rect)?;
        Some((leave - enter) * line.length())
    });
    inside.sum()
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
        assert_eq!(ground.along_way(beside, 4.0), 0.0);
        ground.spare(&[Point::new(54.0, 0.0), Point::new(54.0, 100.0)]);
        assert_eq!(ground.along_way(beside, 4.0), 1.0);
    }

    #[test]
    fn a_leader_is_told_from_a_line_that_ends_at_its_mark() {
        let mut ground = Ground::new(Rect::new(0.0, 0.0, 100.0, 100.0));
        ground.avoid(&[Point::new(50.0, 90.0), Point::new(50.0, 50.0)]);
        let goes_on = |x: f64, y: f64| {
            let own = Point::new(50.0, 50.0);
            ground.goes_on(Line::new(own, (x, y)), own, 3.0)
        };
        assert!(goes_on(50.0, 20.0) && goes_on(57.0, 20.0));
        assert!(!goes_on(80.0, 20.0) && !goes_on(90.0, 50.0));
        let beside = Point::new(60.0, 60.0);
        assert!(!ground.goes_on(Line::new(beside, (60.0, 20.0)), beside, 3.0));
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

    #[test]
    fn a_boundary_parts_by_how_often_it_is_crossed() {
        let mut ground = Ground::new(Rect::new(0.0, 0.0, 100.0, 100.0));
        let front = [(50.0, 0.0), (50.0, 100.0)].map(Point::from);
        let border = [(70.0, 0.0), (70.0, 100.0)].map(Point::from);
        ground.part([front.as_slice()]);
        ground.part([border.as_slice()]);
        let across =
            |x: f64| ground.across(Rect::new(x, 45.0, x + 10.0, 55.0), Point::new(10.0, 50.0));
        // Beyond both boundaries is not on the own side of either.
        assert_eq!([across(20.0), across(55.0), across(80.0)], [0.0, 1.0, 1.0]);
        assert!((0.2..0.8).contains(&across(45.0)));
        let leader = Line::new((10.0, 50.0), (60.0, 50.0));
        assert!(ground.oversteps(leader) && ground.hidden(Rect::new(45.0, 0.0, 55.0, 10.0)) > 0.0);
        // A bay of the boundary may be passed.
        let mut ground = Ground::new(Rect::new(0.0, 0.0, 100.0, 100.0));
        let bay = [
            (50.0, 0.0),
            (50.0, 40.0),
            (90.0, 40.0),
            (90.0, 60.0),
            (50.0, 60.0),
            (50.0, 100.0),
        ];
        ground.part([bay.map(Point::from).as_slice()]);
        assert_eq!(
            ground.across(Rect::new(60.0, 45.0, 80.0, 55.0), Point::new(10.0, 50.0)),
            0.0
        );
        assert_eq!(
            ground.across(Rect::new(60.0, 5.0, 80.0, 15.0), Point::new(10.0, 10.0)),
            1.0
        );
    }
}
