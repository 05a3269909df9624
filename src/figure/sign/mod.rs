//! How an editor's mark looks, resolved: on the map and in the key.
//!
//! - `arrow`: the course of a line, and its heads

mod arrow;

use geo::LineString;
use kurbo::Affine;

use super::pen::{Pen, circle, rect_path};
use crate::geodata::{Arrow, LinePaint, Mark, MarkerSize, MarkerSymbol, Paint};
use crate::projection::Viewport;
use crate::scene::{BezPath, Color, Point, Rect};
use crate::style::Theme;
use arrow::Shaft;
pub(super) use arrow::course;

/// Width of a line and of the edge of an area unless a file says otherwise, in design units.
const LINE: f64 = 2.5;
const EDGE: f64 = 2.0;
/// How strongly an area is filled unless a file says otherwise.
const FILL: f64 = 0.2;
/// What parts a mark from its ground, to each side, in design units.
const HALO: f64 = 1.4;
/// A line in the key is no wider than this, in design units.
const MOST_IN_KEY: f64 = 7.0;

/// The edge of an area, or a line.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Stroke {
    color: Color,
    /// In design units.
    width: f64,
}

/// How a mark looks; lengths are design units.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Sign {
    /// A point.
    Point {
        symbol: MarkerSymbol,
        radius: f64,
        color: Color,
    },
    /// A line.
    Line { stroke: Stroke, arrow: Arrow },
    /// An area.
    Area { fill: Color, edge: Stroke },
}

impl Sign {
    /// The look that a file gives a mark, what it leaves out in the theme's ink. A colour that it gives
    /// is its own in every theme.
    pub(super) fn of(mark: &Mark, theme: &Theme) -> Sign {
        let painted = |paint: Paint, usual: f64| {
            let color = paint.color.unwrap_or(theme.ink);
            color.alpha(paint.opacity.unwrap_or(usual))
        };
        let stroked = |line: LinePaint, usual: f64| Stroke {
            color: painted(line.paint, 1.0),
            width: line.width.unwrap_or(usual),
        };
        match mark {
            Mark::Point {
                symbol,
                size,
                color,
                ..
            } => Sign::Point {
                symbol: *symbol,
                radius: match size {
                    MarkerSize::Small => 5.0,
                    MarkerSize::Medium => 7.5,
                    MarkerSize::Large => 10.5,
                },
                color: color.unwrap_or(theme.ink),
            },
            Mark::Line { arrow, stroke, .. } => Sign::Line {
                stroke: stroked(*stroke, LINE),
                arrow: *arrow,
            },
            Mark::Area { fill, stroke, .. } => Sign::Area {
                fill: painted(*fill, FILL),
                edge: stroked(*stroke, EDGE),
            },
        }
    }

    /// How far a point's mark reaches, with what parts it from its ground; nought of others.
    pub(super) fn radius(&self) -> f64 {
        match self {
            Sign::Point {
                symbol: MarkerSymbol::None,
                ..
            } => 0.0,
            Sign::Point { radius, .. } => radius + HALO,
            _ => 0.0,
        }
    }

    /// The colour by which it is seen best, as it looks there, and its contrast to what is around it, as
    /// WCAG 2.2 defines it: of points and lines to what parts them from the map, of the edges and fills of
    /// areas to the land. `None` where there is nothing to be seen.
    pub(super) fn contrast(&self, theme: &Theme) -> Option<(Color, f64)> {
        let (colors, ground) = match self {
            Sign::Point {
                symbol: MarkerSymbol::None,
                ..
            } => return None,
            Sign::Point { color, .. } => (vec![*color], theme.halo),
            Sign::Line { stroke, .. } => (vec![stroke.color], theme.halo),
            Sign::Area { fill, edge } => (vec![edge.color, *fill], theme.land),
        };
        let seen = colors.into_iter().filter(|color| color.a > 0);
        let looks = seen.map(|color| color.over(ground));
        let contrasts = looks.map(|color| (color, color.contrast(ground)));
        contrasts.max_by(|a, b| a.1.total_cmp(&b.1))
    }

    /// Draws an area.
    pub(super) fn area(&self, path: BezPath, pen: &mut Pen<'_>) {
        if let Sign::Area { fill, edge } = self {
            pen.fill(path.clone(), *fill);
            pen.stroke(path, edge.width, edge.color, &[]);
        }
    }

    /// Draws a line with its heads; what names keep off.
    pub(super) fn line(&self, line: &LineString, viewport: &Viewport, pen: &mut Pen<'_>) -> Shaft {
        let Sign::Line { stroke, arrow } = self else {
            return Shaft::default();
        };
        let course = arrow::course(line, *arrow);
        let parts = viewport.line(&course).parts;
        let shaft = arrow::shaft(parts, *arrow, (stroke.width, pen.unit), |at| {
            arrow::is_end(at, &course, viewport)
        });
        shaft.draw(stroke.width, stroke.color, HALO, pen);
        shaft
    }

    /// Draws a point.
    pub(super) fn point(&self, at: Point, pen: &mut Pen<'_>) {
        let Sign::Point {
            symbol,
            radius,
            color,
        } = self
        else {
            return;
        };
        let (halo, r) = (pen.theme.halo, radius * pen.unit);
        let path = match symbol {
            MarkerSymbol::None => return,
            MarkerSymbol::Dot => {
                pen.fill(circle(at, r + HALO * pen.unit), halo);
                pen.stroke(circle(at, r - 0.9 * pen.unit), 1.8, *color, &[]);
                pen.fill(circle(at, 0.5 * r), *color);
                return;
            }
            MarkerSymbol::Square => rect_path(Rect::from_center_size(at, (1.7 * r, 1.7 * r))),
            MarkerSymbol::Triangle => polygon(at + (0.0, 0.2 * r), &[1.15 * r; 3]),
            MarkerSymbol::Star => {
                let (tip, notch) = (1.1 * r, 0.46 * r);
                polygon(
                    at,
                    &[tip, notch, tip, notch, tip, notch, tip, notch, tip, notch],
                )
            }
        };
        pen.stroke(path.clone(), 2.0 * HALO, halo, &[]);
        pen.fill(path, *color);
    }

    /// Draws it in the key.
    pub(super) fn swatch(&self, rect: Rect, pen: &mut Pen<'_>) {
        match self {
            Sign::Point { .. } => self.point(rect.center(), pen),
            Sign::Line { stroke, arrow } => {
                let width = stroke.width.min(MOST_IN_KEY);
                let y = rect.center().y;
                let line = vec![vec![Point::new(rect.x0, y), Point::new(rect.x1, y)]];
                let shaft = arrow::shaft(line, *arrow, (width, pen.unit), |_| true);
                shaft.draw(width, stroke.color, HALO, pen);
            }
            Sign::Area { fill, edge } => {
                let inner = -edge.width.min(MOST_IN_KEY) * pen.unit / 2.0;
                pen.fill(rect_path(rect), pen.theme.land);
                pen.fill(rect_path(rect), *fill);
                let path = rect_path(rect.inflate(inner, inner));
                pen.stroke(path, edge.width.min(MOST_IN_KEY), edge.color, &[]);
            }
        }
    }
}

/// A polygon of corners that far from its middle, the first straight above it.
fn polygon(at: Point, radii: &[f64]) -> BezPath {
    let step = std::f64::consts::TAU / radii.len() as f64;
    let mut path = BezPath::new();
    for (i, radius) in radii.iter().enumerate() {
        let corner = Affine::rotate(step * i as f64) * Point::new(0.0, -radius);
        let corner = at + corner.to_vec2();
        match i {
            0 => path.move_to(corner),
            _ => path.line_to(corner),
        }
    }
    path.close_path();
    path
}
