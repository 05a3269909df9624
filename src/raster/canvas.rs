//! Anti-aliased filling of paths, under clips and masks. Nothing else names the rasterizer.

use std::cell::RefCell;
use std::sync::Arc;

use kurbo::{Affine, BezPath, Rect, StrokeOpts, Vec2};
use vello_cpu::color::{AlphaColor, PremulRgba8, Srgb};
use vello_cpu::peniko::{Extend, ImageQuality, ImageSampler};
use vello_cpu::{
    Image, ImageSource, Level, Mask, Pixmap, PixmapMut, RasterizerSettings, RenderContext,
    RenderMode, RenderSettings, Resources, TargetInit,
};

use super::grid::{TOLERANCE, snapped};
use super::underlay::Underlay;
use crate::scene::{Color, rect_of};

/// So many contexts that a thread is done with are kept for its next pictures: all tiles are as large as
/// the last.
const MOST_SPARE: usize = 4;

thread_local! {
    static SPARE: RefCell<Vec<RenderContext>> = const { RefCell::new(Vec::new()) };
}

/// What is being drawn on: a picture, or a band of its rows. Coordinates are those of the picture.
pub(super) struct Canvas {
    context: RenderContext,
    /// The first row.
    top: f64,
    /// What lies below all that the context draws.
    underlay: Option<Underlay>,
    /// Whether the context draws anything.
    is_painted: bool,
}

impl Canvas {
    pub(super) fn new(width: u16, height: u16) -> Canvas {
        Canvas::band(width, 0, height)
    }

    /// So many rows from `top` on.
    pub(super) fn band(width: u16, top: u16, rows: u16) -> Canvas {
        let known = SPARE.with_borrow_mut(|spare| {
            let is_such = |other: &RenderContext| (other.width(), other.height()) == (width, rows);
            let at = spare.iter().position(is_such)?;
            Some(spare.swap_remove(at))
        });
        let context = known.unwrap_or_else(|| {
            let settings = RenderSettings {
                level: level(),
                num_threads: 0,
            };
            RenderContext::new_with(width, rows, settings)
        });
        Canvas {
            context,
            top: f64::from(top),
            underlay: None,
            is_painted: false,
        }
    }

    /// What there is of the picture.
    pub(super) fn bounds(&self) -> Rect {
        let (width, rows) = (self.context.width(), self.context.height());
        Rect::new(0.0, self.top, f64::from(width), self.top + f64::from(rows))
    }

    /// Fills a path by the non-zero rule.
    pub(super) fn fill(&mut self, path: &BezPath, color: Color) {
        if let Some(path) = self.outline(path) {
            self.is_painted = true;
            self.context.set_paint(paint(color));
            self.context.fill_path(&path);
        }
    }

    /// Fills a path by the non-zero rule with a picture that repeats from `corner` in all directions.
    pub(super) fn fill_repeating(&mut self, path: &BezPath, picture: Canvas, corner: Vec2) {
        if let Some(path) = self.outline(path) {
            self.is_painted = true;
            self.set_picture(picture.into_picture(), corner - self.shift());
            self.context.fill_path(&path);
            self.context.reset_paint_transform();
        }
    }

    /// Strokes a path with round joins.
    pub(super) fn stroke(&mut self, path: &BezPath, style: &kurbo::Stroke, color: Color) {
        if path.is_finite() && self.is_near(path, style.width) {
            self.fill(
                &kurbo::stroke(path, style, &StrokeOpts::default(), TOLERANCE),
                color,
            );
        }
    }

    /// Lays a colour over a `window` of whole pixels with an opacity for each pixel, 0 to 255, row
    /// by row.
    pub(super) fn cover(&mut self, window: Rect, opacities: &[u8], color: Color) {
        let PremulRgba8 { r, g, b, a } = paint(color).premultiply().to_rgba8();
        // Rounded as a mask is by the rasterizer.
        let shades: [[u8; 4]; 256] = std::array::from_fn(|opacity| {
            [r, g, b, a].map(|v| ((usize::from(v) * opacity + 255) >> 8) as u8)
        });
        let premultiplied = opacities.iter().map(|o| shades[usize::from(*o)]);
        self.lay(window, premultiplied.collect());
    }

    /// Lays pixels over a `window` of whole pixels: red, green and blue, each times the opacity, and
    /// that, row by row.
    pub(super) fn lay(&mut self, window: Rect, premultiplied: Vec<[u8; 4]>) {
        if !self.is_painted && self.underlay.is_none() {
            let size = (self.context.width(), self.context.height());
            let window = window - self.shift();
            self.underlay = Some(Underlay::new(size, window, premultiplied));
            return;
        }
        self.is_painted = true;
        let [width, height] = [window.width(), window.height()].map(|v| v as u16);
        let mut picture = Pixmap::new(width, height);
        for (pixel, [r, g, b, a]) in picture.data_mut().iter_mut().zip(premultiplied) {
            *pixel = PremulRgba8 { r, g, b, a };
        }
        let window = window - self.shift();
        self.set_picture(picture, window.origin().to_vec2());
        self.context.fill_rect(&window);
        self.context.reset_paint_transform();
    }

    /// Paints with a picture that repeats from `corner`, a corner of pixels, in all directions.
    fn set_picture(&mut self, picture: Pixmap, corner: Vec2) {
        self.context.set_paint(Image {
            image: ImageSource::Pixmap(Arc::new(picture)),
            sampler: ImageSampler {
                x_extend: Extend::Repeat,
                y_extend: Extend::Repeat,
                quality: ImageQuality::Low,
                alpha: 1.0,
            },
        });
        self.context.set_paint_transform(Affine::translate(corner));
    }

    /// Draws, and cuts all that was drawn to a clip path by the non-zero rule.
    pub(super) fn clipped(&mut self, clip: &BezPath, draw: impl FnOnce(&mut Canvas)) {
        let Some(clip) = self.outline(clip) else {
            return;
        };
        self.is_painted = true;
        if let Some(rect) = pixel_rect(&clip) {
            // No pixel is cut in two: items can be clipped one by one, without a layer.
            self.context.push_clip_rect(&rect);
            draw(self);
            self.context.pop_clip();
        } else {
            self.context.push_clip_layer(&clip);
            draw(self);
            self.context.pop_layer();
        }
    }

    /// Draws, and lays what was drawn over a `window` of whole pixels with an opacity for each pixel,
    /// 0 to 255, row by row.
    pub(super) fn masked(
        &mut self,
        window: Rect,
        opacities: &[u8],
        draw: impl FnOnce(&mut Canvas),
    ) {
        self.is_painted = true;
        let window = window - self.shift();
        let (width, rows) = (self.context.width(), self.context.height());
        let mut mask = vec![0; usize::from(width) * usize::from(rows)];
        let [left, right, top] = [window.x0, window.x1, window.y0].map(|v| v as usize);
        let lines = mask.chunks_exact_mut(width.into()).skip(top);
        for (line, opacities) in lines.zip(opacities.chunks_exact(right - left)) {
            line[left..right].copy_from_slice(opacities);
        }
        self.context.push_clip_rect(&window);
        self.context
            .push_mask_layer(Mask::from_parts(mask, width, rows));
        draw(self);
        self.context.pop_layer();
        self.context.pop_clip();
    }

    /// Writes the pixels on a solid ground: red, green, blue and 255 of each, row by row, to
    /// exactly so many bytes.
    pub(super) fn write(mut self, ground: Color, rgba: &mut [u8]) {
        let init = match self.underlay.take() {
            None => TargetInit::Clear(paint(Color { a: 255, ..ground })),
            Some(underlay) => {
                underlay.write([ground.r, ground.g, ground.b], rgba);
                TargetInit::SrcOver
            }
        };
        let (width, rows) = (self.context.width(), self.context.height());
        if let Some(target) = PixmapMut::new(width, rows, rgba) {
            self.render(init, target);
        }
    }

    /// Red, green and blue of each pixel, each times its opacity, and that, row by row, where nothing
    /// lies under what was drawn.
    pub(super) fn clear(mut self) -> Vec<u8> {
        let (width, rows) = (self.context.width(), self.context.height());
        let (init, mut premultiplied) = match self.underlay.take() {
            None => (
                TargetInit::Clear(AlphaColor::TRANSPARENT),
                vec![0; 4 * usize::from(width) * usize::from(rows)],
            ),
            Some(underlay) => (TargetInit::SrcOver, underlay.into_bytes()),
        };
        match PixmapMut::new(width, rows, &mut premultiplied) {
            Some(target) if self.is_painted => self.render(init, target),
            _ => self.keep_context(),
        }
        premultiplied
    }

    /// The same as a picture to paint with.
    fn into_picture(self) -> Pixmap {
        let mut picture = Pixmap::new(self.context.width(), self.context.height());
        picture
            .data_as_u8_slice_mut()
            .copy_from_slice(&self.clear());
        picture
    }

    fn render(mut self, target_init: TargetInit, target: PixmapMut<'_>) {
        self.context.flush();
        let settings = RasterizerSettings {
            render_mode: RenderMode::OptimizeSpeed,
            target_init,
            ..RasterizerSettings::default()
        };
        self.context
            .render_with(target, &mut Resources::new(), settings);
        self.context.reset();
        self.keep_context();
    }

    /// Keeps the context for the next picture.
    fn keep_context(self) {
        SPARE.with_borrow_mut(|spare| {
            if spare.len() < MOST_SPARE {
                spare.push(self.context);
            }
        });
    }

    /// A path as polygons with snapped corners, in pixels of the canvas; `None` where it is not
    /// finite or leaves no mark on it.
    fn outline(&self, path: &BezPath) -> Option<BezPath> {
        let near = path.is_finite() && self.is_near(path, 0.0);
        near.then(|| match self.shift() {
            Vec2::ZERO => snapped(path),
            shift => Affine::translate(-shift) * snapped(path),
        })
    }

    /// Whether a path with so many pixels around it reaches the canvas.
    fn is_near(&self, path: &BezPath, around: f64) -> bool {
        // Anti-aliasing and the grid move an edge by less than a pixel.
        let reach = around + 1.0;
        let near = self.bounds().inflate(reach, reach);
        !path.is_empty() && near.overlaps(path.control_box())
    }

    /// From the corner of the picture to that of the canvas: whole pixels.
    fn shift(&self) -> Vec2 {
        Vec2::new(0.0, self.top)
    }
}

/// The instructions that the rasterizer uses: of those that round as plain arithmetic does the fastest that
/// the processor has. Fused multiplication and addition, which AVX2 comes with, rounds once instead of twice.
fn level() -> Level {
    #[cfg(target_arch = "x86_64")]
    if let Some(sse4_2) = Level::new().as_sse4_2() {
        return Level::Sse4_2(sse4_2);
    }
    Level::fallback()
}

fn paint(Color { r, g, b, a }: Color) -> AlphaColor<Srgb> {
    AlphaColor::from_rgba8(r, g, b, a)
}

/// The rectangle that a path is, where it is one and follows the edges of pixels.
fn pixel_rect(path: &BezPath) -> Option<Rect> {
    let at_edges = |r: &Rect| [r.x0, r.y0, r.x1, r.y1].iter().all(|v| v.fract() == 0.0);
    rect_of(path).filter(at_edges)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::raster::testing::{RED, drawn, path, pixel};
    use crate::scene::{Fill, Group, Item, LineCap, Stroke};

    #[test]
    fn only_rectangles_of_whole_pixels_are_pixel_rects() {
        assert_eq!(
            pixel_rect(&path("M1,1 H4 V3 H1 Z")),
            Some(Rect::new(1.0, 1.0, 4.0, 3.0))
        );
        for other in ["M1,1 H4.5 V3 H1 Z", "M0,0 H4 V4 Z"] {
            assert_eq!(pixel_rect(&path(other)), None, "{other}");
        }
    }

    /// A star of so many points, each at another angle.
    fn star(points: u32) -> BezPath {
        let at = |i: u32| {
            let angle = f64::from(i * 7919 % 360).to_radians();
            let far = 20.0 + f64::from(i * 31 % 90);
            kurbo::Point::new(128.0, 128.0) + far * Vec2::from_angle(angle)
        };
        let mut star = BezPath::from_vec(vec![kurbo::PathEl::MoveTo(at(0))]);
        (1..points).for_each(|i| star.line_to(at(i)));
        star
    }

    #[test]
    fn whatever_instructions_there_are_the_pixels_are_the_same() {
        let drawn = [level(), Level::fallback()].map(|level| {
            let settings = RenderSettings {
                level,
                num_threads: 0,
            };
            let mut context = RenderContext::new_with(256, 256, settings);
            for (points, alpha) in (3..60).zip((0..=255).step_by(5)) {
                context.set_paint(AlphaColor::from_rgba8(200, 90, 40, alpha));
                context.fill_path(&snapped(&star(points)));
            }
            context.flush();
            let mut bytes = vec![0; 4 * 256 * 256];
            let target = PixmapMut::new(256, 256, &mut bytes).expect("as many bytes");
            let mode = RasterizerSettings {
                render_mode: RenderMode::OptimizeSpeed,
                ..RasterizerSettings::default()
            };
            context.render_with(target, &mut Resources::new(), mode);
            bytes
        });
        assert!(drawn[0] == drawn[1] && drawn[0].iter().any(|v| *v > 0));
    }

    fn filled_and_stroked(path: &BezPath, width: f64) -> Vec<Item> {
        let line = Stroke {
            path: path.clone(),
            width,
            color: RED,
            cap: LineCap::Butt,
            dashes: Vec::new(),
        };
        let area = Fill {
            path: path.clone(),
            color: RED,
        };
        vec![Item::Fill(area), Item::Stroke(line)]
    }

    #[test]
    fn far_coordinates_do_not_misbehave() {
        for far in [1e3, 1e4, 1e5, 1e9] {
            let (plus, minus) = (32.0 + far, -far);
            let half_plane = path(&format!("M{plus},{minus} L{minus},{plus} L{plus},{plus} Z"));
            let pixmap = drawn(64, 64, filled_and_stroked(&half_plane, 4.0));
            // Beyond what is promised, only that nothing breaks.
            if far <= 1e5 {
                assert_eq!(pixel(&pixmap, 5, 5), [255; 3], "{far}");
                assert_eq!(pixel(&pixmap, 20, 20), [255, 0, 0], "{far}");
                assert_eq!(pixel(&pixmap, 60, 60), [255, 0, 0], "{far}");
            }
        }
    }

    #[test]
    fn what_is_not_finite_is_left_out() {
        let mut wild = BezPath::new();
        wild.move_to((0.0, 0.0));
        wild.line_to((f64::NAN, 4.0));
        wild.line_to((f64::INFINITY, 0.0));
        let mut items = filled_and_stroked(&wild, 3.0);
        items.push(Item::Group(Group {
            clip: wild,
            items: filled_and_stroked(&path("M0,0 H4 V4 H0 Z"), 1.0),
        }));
        assert!(drawn(4, 4, items).rgb.iter().all(|&v| v == 255));
    }

    #[test]
    fn a_picture_of_no_size_is_empty() {
        assert!(drawn(0, 7, Vec::new()).rgb.is_empty());
    }
}
