//! The marks of a chart: one look for each thing that is said of land, in the chart and in its key.

use super::pen::{Pen, circle, rect_path};
use crate::geodata::{Controller, Status};
use crate::scene::{BezPath, Color, Point, Rect};
use crate::style::Theme;

/// Width of a line and of the bar of a mark, in design units.
const LINE: f64 = 2.2;
const BAR: f64 = 1.4;
/// Radius of a mark, in design units.
const RADIUS: f64 = 5.0;

/// How the land of which one thing is said is drawn: by colour, and by the shape of its marks and the
/// dashes of its line, never by colour alone.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Series {
    pub(super) color: Color,
    status: Status,
}

impl Series {
    pub(super) fn of((controller, status): (Controller, Status), theme: &Theme) -> Series {
        let color = match controller.told_apart(status) {
            Controller::Russia => theme.russia,
            Controller::Ukraine => theme.ukraine,
            Controller::Nobody => theme.nobody,
        };
        Series { color, status }
    }

    fn dashes(self) -> &'static [f64] {
        match self.status {
            Status::Assessed => &[],
            Status::Advance => &[10.0, 3.0],
            Status::Claimed => &[6.0, 4.0],
            Status::Contested => &[2.0, 3.0],
            Status::Unknown => &[10.0, 3.0, 2.0, 3.0],
        }
    }

    /// A line of the chart.
    pub(super) fn line(self, path: BezPath, pen: &mut Pen<'_>) {
        pen.stroke(path, LINE, self.color, self.dashes());
    }

    /// What it may be.
    pub(super) fn band(self, path: BezPath, pen: &mut Pen<'_>) {
        pen.fill(path, self.color.alpha(pen.theme.strengths.range));
    }

    /// What a day may be, from one height to another.
    pub(super) fn bar(self, x: f64, [low, high]: [f64; 2], pen: &mut Pen<'_>) {
        let cap = 0.7 * RADIUS * pen.unit;
        for (from, to) in [
            ((x, low), (x, high)),
            ((x - cap, low), (x + cap, low)),
            ((x - cap, high), (x + cap, high)),
        ] {
            pen.line(from.into(), to.into(), BAR, self.color);
        }
    }

    /// The mark of a day: full where control is assessed, and else with a hole.
    pub(super) fn mark(self, at: Point, pen: &mut Pen<'_>) {
        let u = pen.unit;
        let shape = |radius: f64| match self.status {
            Status::Assessed | Status::Advance => circle(at, radius * u),
            Status::Claimed => diamond(at, 1.25 * radius * u),
            Status::Contested | Status::Unknown => rect_path(Rect::from_center_size(
                at,
                (1.8 * radius * u, 1.8 * radius * u),
            )),
        };
        pen.fill(shape(RADIUS + 1.3), pen.theme.paper);
        pen.fill(shape(RADIUS), self.color);
        if self.status != Status::Assessed {
            pen.fill(shape(RADIUS - 2.2), pen.theme.paper);
        }
    }

    /// A mark, with its line if there is one, in the key.
    pub(super) fn swatch(self, is_line: bool, rect: Rect, pen: &mut Pen<'_>) {
        if is_line {
            let mut path = BezPath::new();
            path.move_to((rect.x0, rect.center().y));
            path.line_to((rect.x1, rect.center().y));
            self.line(path, pen);
        }
        self.mark(rect.center(), pen);
    }

    /// Its mark and another's side by side over a bracket, in the key.
    pub(super) fn beside_swatch(self, other: Series, rect: Rect, pen: &mut Pen<'_>) {
        let (u, middle) = (pen.unit, rect.center());
        let marks = [(self, -1.0), (other, 1.0)];
        let x = |side: f64| middle.x + side * 1.5 * RADIUS * u;
        for (series, side) in marks {
            series.mark(Point::new(x(side), middle.y - 2.0 * u), pen);
        }
        let y = middle.y + 1.4 * RADIUS * u;
        bracket([-1.0, 1.0].map(|side| Point::new(x(side), y)), pen);
    }

    /// A band, a bar or both, in the key.
    pub(super) fn range_swatch(self, [is_band, is_bar]: [bool; 2], rect: Rect, pen: &mut Pen<'_>) {
        if is_band {
            let width = rect.width() * if is_bar { 0.6 } else { 1.0 };
            let left = Rect::new(rect.x0, rect.y0, rect.x0 + width, rect.y1);
            self.band(rect_path(left), pen);
        }
        if !is_bar {
            return;
        }
        let x = if is_band {
            rect.x1 - RADIUS * pen.unit
        } else {
            rect.center().x
        };
        self.bar(x, [rect.y1, rect.y0], pen);
        self.mark(Point::new(x, rect.center().y), pen);
    }
}

fn diamond(at: Point, radius: f64) -> BezPath {
    let mut path = BezPath::new();
    path.move_to((at.x, at.y - radius));
    path.line_to((at.x + radius, at.y));
    path.line_to((at.x, at.y + radius));
    path.line_to((at.x - radius, at.y));
    path.close_path();
    path
}

/// What joins marks that stand side by side to their one day, from one end to the other: its middle drops to
/// the day.
pub(super) fn bracket([from, to]: [Point; 2], pen: &mut Pen<'_>) {
    let (ink, middle) = (pen.theme.quiet_ink, from.midpoint(to));
    pen.line(from, to, 2.0, ink);
    pen.line(middle, middle + (0.0, 3.0 * pen.unit), 2.0, ink);
}

/// The strip of a chart on which days with data are marked, and the marks.
pub(super) fn strip(rect: Rect, marks: impl IntoIterator<Item = [f64; 2]>, pen: &mut Pen<'_>) {
    /// A day is at least so wide, in design units.
    const LEAST: f64 = 2.4;
    let least = LEAST * pen.unit;
    pen.fill(rect_path(rect), pen.theme.foreign_land);
    for [from, to] in marks {
        let more = (least - (to - from)).max(0.0) / 2.0;
        let mark = Rect::new(from - more, rect.y0, to + more, rect.y1);
        pen.fill(rect_path(mark.intersect(rect)), pen.theme.quiet_ink);
    }
}
