//! What an SVG drawing is written to.

use std::fmt::{Arguments, Write};

use kurbo::{BezPath, Rect, Shape};

use super::number::number;
use super::path::path_data;
use crate::scene::{Color, rect_of};
use crate::vector::Sheet;
use crate::vector::font_use::FontUse;

/// The elements written so far.
pub(super) struct Writer<'a> {
    pub(super) sheet: Sheet<'a>,
    pub(super) xml: String,
    pub(super) fonts: FontUse,
    /// What can be seen of what is drawn now.
    pub(super) bounds: Rect,
    ids: &'a str,
    last_id: u32,
}

impl<'a> Writer<'a> {
    pub(super) fn new(sheet: Sheet<'a>, ids: &'a str) -> Writer<'a> {
        Writer {
            sheet,
            xml: String::new(),
            fonts: FontUse::default(),
            bounds: sheet.bounds(),
            ids,
            last_id: 0,
        }
    }

    /// The colour that lies under all items.
    pub(super) fn ground(&mut self) {
        let Rect { x1, y1, .. } = self.bounds;
        let fill = paint(
            "fill",
            Color {
                a: 255,
                ..self.sheet.scene.background
            },
        );
        self.line(format_args!(
            "<rect width=\"{}\" height=\"{}\"{fill}/>",
            number(x1),
            number(y1)
        ));
    }

    /// A line of elements.
    pub(super) fn line(&mut self, line: Arguments<'_>) {
        // Writing to a string cannot fail.
        let _ = writeln!(self.xml, "{line}");
    }

    /// The shape of a path with these attributes, each behind a space.
    pub(super) fn shape(&mut self, path: &BezPath, attributes: &str) {
        match rect_of(path) {
            Some(rect) => self.line(format_args!("<rect{}{attributes}/>", place(rect))),
            None => self.line(format_args!(
                "<path d=\"{}\"{attributes}/>",
                path_data(path)
            )),
        }
    }

    /// A new id.
    pub(super) fn id(&mut self) -> String {
        self.last_id += 1;
        format!("{}-{}", self.ids, self.last_id)
    }

    /// Draws what is cut to a path by the non-zero rule.
    pub(super) fn clipped(&mut self, clip: &BezPath, draw: impl FnOnce(&mut Writer<'a>)) {
        if clip.is_empty() || !clip.is_finite() {
            return;
        }
        let within = self.bounds.intersect(clip.bounding_box());
        if within.is_zero_area() {
            return;
        }
        let start = self.xml.len();
        let id = self.id();
        self.line(format_args!("<clipPath id=\"{id}\">"));
        self.shape(clip, "");
        self.line(format_args!("</clipPath>"));
        self.within(start, within, &format!("clip-path=\"url(#{id})\""), draw);
    }

    /// Draws a group of which only so much can be seen. Where nothing is drawn, all that was written from
    /// `start` on is taken back.
    pub(super) fn within(
        &mut self,
        start: usize,
        bounds: Rect,
        attribute: &str,
        draw: impl FnOnce(&mut Writer<'a>),
    ) {
        self.line(format_args!("<g {attribute}>"));
        let empty = self.xml.len();
        let around = std::mem::replace(&mut self.bounds, bounds);
        draw(self);
        self.bounds = around;
        match self.xml.len() == empty {
            true => self.xml.truncate(start),
            false => self.line(format_args!("</g>")),
        }
    }
}

/// A rectangle as attributes, each behind a space.
pub(super) fn place(rect: Rect) -> String {
    let [x, y, width, height] = [rect.x0, rect.y0, rect.width(), rect.height()].map(number);
    format!(" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"")
}

/// A colour as the attributes of a fill or stroke, each behind a space.
pub(super) fn paint(name: &str, color: Color) -> String {
    let mut paint = format!(" {name}=\"{}\"", color.hex());
    if color.a < 255 {
        paint += &format!(" {name}-opacity=\"{}\"", number(f64::from(color.a) / 255.0));
    }
    paint
}
