//! The marks of a chart: one look for each thing that is said of land, in the chart and in its key.

use std::f64::consts::TAU;

use super::pen::{Pen, circle, rect_path};
use crate::geodata::{Controller, Status};
use crate::scene::{BezPath, Color, Fill, Group, Item, Point, Rect};
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
    controller: Controller,
    status: Status,
}

impl Series {
    pub(super) fn of((controller, status): (Controller, Status), theme: &Theme) -> Series {
        let controller = controller.told_apart(status);
        let color = match controller {
            Controller::Russia => theme.russia,
            Controller::Ukraine => theme.ukraine,
            Controller::Nobody => theme.nobody,
        };
        Series {
            color,
            controller,
            status,
        }
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

    /// The mark of a day: its shape says by whom, or that it is anybody's; it is full where control is
    /// assessed, half full where it is claimed, and else hollow.
    pub(super) fn mark(self, at: Point, pen: &mut Pen<'_>) {
        let u = pen.unit;
        let shape = |radius: f64| self.shape(at, radius * u);
        pen.fill(shape(RADIUS + 1.3), pen.theme.paper);
        pen.fill(shape(RADIUS), self.color);
        if self.status == Status::Assessed {
            return;
        }
        pen.fill(shape(RADIUS - 2.2), pen.theme.paper);
        if self.status == Status::Claimed {
            let half = Rect::new(
                at.x - 2.0 * RADIUS * u,
                at.y,
                at.x + 2.0 * RADIUS * u,
                at.y + 2.0 * RADIUS * u,
            );
            pen.items.push(Item::Group(Group {
                clip: rect_path(half),
                items: vec![Item::Fill(Fill {
                    path: shape(RADIUS),
                    color: self.color,
                })],
            }));
        }
    }

    fn shape(self, at: Point, radius: f64) -> BezPath {
        match (self.status, self.controller) {
            (Status::Contested, _) => corners(at, 4, 1.25 * radius),
            (Status::Unknown, _) => corners(at, 3, -1.45 * radius),
            (_, Controller::Russia) => circle(at, radius),
            (_, Controller::Ukraine) => {
                rect_path(Rect::from_center_size(at, (1.8 * radius, 1.8 * radius)))
            }
            (_, Controller::Nobody) => corners(at, 3, 1.45 * radius),
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

/// A polygon of so many equal sides, with a corner above its middle, or below where the radius is negative.
fn corners(at: Point, count: u32, radius: f64) -> BezPath {
    let mut path = BezPath::new();
    for i in 0..count {
        let (sin, cos) = (TAU * f64::from(i) / f64::from(count)).sin_cos();
        let corner = at + (radius * sin, -radius * cos);
        match i {
            0 => path.move_to(corner),
            _ => path.line_to(corner),
        }
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geodata::Vocabulary;
    use crate::text::Typeface;

    /// The marks are told apart where all are of one colour, in every theme.
    #[test]
    fn no_two_marks_are_alike() {
        let theme = Theme::light();
        let mut marks: Vec<((Controller, Status), String)> = Vec::new();
        for (_, controller) in Controller::ALL {
            for (_, status) in Status::ALL {
                let said = (controller.told_apart(*status), *status);
                if marks.iter().any(|(other, _)| *other == said) {
                    continue;
                }
                let series = Series {
                    color: theme.ink,
                    ..Series::of(said, &theme)
                };
                let mut pen = Pen::new(&theme, Typeface::default(), 1.0);
                series.mark(Point::new(50.0, 50.0), &mut pen);
                let drawn = format!("{:?}", pen.items);
                for (other, mark) in &marks {
                    assert_ne!(*mark, drawn, "{other:?} and {said:?}");
                }
                marks.push((said, drawn));
            }
        }
        assert_eq!(
            marks.len(),
            11,
            "three controllers by three statuses, and two of nobody"
        );
    }
}
