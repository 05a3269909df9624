//! What a page of PDF is written to.

use kurbo::{Affine, BezPath, Rect, Shape};
use pdf_writer::{Content, Filter, Finish, Pdf, Ref};

use super::POINTS_A_PIXEL;
use super::font::Fonts;
use super::path::{add_path, number};
use super::resources::{self, Resources};
use crate::scene::Color;
use crate::vector::Sheet;
use crate::vector::compress::deflated;

/// The objects and operators written so far. Coordinates are pixels of the scene, y down.
pub(super) struct Writer<'a> {
    pub(super) sheet: Sheet<'a>,
    pub(super) pdf: Pdf,
    pub(super) content: Content,
    pub(super) resources: Resources,
    pub(super) fonts: Fonts,
    /// What can be seen of what is drawn now.
    pub(super) bounds: Rect,
    pub(super) next: Ref,
    /// The resources that the page and all forms share.
    shared: Ref,
}

impl<'a> Writer<'a> {
    pub(super) fn new(sheet: Sheet<'a>) -> Writer<'a> {
        let mut next = Ref::new(1);
        let mut writer = Writer {
            sheet,
            pdf: Pdf::new(),
            content: Content::new(),
            resources: Resources::default(),
            fonts: Fonts::default(),
            bounds: sheet.bounds(),
            shared: next.bump(),
            next,
        };
        let unit = POINTS_A_PIXEL / sheet.scale;
        let height = sheet.size().1 * POINTS_A_PIXEL;
        let to_points = Affine::new([unit, 0.0, 0.0, -unit, 0.0, height]);
        writer
            .content
            .transform(to_points.as_coeffs().map(|c| c as f32));
        writer
    }

    pub(super) fn new_ref(&mut self) -> Ref {
        self.next.bump()
    }

    /// The colour that lies under all items.
    pub(super) fn ground(&mut self) {
        let path = self.bounds.to_path(0.1);
        let color = self.sheet.scene.background;
        self.fill(&path, Color { a: 255, ..color });
    }

    /// Fills a path by the non-zero rule.
    pub(super) fn fill(&mut self, path: &BezPath, color: Color) {
        if path.is_empty() || !path.is_finite() {
            return;
        }
        self.content.save_state();
        self.paint_fills(color);
        add_path(&mut self.content, path);
        self.content.fill_nonzero().restore_state();
    }

    /// Has areas and letters filled with a colour.
    pub(super) fn paint_fills(&mut self, color: Color) {
        let [r, g, b] = channels(color);
        self.content.set_fill_rgb(r, g, b);
        self.set_opacity(color);
    }

    /// Has lines drawn in a colour.
    pub(super) fn paint_strokes(&mut self, color: Color) {
        let [r, g, b] = channels(color);
        self.content.set_stroke_rgb(r, g, b);
        self.set_opacity(color);
    }

    fn set_opacity(&mut self, color: Color) {
        if color.a < 255 {
            let name = self.resources.opacity(color.a);
            self.content.set_parameters(resources::name(&name));
        }
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
        self.content.save_state();
        add_path(&mut self.content, clip);
        self.content.clip_nonzero().end_path();
        let around = std::mem::replace(&mut self.bounds, within);
        draw(self);
        self.bounds = around;
        self.content.restore_state();
    }

    /// Draws what is then treated as one thing within `window`: a form, by its reference.
    pub(super) fn form(&mut self, window: Rect, draw: impl FnOnce(&mut Writer<'a>)) -> Ref {
        let within = window.intersect(self.bounds);
        let around = std::mem::replace(&mut self.bounds, within);
        let outer = std::mem::replace(&mut self.content, Content::new());
        draw(self);
        let inner = std::mem::replace(&mut self.content, outer);
        self.bounds = around;
        let id = self.new_ref();
        let packed = deflated(&inner.finish());
        let mut form = self.pdf.form_xobject(id, &packed);
        form.filter(Filter::FlateDecode);
        let [x0, y0, x1, y1] = [window.x0, window.y0, window.x1, window.y1].map(number);
        form.bbox(pdf_writer::Rect::new(x0, y0, x1, y1));
        form.pair(resources::KEY, self.shared);
        let mut group = form.group();
        group
            .transparency()
            .isolated(true)
            .color_space()
            .device_rgb();
        group.finish();
        form.finish();
        id
    }

    /// Writes the page's operators.
    pub(super) fn finish_content(&mut self) -> Ref {
        let id = self.new_ref();
        let content = std::mem::replace(&mut self.content, Content::new());
        let packed = deflated(&content.finish());
        self.pdf.stream(id, &packed).filter(Filter::FlateDecode);
        id
    }

    /// Writes what operators name.
    pub(super) fn finish_resources(&mut self) -> Ref {
        let fonts = self.fonts.write(&mut self.pdf, &mut self.next);
        self.resources.write(&mut self.pdf, self.shared, &fonts);
        self.shared
    }
}

fn channels(Color { r, g, b, .. }: Color) -> [f32; 3] {
    // Four digits tell all 256 levels.
    [r, g, b].map(|v| (f32::from(v) / 255.0 * 10_000.0).round() / 10_000.0)
}
