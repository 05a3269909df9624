//! Anti-aliased filling of paths, under clips and masks. Nothing else names the rasterizer.

use std::cell::RefCell;
use std::sync::Arc;

use kurbo::{Affine, BezPath, PathEl, Point, Rect, Shape, StrokeOpts, Vec2};
use vello_cpu::color::{AlphaColor, PremulRgba8, Srgb};
use vello_cpu::peniko::{Extend, ImageQuality, ImageSampler};
use vello_cpu::{
    Image, ImageSource, Level, Mask, Pixmap, PixmapMut, RasterizerSettings, RenderContext,
    RenderMode, RenderSettings, Resources, TargetInit,
};

use crate::scene::Color;

/// How far a drawn polygon may stray from its curve, in pixels; about one level of coverage in 20.
const TOLERANCE: f64 = 0.05;

/// Coordinates are whole multiples of 1 / this of a pixel, so that the last bits of a projection,
/// which differ between mathematical libraries, don't reach the picture.
pub(super) const SNAP: f64 = 256.0;

/// The rasterizer counts wrong beyond about 10⁶ pixels.
const FARTHEST: f64 = 131_072.0;

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
            // Other levels round differently in places.
            let settings = RenderSettings {
                level: Level::fallback(),
                num_threads: 0,
            };
            RenderContext::new_with(width, rows, settings)
        });
        Canvas {
            context,
            top: f64::from(top),
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
            self.context.set_paint(paint(color));
            self.context.fill_path(&path);
        }
    }

    /// Fills a path by the non-zero rule with a picture that repeats from `corner` in all directions.
    pub(super) fn fill_repeating(&mut self, path: &BezPath, picture: Canvas, corner: Vec2) {
        if let Some(path) = self.outline(path) {
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
        let share = |v: u8, of: u8| ((u32::from(v) * u32::from(of) + 127) / 255) as u8;
        let premultiplied = opacities.iter().map(|&opacity| {
            let a = share(color.a, opacity);
            let [r, g, b] = [color.r, color.g, color.b].map(|v| share(v, a));
            [r, g, b, a]
        });
        self.lay(window, premultiplied.collect());
    }

    /// Lays pixels over a `window` of whole pixels: red, green and blue, each times the opacity, and
    /// that, row by row.
    pub(super) fn lay(&mut self, window: Rect, premultiplied: Vec<[u8; 4]>) {
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

    /// Draws, and lays what was drawn over the canvas with the mask's opacity: one byte a pixel,
    /// row by row, for all of the canvas, and 0 outside of `bounds`.
    pub(super) fn masked(&mut self, mask: Vec<u8>, bounds: Rect, draw: impl FnOnce(&mut Canvas)) {
        let mask = Mask::from_parts(mask, self.context.width(), self.context.height());
        self.context.push_clip_rect(&(bounds - self.shift()));
        self.context.push_mask_layer(mask);
        draw(self);
        self.context.pop_layer();
        self.context.pop_clip();
    }

    /// Writes the pixels on a solid ground: red, green, blue and 255 of each, row by row, to
    /// exactly so many bytes.
    pub(super) fn write(self, ground: Color, rgba: &mut [u8]) {
        let (width, rows) = (self.context.width(), self.context.height());
        if let Some(target) = PixmapMut::new(width, rows, rgba) {
            self.render(paint(Color { a: 255, ..ground }), target);
        }
    }

    /// Red, green and blue of each pixel, each times its opacity, and that, row by row, where nothing
    /// lies under what was drawn.
    pub(super) fn clear(self) -> Vec<u8> {
        let (width, rows) = (self.context.width(), self.context.height());
        let mut premultiplied = vec![0; 4 * usize::from(width) * usize::from(rows)];
        if let Some(target) = PixmapMut::new(width, rows, &mut premultiplied) {
            self.render(AlphaColor::TRANSPARENT, target);
        }
        premultiplied
    }

    fn into_picture(self) -> Pixmap {
        let mut picture = Pixmap::new(self.context.width(), self.context.height());
        self.render(AlphaColor::TRANSPARENT, (&mut picture).into());
        picture
    }

    fn render(mut self, ground: AlphaColor<Srgb>, target: PixmapMut<'_>) {
        self.context.flush();
        let settings = RasterizerSettings {
            render_mode: RenderMode::OptimizeSpeed,
            target_init: TargetInit::Clear(ground),
            ..RasterizerSettings::default()
        };
        self.context
            .render_with(target, &mut Resources::new(), settings);
        self.context.reset();
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
        near.then(|| Affine::translate(-self.shift()) * snapped(path))
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

fn paint(Color { r, g, b, a }: Color) -> AlphaColor<Srgb> {
    AlphaColor::from_rgba8(r, g, b, a)
}

/// The nearest point of the grid that is not too far off.
fn snap(p: Point) -> Point {
    let snap = |v: f64| (v.clamp(-FARTHEST, FARTHEST) * SNAP).round() / SNAP;
    Point::new(snap(p.x), snap(p.y))
}

/// The path with its points snapped, its curves still curves; `None` where it has no area or is not
/// finite.
pub(super) fn on_grid(path: &BezPath) -> Option<BezPath> {
    if path.is_empty() || !path.is_finite() {
        return None;
    }
    let elements = path.iter().map(|element| match element {
        PathEl::MoveTo(p) => PathEl::MoveTo(snap(p)),
        PathEl::LineTo(p) => PathEl::LineTo(snap(p)),
        PathEl::QuadTo(a, b) => PathEl::QuadTo(snap(a), snap(b)),
        PathEl::CurveTo(a, b, c) => PathEl::CurveTo(snap(a), snap(b), snap(c)),
        PathEl::ClosePath => PathEl::ClosePath,
    });
    Some(elements.collect())
}

/// The path as polygons with snapped corners.
fn snapped(path: &BezPath) -> BezPath {
    let mut polygons = BezPath::with_capacity(path.elements().len());
    let mut last = Point::ZERO;
    kurbo::flatten(path, TOLERANCE, |element| match element {
        PathEl::MoveTo(p) => {
            last = snap(p);
            polygons.move_to(last);
        }
        PathEl::LineTo(p) => {
            let p = snap(p);
            if p != last {
                polygons.line_to(p);
                last = p;
            }
        }
        PathEl::ClosePath => polygons.close_path(),
        PathEl::QuadTo(..) | PathEl::CurveTo(..) => {}
    });
    polygons
}

/// The rectangle that a path is, where it is one and follows the edges of pixels.
fn pixel_rect(path: &BezPath) -> Option<Rect> {
    let bounds = path.control_box();
    let Rect { x0, y0, x1, y1 } = bounds;
    let at_corner = |p: Point| (p.x == x0 || p.x == x1) && (p.y == y0 || p.y == y1);
    let subpaths = path
        .elements()
        .iter()
        .filter(|e| matches!(e, PathEl::MoveTo(_)))
        .count();
    let is_rect = subpaths == 1
        && path
            .elements()
            .iter()
            .filter_map(PathEl::end_point)
            .all(at_corner)
        && path.area().abs() == bounds.area();
    (is_rect && [x0, y0, x1, y1].iter().all(|v| v.fract() == 0.0)).then_some(bounds)
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
        assert_eq!(
            pixel_rect(&path("M1,1 H4 V3 H1 L1,1")),
            Some(Rect::new(1.0, 1.0, 4.0, 3.0))
        );
        for other in [
            "M1,1 H4.5 V3 H1 Z",
            "M1,1 H4 L1,3 H4 Z",
            "M0,0 H4 V4 Z",
            "M1,1 H4 V3 H1 Z M2,2 H3",
        ] {
            assert_eq!(pixel_rect(&path(other)), None, "{other}");
        }
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
