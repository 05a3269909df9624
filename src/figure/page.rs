//! Where the parts of a still stand on its page.

use crate::request::{PictureSize, Scale};
use crate::scene::{Rect, Size};
use crate::text::Typeface;

/// The size for which lengths and type sizes are designed, in pixels.
const DESIGN: Size = Size::new(1200.0, 900.0);

/// A picture this many times higher than wide is made for a telephone, held upright: the words stand
/// below the map.
const TALL: f64 = 1.5;
/// The width for which lengths and type sizes of such a picture are designed: at 360 pixels, the
/// width of a telephone, the key has type of 12.
const TALL_WIDTH: f64 = 480.0;
/// How much of the height between header and footer the words get there, and how much at the most.
const WORDS_SHARE: [f64; 2] = [0.47, 0.53];
/// Between map and words, in design units.
const BELOW_MAP: f64 = 16.0;

/// Heights of a header with a title of one line and of a footer with two lines, in design units.
const HEADER: f64 = 116.0;
const FOOTER: f64 = 58.0;

/// The rectangles of a page, in pixels of the finished picture.
#[derive(Clone, Debug)]
pub(super) struct Page {
    /// What all texts are set in.
    pub(super) typeface: Typeface,
    /// Pixels a unit of design.
    pub(super) unit: f64,
    /// Pixels of the file a pixel of the size that was asked for.
    pub(super) factor: f64,
    /// The whole page.
    pub(super) size: Size,
    /// Title and date.
    pub(super) header: Rect,
    /// The map.
    pub(super) map: Rect,
    /// Legend, notes and locator.
    pub(super) side: Rect,
    /// In how many columns these stand.
    pub(super) columns: usize,
    /// The sources.
    pub(super) footer: Rect,
}

impl Page {
    /// The page of a still: a header and a footer over the whole width, and between them the map at
    /// the left and a column at the right or, in a tall picture, two columns below the map. All lengths
    /// shrink with a smaller picture; in a larger one they grow slower than it does, so that the map
    /// gains, but in a tall one they keep their share of the width.
    ///
    /// No page is smaller than the design, in its own units; so there is always a map between
    /// header and footer, as long as these stay within their bounds.
    pub(super) fn new(size: PictureSize, scale: Scale, typeface: Typeface) -> Page {
        let factor = f64::from(scale.factor());
        let (width, height) = (f64::from(size.width()), f64::from(size.height()));
        let is_tall = height >= TALL * width;
        let fit = (width / DESIGN.width).min(height / DESIGN.height);
        let unit = factor
            * match fit {
                _ if is_tall => width / TALL_WIDTH,
                1.0.. => fit.sqrt(),
                _ => fit,
            };
        let (w, h) = (width * factor, height * factor);
        let edge = if is_tall { 16.0 } else { 32.0 } * unit;
        let (top, bottom) = (HEADER * unit, h - FOOTER * unit);
        let blank = Page {
            typeface,
            unit,
            factor,
            size: Size::new(w, h),
            header: Rect::new(edge, 26.0 * unit, w - edge, top),
            map: Rect::ZERO,
            side: Rect::ZERO,
            columns: if is_tall { 2 } else { 1 },
            footer: Rect::new(edge, bottom + 10.0 * unit, w - edge, h),
        };
        blank.between(top, bottom, 0.0)
    }

    /// The page with a header and a footer higher than they are by so many design units and, in a tall
    /// picture, words as high as that where they may be.
    pub(super) fn with_margins(&self, header: f64, footer: f64, words: f64) -> Page {
        let mut page = self.clone();
        let (top, bottom) = (
            HEADER * self.unit + header * self.unit,
            self.size.height - FOOTER * self.unit - footer * self.unit,
        );
        page.header.y1 = top;
        page.footer.y0 = bottom + 10.0 * self.unit;
        page.between(top, bottom, words)
    }

    /// Gives map and column the room between header and footer.
    fn between(self, top: f64, bottom: f64, words: f64) -> Page {
        let (left, right) = (self.header.x0, self.header.x1);
        if self.columns > 1 {
            let [usual, most] = WORDS_SHARE.map(|share| (bottom - top) * share);
            let gap = BELOW_MAP * self.unit;
            let end = bottom - (words * self.unit + gap).clamp(usual, most);
            return Page {
                map: self.whole(Rect::new(left, top, right, end)),
                side: Rect::new(left, end + gap, right, bottom),
                ..self
            };
        }
        let (side, gutter) = (292.0 * self.unit, 24.0 * self.unit);
        Page {
            map: self.whole(Rect::new(left, top, right - side - gutter, bottom)),
            side: Rect::new(right - side, top, right, bottom),
            ..self
        }
    }

    /// What of a rectangle are whole pixels of the size that was asked for, so that the frame's lines are
    /// sharp, nothing beside it is covered, and the map is the same at every scale.
    fn whole(&self, rect: Rect) -> Rect {
        let [x0, y0] = [rect.x0, rect.y0].map(|at| (at / self.factor).ceil() * self.factor);
        let [x1, y1] = [rect.x1, rect.y1].map(|at| (at / self.factor).floor() * self.factor);
        Rect::new(x0, y0, x1, y1)
    }
}
