//! What every part of a figure draws with: items in design units and the theme's colours.

use crate::scene::{BezPath, Color, Fill, Item, LineCap, Point, Rect, Stroke, Text};
use crate::style::Theme;
use crate::text::{Face, Shaped, Typeface, shape};

/// Collects items.
#[derive(Debug)]
pub(super) struct Pen<'a> {
    pub(super) theme: &'a Theme,
    /// What all texts are set in.
    pub(super) typeface: Typeface,
    /// Pixels a unit of design.
    pub(super) unit: f64,
    pub(super) items: Vec<Item>,
}

/// Height of a line of text in parts of its size.
pub(super) const LEADING: f64 = 1.28;

impl<'a> Pen<'a> {
    pub(super) fn new(theme: &'a Theme, typeface: Typeface, unit: f64) -> Pen<'a> {
        Pen {
            theme,
            typeface,
            unit,
            items: Vec::new(),
        }
    }

    /// Another like it that has drawn nothing.
    pub(super) fn blank(&self) -> Pen<'a> {
        self.of_unit(self.unit)
    }

    /// The same with so many pixels a unit of design.
    pub(super) fn of_unit(&self, unit: f64) -> Pen<'a> {
        Pen::new(self.theme, self.typeface, unit)
    }

    pub(super) fn fill(&mut self, path: BezPath, color: Color) {
        self.items.push(Item::Fill(Fill { path, color }));
    }

    /// A line; width and dashes in design units.
    pub(super) fn stroke(&mut self, path: BezPath, width: f64, color: Color, dashes: &[f64]) {
        let cap = if dashes.is_empty() {
            LineCap::Round
        } else {
            LineCap::Butt
        };
        self.items.push(Item::Stroke(Stroke {
            path,
            width: width * self.unit,
            color,
            cap,
            dashes: dashes.iter().map(|d| d * self.unit).collect(),
        }));
    }

    pub(super) fn line(&mut self, from: Point, to: Point, width: f64, color: Color) {
        let mut path = BezPath::new();
        path.move_to(from);
        path.line_to(to);
        self.stroke(path, width, color, &[]);
    }

    /// Text of `size` design units.
    pub(super) fn shape(&self, text: &str, face: Face, size: f64) -> Shaped {
        shape(text, self.typeface.face(face), size * self.unit, 0.0)
    }

    pub(super) fn text(&mut self, shaped: Shaped, origin: Point, color: Color) {
        self.items.push(Item::Text(Text {
            shaped,
            origin,
            angle: 0.0,
            color,
            halo: None,
        }));
    }

    /// Text that stands on a map; the halo's width in design units.
    pub(super) fn haloed(&mut self, shaped: Shaped, origin: Point, color: Color, halo: f64) {
        let halo = Some((self.theme.halo, halo * self.unit));
        self.items.push(Item::Text(Text {
            shaped,
            origin,
            angle: 0.0,
            color,
            halo,
        }));
    }

    /// Lines of text of `size` design units, from the upper left corner `at`; the y of their end.
    pub(super) fn lines(
        &mut self,
        lines: &[impl AsRef<str>],
        (face, size): (Face, f64),
        color: Color,
        at: Point,
    ) -> f64 {
        let px = size * self.unit;
        let mut y = at.y;
        for line in lines {
            let line = self.shape(line.as_ref(), face, size);
            let baseline = y + px * LEADING / 2.0 + line.cap_height() / 2.0;
            self.text(line, Point::new(at.x, baseline), color);
            y += px * LEADING;
        }
        y
    }
}

/// A rectangle as a path.
pub(super) fn rect_path(rect: Rect) -> BezPath {
    use kurbo::Shape;
    rect.to_path(0.1)
}

/// A circle as a path.
pub(super) fn circle(centre: Point, radius: f64) -> BezPath {
    use kurbo::Shape;
    kurbo::Circle::new(centre, radius).to_path(0.02)
}
