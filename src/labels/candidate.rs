//! Places that a label might take beside its mark, each with what it costs.

use kurbo::{Line, Point, Rect, Size};

/// How the lines of a label stand over one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Align {
    /// Their beginnings in line.
    Left,
    /// Their middles in line.
    Middle,
    /// Their ends in line.
    Right,
}

/// A place for a label.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    /// Which of the label's forms it is of.
    pub(super) form: usize,
    pub(super) rect: Rect,
    /// Where its letters leave ink, which may reach out of the height of a line: as large as `rect` until
    /// they are set.
    pub(super) ink: Rect,
    pub(super) align: Align,
    pub(super) leader: Option<Line>,
    pub(super) cost: f64,
}

impl Candidate {
    fn new(rect: Rect, align: Align, leader: Option<Line>, cost: f64) -> Candidate {
        Candidate {
            form: 0,
            rect,
            ink: rect,
            align,
            leader,
            cost,
        }
    }
}

/// The places around a mark, in the order of E. Imhof, “Positioning names on maps”, The American
/// Cartographer 2 (1975), 128–144: on the right and a little raised, where the name does not read as one
/// with its mark, then above it on the right. The others follow P. Yoeli, “The logic of automated map
/// lettering”, The Cartographic Journal 9 (1972), 99–108, as Slocum and others give him (Thematic
/// Cartography and Geographic Visualization, 2nd edition, 2005): below on the right, above and below on
/// the left, straight above and below, level with the mark on the right and on the left. A name that is
/// pushed along from the middle stands between these.
pub(super) fn around(at: Point, clear: f64, size: Size) -> Vec<Candidate> {
    let (w, h) = (size.width, size.height);
    let near = clear * 0.75;
    let places = [
        (clear, -h * RAISED, Align::Left, 0.0),
        (near, -near - h, Align::Left, 1.0),
        (near, near, Align::Left, 2.0),
        (-clear - w, -h * RAISED, Align::Right, 3.0),
        (-near - w, -near - h, Align::Right, 4.0),
        (-near - w, near, Align::Right, 5.0),
        (-w / 2.0, -clear - h, Align::Middle, 6.0),
        (-w * 0.25, -clear - h, Align::Left, 6.5),
        (-w * 0.75, -clear - h, Align::Right, 6.5),
        (-w / 2.0, clear, Align::Middle, 7.0),
        (-w * 0.25, clear, Align::Left, 7.5),
        (-w * 0.75, clear, Align::Right, 7.5),
        (clear, -h / 2.0, Align::Left, 8.0),
        (-clear - w, -h / 2.0, Align::Right, 9.0),
    ];
    places
        .into_iter()
        .map(|(dx, dy, align, cost)| {
            let rect = Rect::from_origin_size((at.x + dx, at.y + dy), size);
            Candidate::new(rect, align, None, cost)
        })
        .collect()
}

/// The place with its middle at the point.
pub(super) fn over(at: Point, size: Size) -> Candidate {
    Candidate::new(Rect::from_center_size(at, size), Align::Middle, None, 0.0)
}

/// How much of a name that stands beside its mark and is raised lies above the middle of the mark.
const RAISED: f64 = 0.64;

/// Places at the edges of an area about a mark, which the name then leaves to be seen.
pub(super) fn beside(area: Rect, at: Point, gap: f64, size: Size) -> Vec<Candidate> {
    let (w, h) = (size.width, size.height);
    let (level, middle) = (at.y - h / 2.0, at.x - w / 2.0);
    let places = [
        (area.x1 + gap, level, Align::Left, 9.0),
        (area.x0 - gap - w, level, Align::Right, 10.0),
        (middle, area.y0 - gap - h, Align::Middle, 11.0),
        (middle, area.y1 + gap, Align::Middle, 12.0),
    ];
    let places = places.into_iter();
    let place = |(x, y, align, cost)| {
        Candidate::new(Rect::from_origin_size((x, y), size), align, None, cost)
    };
    places.map(place).collect()
}

/// What a leader costs, and each time that it is as long as a name is high.
const LEADER: f64 = 20.0;
const LONGER: f64 = 11.0;

/// Places farther off, joined to the mark by a leader, the nearer the cheaper: `step` is the height of a
/// name in its first form.
pub(super) fn led(at: Point, clear: f64, step: f64, size: Size) -> Vec<Candidate> {
    const ANGLES: u32 = 32;
    const RADII: u32 = 14;
    let mut candidates = Vec::new();
    for ring in 1..=RADII {
        let radius = clear + f64::from(ring) * step * 0.7;
        for turn in 0..ANGLES {
            let angle = f64::from(turn) * std::f64::consts::TAU / f64::from(ANGLES);
            let (sin, cos) = angle.sin_cos();
            let end = Point::new(at.x + radius * cos, at.y + radius * sin);
            let align = if cos >= 0.0 {
                Align::Left
            } else {
                Align::Right
            };
            let x = if cos >= 0.0 {
                end.x
            } else {
                end.x - size.width
            };
            let rect = Rect::from_origin_size((x, end.y - size.height / 2.0), size);
            let start = Point::new(at.x + clear * 0.6 * cos, at.y + clear * 0.6 * sin);
            // A steep leader meets its label at the corner of a letter: level ones read better.
            let cost = LEADER + radius / step * LONGER + sin.abs() * 8.0;
            let leader = Some(Line::new(start, end));
            candidates.push(Candidate::new(rect, align, leader, cost));
        }
    }
    candidates
}

/// Places straight above and below, joined to the mark by a leader that need not meet the label at
/// its end; `step` as in [`led`].
pub(super) fn hung(at: Point, clear: f64, step: f64, size: Size) -> Vec<Candidate> {
    const STEPS: u32 = 28;
    /// Which part of the label is to the left of the leader.
    const PARTS: [(f64, Align, f64); 5] = [
        (0.5, Align::Middle, 0.0),
        (0.3, Align::Left, 1.0),
        (0.7, Align::Right, 1.0),
        (0.1, Align::Left, 2.0),
        (0.9, Align::Right, 2.0),
    ];
    let mut candidates = Vec::new();
    for nth in 1..=STEPS {
        let away = clear + f64::from(nth) * step * 0.35;
        for (side, top) in [(-1.0, -away - size.height), (1.0, away)] {
            let start = Point::new(at.x, at.y + side * clear * 0.6);
            let end = Point::new(at.x, at.y + side * away);
            for (part, align, off) in PARTS {
                let rect = Rect::from_origin_size((at.x - part * size.width, at.y + top), size);
                let cost = LEADER + away / step * LONGER + off;
                let leader = Some(Line::new(start, end));
                candidates.push(Candidate::new(rect, align, leader, cost));
            }
        }
    }
    candidates
}
