//! Which part of the plane a rectangle of pixels shows.

use geo::MultiPolygon;
use kurbo::{Point, Rect};

use super::{PixelGrid, Projection, clip, web_mercator};
use crate::geodesy;
use crate::units::{LonLat, LonLatBox, Metres};

/// A window of a projected plane in a rectangle of the picture.
#[derive(Debug)]
pub struct Viewport {
    projection: Projection,
    frame: Rect,
    /// Pixels a pixel of the layout.
    density: f64,
    /// Pixels a projected metre.
    scale: f64,
    /// Projected metres a metre on the ground, where the scale is true.
    stretch: f64,
    /// The middle of what is shown, in projected metres.
    middle: Point,
}

impl Viewport {
    /// The largest window in which all of `bounds` shows inside `frame` (pixels); the frame is
    /// filled, so that more than the bounds may show along its longer side. The projection is made for
    /// the bounds.
    pub fn fit(bounds: LonLatBox, frame: Rect) -> Viewport {
        Viewport::fit_in(Projection::for_view(bounds), bounds, frame)
    }

    /// The same in another projection.
    pub fn fit_in(projection: Projection, bounds: LonLatBox, frame: Rect) -> Viewport {
        let mut shown: Option<Rect> = None;
        for p in outline(bounds).filter_map(|p| projection.forward(p)) {
            shown = Some(shown.map_or(Rect::from_points(p, p), |r| r.union_pt(p)));
        }
        let shown = shown.unwrap_or(Rect::new(-1.0, -1.0, 1.0, 1.0));
        let scale = (frame.width() / shown.width()).min(frame.height() / shown.height());
        let mut viewport = Viewport {
            projection,
            frame,
            density: 1.0,
            scale,
            stretch: 1.0,
            middle: shown.center(),
        };
        viewport.stretch = viewport.stretch_at_middle().unwrap_or(1.0);
        viewport
    }

    /// A window of the whole world in Web Mercator, `world` pixels wide, whose upper left corner at
    /// 180° W is the origin: `window` is in pixels of that, and the frame has its corner at (0, 0).
    pub fn of_world(world: f64, window: Rect) -> Viewport {
        let scale = world / (2.0 * web_mercator::HALF);
        let centre = window.center();
        let mut viewport = Viewport {
            projection: Projection::WebMercator,
            frame: Rect::new(0.0, 0.0, window.width(), window.height()),
            density: 1.0,
            scale,
            stretch: 1.0,
            middle: Point::new(
                centre.x / scale - web_mercator::HALF,
                web_mercator::HALF - centre.y / scale,
            ),
        };
        viewport.stretch = viewport.stretch_at_middle().unwrap_or(1.0);
        viewport
    }

    /// The same in a picture that has so many pixels for one of its layout: lines are cut and split as they
    /// are where it has one, so that names find the same places.
    #[must_use]
    pub fn at_density(mut self, density: f64) -> Viewport {
        self.density = density;
        self.stretch = self.stretch_at_middle().unwrap_or(1.0);
        self
    }

    /// The same, with lengths as they are drawn at a position, which may lie outside of it: windows of
    /// one map that share the position draw alike what they share.
    #[must_use]
    pub fn true_at(mut self, position: LonLat) -> Viewport {
        let stretch = self.pixel(position).and_then(|at| self.stretch_at(at));
        self.stretch = stretch.unwrap_or(self.stretch);
        self
    }

    /// How much longer a short line through the middle is on the plane than on the ground. The
    /// projections are conformal, Web Mercator but for a third of a per cent, so that one direction
    /// tells it for all: across, as the scale bar lies.
    fn stretch_at_middle(&self) -> Option<f64> {
        self.stretch_at(self.frame.center())
    }

    /// The same at a point, in pixels.
    fn stretch_at(&self, at: Point) -> Option<f64> {
        let reach = 20.0 * self.density;
        let [a, b] = [-reach, reach].map(|dx| self.position(Point::new(at.x + dx, at.y)));
        let ground = geodesy::inverse(a?, b?).distance.get();
        (ground > 0.0).then(|| 2.0 * reach / self.scale / ground)
    }

    /// The rectangle of the picture, in pixels.
    pub fn frame(&self) -> Rect {
        self.frame
    }

    /// How many pixels it has for one of its layout.
    pub fn density(&self) -> f64 {
        self.density
    }

    /// Where a position is drawn, in pixels; `None` where the projection has no such point.
    pub fn pixel(&self, position: LonLat) -> Option<Point> {
        let metres = self.projection.forward(position)?;
        let c = self.frame.center();
        Some(Point::new(
            c.x + (metres.x - self.middle.x) * self.scale,
            c.y - (metres.y - self.middle.y) * self.scale,
        ))
    }

    /// Which position is drawn at a point, in pixels.
    pub fn position(&self, pixel: Point) -> Option<LonLat> {
        let c = self.frame.center();
        self.projection.inverse(Point::new(
            self.middle.x + (pixel.x - c.x) / self.scale,
            self.middle.y - (pixel.y - c.y) / self.scale,
        ))
    }

    /// Positions along the frame's edge.
    pub fn outline(&self) -> impl Iterator<Item = LonLat> {
        edge(self.frame).filter_map(|p| self.position(p))
    }

    /// A box of degrees (x longitude, y latitude) that holds all that is drawn in a rectangle of
    /// pixels; `None` where that may reach a pole or around the Earth.
    pub(super) fn degrees_of(&self, pixels: Rect) -> Option<Rect> {
        // Between the points of the edge that are looked at, parallels and meridians bend out a
        // little farther.
        const SLACK: f64 = 0.1;
        let mut held: Option<Rect> = None;
        for p in edge(pixels) {
            let position = self.position(p)?;
            let p = Point::new(position.lon(), position.lat());
            held = Some(held.map_or(Rect::from_points(p, p), |r| r.union_pt(p)));
        }
        let held = held?;
        let held = held.inflate(held.width() * SLACK, held.height() * SLACK);
        let is_plain = held.width() < 90.0 && held.y0 > -80.0 && held.y1 < 80.0;
        is_plain.then_some(held)
    }

    /// Where a position is drawn, if that is inside the frame.
    pub fn visible(&self, position: LonLat) -> Option<Point> {
        self.pixel(position).filter(|p| self.frame.contains(*p))
    }

    /// How many pixels a length takes where the scale is true: at the middle of the frame, unless
    /// another position was named.
    pub fn pixels(&self, length: Metres) -> f64 {
        length.get() * self.stretch * self.scale
    }

    /// By how much of itself the scale differs, at most, between the middle and the frame's edge.
    pub fn unevenness(&self) -> f64 {
        let off = |at: Point| Some((self.stretch_at(at)? / self.stretch - 1.0).abs());
        edge(self.frame).filter_map(off).fold(0.0, f64::max)
    }

    /// Where the pixels of a picture lie whose upper left corner is the origin, and in which this is a
    /// part; `None` unless the projection is Web Mercator, the one that other programs know.
    pub fn pixel_grid(&self) -> Option<PixelGrid> {
        let Projection::WebMercator = self.projection else {
            return None;
        };
        let c = self.frame.center();
        let corner = Point::new(
            self.middle.x - c.x / self.scale,
            self.middle.y + c.y / self.scale,
        );
        Some(PixelGrid::new(1.0 / self.scale, corner))
    }

    /// How much of the frame polygons cover, in square pixels.
    pub fn visible_area(&self, polygons: &MultiPolygon) -> f64 {
        let drawn = self.polygons_within(polygons, self.frame);
        drawn
            .rings
            .iter()
            .map(|ring| clip::area(ring))
            .sum::<f64>()
            .abs()
    }
}

/// Points along the edge of a rectangle.
fn edge(r: Rect) -> impl Iterator<Item = Point> {
    const STEPS: u32 = 8;
    (0..=STEPS).flat_map(move |i| {
        let t = f64::from(i) / f64::from(STEPS);
        let (x, y) = (r.x0 + r.width() * t, r.y0 + r.height() * t);
        [(x, r.y0), (x, r.y1), (r.x0, y), (r.x1, y)].map(Point::from)
    })
}

/// Positions along the edge of a box: its parallels are curved in most projections.
fn outline(bounds: LonLatBox) -> impl Iterator<Item = LonLat> {
    const STEPS: u32 = 16;
    let (w, s, e, n) = (bounds.west(), bounds.south(), bounds.east(), bounds.north());
    (0..=STEPS).flat_map(move |i| {
        let t = f64::from(i) / f64::from(STEPS);
        let (lon, lat) = (w + (e - w) * t, s + (n - s) * t);
        [(lon, s), (lon, n), (w, lat), (e, lat)]
            .into_iter()
            .filter_map(|(x, y)| LonLat::new(x, y))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The scale bar's promise: a length drawn at the middle is that length on the ground.
    #[test]
    fn the_scale_is_true_at_the_middle() {
        let frame = Rect::new(30.0, 100.0, 830.0, 800.0);
        for bounds in [
            [37.9, 48.53, 38.07, 48.655],
            [35.3, 46.8, 40.7, 50.4],
            [22.0, 44.0, 41.0, 53.0],
        ] {
            let viewport = Viewport::fit(LonLatBox::new(bounds).unwrap(), frame);
            let c = frame.center();
            let [a, b] = [-50.0, 50.0].map(|dy| viewport.position(Point::new(c.x, c.y + dy)));
            let ground = geodesy::inverse(a.unwrap(), b.unwrap()).distance;
            let drawn = viewport.pixels(ground);
            assert!((drawn - 100.0).abs() < 0.05, "{bounds:?}: {drawn}");
        }
    }

    /// The stretch is that of the scale bar's direction: up and down it differs by a third of a per cent.
    #[test]
    fn in_web_mercator_lengths_are_those_of_the_ground() {
        let frame = Rect::new(30.0, 100.0, 830.0, 800.0);
        for bounds in [[37.9, 48.53, 38.07, 48.655], [35.3, 46.8, 40.7, 50.4]] {
            let bounds = LonLatBox::new(bounds).unwrap();
            let viewport = Viewport::fit_in(Projection::WebMercator, bounds, frame);
            let c = frame.center();
            for (dx, dy, most) in [(50.0, 0.0, 0.05), (0.0, 50.0, 0.4)] {
                let [a, b] = [-1.0, 1.0].map(|s| {
                    viewport
                        .position(Point::new(c.x + s * dx, c.y + s * dy))
                        .unwrap()
                });
                let drawn = viewport.pixels(geodesy::inverse(a, b).distance);
                assert!((drawn - 100.0).abs() < most, "{bounds:?}: {drawn}");
            }
        }
    }

    /// By the secant of the latitude: cos 48.6° ÷ cos 50.4° − 1, or so.
    #[test]
    fn how_uneven_the_scale_is() {
        let bounds = LonLatBox::new([35.3, 46.8, 40.7, 50.4]).unwrap();
        let frame = Rect::new(0.0, 0.0, 900.0, 900.0);
        let uneven = Viewport::fit_in(Projection::WebMercator, bounds, frame).unevenness();
        assert!((0.035..0.04).contains(&uneven), "{uneven}");
        assert!(Viewport::fit(bounds, frame).unevenness() < 0.001);
    }

    #[test]
    fn the_pixel_grid_places_what_is_drawn() {
        let bounds = LonLatBox::new([37.9, 48.53, 38.07, 48.655]).unwrap();
        let frame = Rect::new(30.0, 100.0, 830.0, 800.0);
        assert_eq!(Viewport::fit(bounds, frame).pixel_grid(), None);
        let viewport = Viewport::fit_in(Projection::WebMercator, bounds, frame);
        let grid = viewport.pixel_grid().unwrap();
        let position = LonLat::new(38.0008, 48.5947).unwrap();
        let (drawn, metres) = (
            viewport.pixel(position).unwrap(),
            web_mercator::forward(position).unwrap(),
        );
        let (east, north) = grid.first();
        let placed = Point::new(
            (metres.x - east) / grid.side() + 0.5,
            (north - metres.y) / grid.side() + 0.5,
        );
        assert!(placed.distance(drawn) < 1e-6, "{placed:?} {drawn:?}");
    }

    #[test]
    fn windows_of_one_map_draw_lengths_alike() {
        let at = LonLat::new(38.0, 48.6).unwrap();
        let world = 256.0 * 4096.0;
        let pixels = |window: Rect| {
            let viewport = Viewport::of_world(world, window).true_at(at);
            viewport.pixels(Metres::new(500.0))
        };
        let there = Viewport::of_world(world, Rect::new(0.0, 0.0, 1.0, 1.0));
        let there = there.pixel(at).unwrap();
        let alone = pixels(Rect::from_center_size(there, (512.0, 512.0)));
        for north in [0.0, 200_000.0] {
            let other = pixels(Rect::new(0.0, north, world, there.y + 1000.0));
            assert!((other - alone).abs() < 1e-6, "{other} {alone}");
        }
    }

    #[test]
    fn all_of_the_bounds_show() {
        let frame = Rect::new(0.0, 0.0, 300.0, 900.0);
        let bounds = LonLatBox::new([22.0, 44.0, 41.0, 53.0]).unwrap();
        let viewport = Viewport::fit(bounds, frame);
        let grown = frame.inflate(1e-6, 1e-6);
        assert!(outline(bounds).all(|p| grown.contains(viewport.pixel(p).unwrap())));
    }
}
