//! A picture drawn by the library, and where on it a position of the world is.

use std::path::Path;

use bakhmut_map::figure::{self, Options};
use bakhmut_map::geodata::{Geodata, Layers, Snapshot};
use bakhmut_map::projection::Viewport;
use bakhmut_map::raster::{Pixmap, rasterize};
use bakhmut_map::request::{Lang, MapProjection, PictureSize, Scale};
use bakhmut_map::scene::{Color, Item, Point, Rect};
use bakhmut_map::style::Theme;
use bakhmut_map::units::LonLat;
use kurbo::Shape;

/// Geodata with the one snapshot that is drawn.
pub(crate) struct Data {
    pub(crate) geodata: Geodata,
    pub(crate) snapshot: Snapshot,
}

impl Data {
    /// The built-in geodata of January 2025.
    pub(crate) fn built_in() -> Data {
        Data::of(&Layers::built_in(), "article", "2025-01")
    }

    /// The invented town of the fixtures.
    pub(crate) fn second_town() -> Data {
        let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
        let layers = Layers::find(&fixtures, Some(Path::new("second-town")));
        Data::of(&layers.expect("the fixture is there"), "desk", "2031-05")
    }

    /// The geodata of some layers.
    pub(crate) fn of(layers: &Layers, dataset: &str, date: &str) -> Data {
        let geodata = Geodata::open(layers).expect("sound geodata");
        let date = date.parse().expect("a date");
        let snapshot = geodata
            .snapshot(dataset, date, true)
            .expect("a sound snapshot");
        Data { geodata, snapshot }
    }

    /// A view composed as a page.
    pub(crate) fn compose(&self, view: &str, size: PictureSize, scale: Scale) -> figure::Picture {
        self.compose_in(Lang::En, view, size, scale)
    }

    /// A view composed as a page in a language.
    pub(crate) fn compose_in(
        &self,
        lang: Lang,
        view: &str,
        size: PictureSize,
        scale: Scale,
    ) -> figure::Picture {
        let theme = Theme::light();
        let options = Options {
            size,
            scale,
            lang,
            theme: &theme,
            projection: MapProjection::ForView,
            basemap: None,
            typeface: Default::default(),
            editing: None,
        };
        let view = self.geodata.view(view).expect("a view of that name");
        let drawn = figure::draw(&self.geodata, &self.snapshot, view, options);
        drawn.expect("the view can be drawn")
    }

    /// Draws a view at the default size.
    pub(crate) fn draw(&self, view: &str, scale: Scale) -> Picture {
        self.draw_sized(view, PictureSize::default(), scale)
    }

    /// Draws a view.
    pub(crate) fn draw_sized(&self, view: &str, size: PictureSize, scale: Scale) -> Picture {
        let scene = self.compose(view, size, scale).scene;
        let view = self.geodata.view(view).expect("a view of that name");
        // The map is the one part of the page that is cut to a frame.
        let frame = scene.items.iter().find_map(|item| match item {
            Item::Group(group) => Some(group.clip.bounding_box()),
            _ => None,
        });
        let viewport = Viewport::fit(view.bounds, frame.expect("a map in its frame"));
        Picture {
            pixmap: rasterize(&scene),
            viewport,
        }
    }
}

/// A drawn picture.
pub(crate) struct Picture {
    pub(crate) pixmap: Pixmap,
    pub(crate) viewport: Viewport,
}

impl Picture {
    /// Where a position is drawn, which must be inside the map's frame.
    #[track_caller]
    pub(crate) fn point(&self, position: LonLat) -> Point {
        self.viewport
            .visible(position)
            .expect("the map shows the position")
    }

    /// The colour of the pixel that a point lies in.
    pub(crate) fn color(&self, at: Point) -> Color {
        let (x, y) = (at.x.floor() as usize, at.y.floor() as usize);
        let start = 3 * (y * self.pixmap.width as usize + x);
        let [r, g, b] = [0, 1, 2].map(|channel| self.pixmap.rgb[start + channel]);
        Color { r, g, b, a: 255 }
    }

    /// The colours of all pixels up to `reach` away from a point, across and down.
    pub(crate) fn around(&self, at: Point, reach: i32) -> Vec<Color> {
        let steps = -reach..=reach;
        let pixels = steps
            .clone()
            .flat_map(|dy| steps.clone().map(move |dx| (dx, dy)));
        pixels
            .map(|(dx, dy)| self.color(at + (f64::from(dx), f64::from(dy))))
            .collect()
    }

    /// The colours of all that stands to the right of the map: the key, notes and locator.
    pub(crate) fn beside_map(&self) -> Vec<Color> {
        let Rect { x1, y0, y1, .. } = self.viewport.frame();
        let rows = y0 as u32..y1 as u32;
        let columns = x1 as u32 + 2..self.pixmap.width;
        let pixels = rows.flat_map(|y| columns.clone().map(move |x| (x, y)));
        pixels
            .map(|(x, y)| self.color(Point::new(f64::from(x), f64::from(y))))
            .collect()
    }

    /// Every `step`th pixel of the map, with the position that it shows.
    pub(crate) fn sample(&self, step: usize) -> impl Iterator<Item = (LonLat, Color)> {
        let Rect { x0, y0, x1, y1 } = self.viewport.frame().inset(-2.0);
        let rows = (y0 as u32..y1 as u32).step_by(step);
        let pixels =
            rows.flat_map(move |y| (x0 as u32..x1 as u32).step_by(step).map(move |x| (x, y)));
        pixels.filter_map(|(x, y)| {
            let middle = Point::new(f64::from(x) + 0.5, f64::from(y) + 0.5);
            Some((self.viewport.position(middle)?, self.color(middle)))
        })
    }
}

/// How much redder than grey a colour is.
pub(crate) fn redness(color: Color) -> f64 {
    f64::from(color.r) - f64::midpoint(f64::from(color.g), f64::from(color.b))
}

/// The middle one of some figures.
pub(crate) fn median(figures: impl IntoIterator<Item = f64>) -> f64 {
    let mut sorted: Vec<f64> = figures.into_iter().collect();
    assert!(!sorted.is_empty(), "nothing to take the median of");
    sorted.sort_by(f64::total_cmp);
    sorted[sorted.len() / 2]
}

/// The share of colours for which a test holds.
pub(crate) fn share(colors: &[Color], test: impl Fn(&Color) -> bool) -> f64 {
    assert!(!colors.is_empty(), "no colours to look at");
    colors.iter().filter(|color| test(color)).count() as f64 / colors.len() as f64
}
