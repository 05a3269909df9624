//! What is said beside a line or another mark of the map.

use super::pen::Pen;
use crate::labels::{Label, size};
use crate::scene::{Color, Point, Size};
use crate::text::{Face, Shaped};

/// Size of a caption's other lines, in parts of the first's.
const REST: f64 = 0.78;
/// How far a caption stays from its line, in design units.
const CLEAR: f64 = 10.0;
/// Width of the halo, in design units.
pub(super) const HALO: f64 = 3.0;
/// At so many points of its line a caption may stand.
const POINTS: usize = 48;
/// How many times more the place of an editor's own words counts than that of others.
const FIRM: f64 = 4.0;

/// A line of words.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) text: String,
    pub(super) face: Face,
    /// In design units.
    pub(super) size: f64,
    pub(super) color: Color,
}

impl Line {
    fn shaped(&self, pen: &Pen<'_>) -> Shaped {
        pen.shape(&self.text, self.face, self.size)
    }
}

/// Points of an area for what is said of it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Place {
    /// The best of them.
    pub(super) at: Point,
    /// Whether a text of the size asked for has room around it.
    pub(super) has_room: bool,
    /// The others around which it has room, the better first.
    pub(super) others: Vec<Point>,
}

/// Words beside a line, a point or an area.
#[derive(Clone, Debug)]
pub(super) struct Caption {
    /// What is told of it where it found no room.
    pub(super) told: String,
    lines: Vec<Line>,
    /// The best point, in pixels, and the others.
    at: Point,
    along: Vec<Point>,
    /// How far it stays from these, in design units.
    clear: f64,
    /// Whether it may stand over its points.
    over: bool,
    keeps_side: bool,
    weight: f64,
}

impl Caption {
    /// Lines of text, the first in bold and of `size` design units, beside a line in pixels: at the
    /// points of which the least is asked by `cost`, rather; `None` where it is not in the picture.
    pub(super) fn new(
        lines: impl Into<Vec<String>>,
        (size, color): (f64, Color),
        line: &[Point],
        cost: impl Fn(Point) -> f64,
    ) -> Option<Caption> {
        let texts: Vec<String> = lines.into();
        let told = texts.join(" ");
        let lines = texts.into_iter().enumerate().map(|(index, text)| Line {
            text,
            face: if index == 0 {
                Face::Bold
            } else {
                Face::Regular
            },
            size: if index == 0 { size } else { size * REST },
            color,
        });
        let caption = Caption::along(told, lines.collect(), line, cost)?;
        Some(Caption {
            weight: 1.0,
            ..caption
        })
    }

    /// An editor's words beside a line in pixels: at the points of which the least is asked by `cost`,
    /// rather; `None` where it is not in the picture.
    pub(super) fn along(
        told: String,
        lines: Vec<Line>,
        line: &[Point],
        cost: impl Fn(Point) -> f64,
    ) -> Option<Caption> {
        let mut points = sparse(line);
        points.sort_by(|a, b| cost(*a).total_cmp(&cost(*b)));
        let mut points = points.into_iter();
        Some(Caption {
            told,
            lines,
            at: points.next()?,
            along: points.collect(),
            clear: CLEAR,
            over: false,
            keeps_side: false,
            weight: FIRM,
        })
    }

    /// An editor's words beside a point, of which they stay `clear` design units, or over it.
    pub(super) fn beside(
        told: String,
        lines: Vec<Line>,
        at: Point,
        clear: f64,
        over: bool,
    ) -> Caption {
        Caption {
            told,
            lines,
            at,
            along: Vec::new(),
            clear,
            over,
            keeps_side: true,
            weight: FIRM,
        }
    }

    /// An editor's words in an area or, where they have no room there, at its edge.
    pub(super) fn within(told: String, lines: Vec<Line>, place: Place, edge: &[Point]) -> Caption {
        let along = match place.has_room {
            true => sparse(&place.others),
            false => {
                let mut along = sparse(edge);
                along.sort_by(|a, b| place.at.distance(*a).total_cmp(&place.at.distance(*b)));
                along
            }
        };
        Caption {
            along,
            keeps_side: false,
            ..Caption::beside(told, lines, place.at, CLEAR, place.has_room)
        }
    }

    /// The room that lines take with the air around them, in pixels.
    pub(super) fn room(lines: &[Line], pen: &Pen<'_>) -> Size {
        /// To both sides, in parts of the first line's size.
        const AIR: Size = Size::new(0.9, 0.5);
        let shaped: Vec<Shaped> = lines.iter().map(|line| line.shaped(pen)).collect();
        let air = shaped.first().map_or(0.0, Shaped::size);
        size(&shaped) + AIR * air
    }

    /// The colours of its lines.
    pub(super) fn colors(&self) -> impl Iterator<Item = Color> {
        self.lines.iter().map(|line| line.color)
    }

    /// It as a label, which is never laid across a line.
    pub(super) fn label(&self, rank: usize, pen: &Pen<'_>) -> Label {
        Label {
            forms: vec![self.lines.iter().map(|line| line.shaped(pen)).collect()],
            at: self.at,
            along: self.along.clone(),
            over: self.over,
            clear: self.clear * pen.unit,
            rank: u32::try_from(rank).unwrap_or(u32::MAX),
            leader: f64::INFINITY,
            must_stay: true,
            weight: self.weight,
            keeps_side: self.keeps_side,
            among_lines: true,
        }
    }
}

/// Some of the points of a line, evenly.
fn sparse(line: &[Point]) -> Vec<Point> {
    let step = line.len().div_ceil(POINTS).max(1);
    line.iter().copied().step_by(step).collect()
}
