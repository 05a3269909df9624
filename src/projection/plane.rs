//! Map projections of the WGS84 ellipsoid: degrees to metres.

use kurbo::Point;
use proj4rs::proj::Proj;
use proj4rs::transform::transform;

use super::web_mercator;
use crate::units::{LonLat, LonLatBox};

/// Wider than this, in degrees of longitude, a view is drawn in a conic projection: a transverse
/// Mercator's scale grows with the square of the distance from its central meridian.
const CONIC_FROM_DEGREES: f64 = 8.0;

/// Standard parallels that lie evenly about the equator, to within these degrees, leave the cone no
/// top: its limit is a cylinder, that of Mercator's projection.
const NO_CONE_DEGREES: f64 = 1e-6;

/// A projection of the Earth to a plane.
#[derive(Debug)]
pub enum Projection {
    /// A conformal one made for a view.
    ForView(Box<ViewProjection>),
    /// Web Mercator, with its origin at 0° N 0° E.
    WebMercator,
}

/// A conformal projection made for one view, with its origin at the view's centre.
#[derive(Debug)]
pub struct ViewProjection {
    plane: Proj,
    geographic: Proj,
    origin: Point,
}

impl Projection {
    /// The projection for a view: transverse Mercator centred on it, or a Lambert conformal conic
    /// whose standard parallels lie a sixth of the height inside the view, where it is wide (about
    /// the equator, its limit: Mercator's).
    pub fn for_view(bounds: LonLatBox) -> Projection {
        if bounds.east() - bounds.west() < CONIC_FROM_DEGREES {
            return Projection::about(bounds.centre());
        }
        let (lon, lat) = (bounds.centre().lon(), bounds.centre().lat());
        let sixth = (bounds.north() - bounds.south()) / 6.0;
        let (low, high) = (bounds.south() + sixth, bounds.north() - sixth);
        let definition = if (low + high).abs() < NO_CONE_DEGREES {
            format!("+proj=merc +lon_0={lon} +lat_ts={high} +ellps=WGS84 +units=m")
        } else {
            format!(
                "+proj=lcc +lat_0={lat} +lon_0={lon} +lat_1={low} +lat_2={high} +ellps=WGS84 +units=m"
            )
        };
        Projection::of(&definition, bounds.centre())
    }

    /// Transverse Mercator centred on a position.
    pub fn about(centre: LonLat) -> Projection {
        let (lon, lat) = (centre.lon(), centre.lat());
        let definition =
            format!("+proj=tmerc +lat_0={lat} +lon_0={lon} +k=1 +ellps=WGS84 +units=m");
        Projection::of(&definition, centre)
    }

    fn of(definition: &str, origin: LonLat) -> Projection {
        let parse = |text: &str| {
            Proj::from_proj_string(text)
                .expect("a definition made of checked numbers is well formed")
        };
        let mut projection = ViewProjection {
            plane: parse(definition),
            geographic: parse("+proj=longlat +ellps=WGS84"),
            origin: Point::ZERO,
        };
        projection.origin = projection.forward(origin).unwrap_or(Point::ZERO);
        Projection::ForView(Box::new(projection))
    }

    /// Projected metres east and north of the origin; `None` where the projection has no such point.
    pub fn forward(&self, position: LonLat) -> Option<Point> {
        match self {
            Projection::ForView(projection) => projection.forward(position),
            Projection::WebMercator => web_mercator::forward(position),
        }
    }

    /// The position of a point of the plane, in projected metres; `None` off the Earth.
    pub fn inverse(&self, metres: Point) -> Option<LonLat> {
        match self {
            Projection::ForView(projection) => projection.inverse(metres),
            Projection::WebMercator => web_mercator::inverse(metres),
        }
    }
}

impl ViewProjection {
    fn forward(&self, position: LonLat) -> Option<Point> {
        let mut point = (
            position.lon().to_radians(),
            position.lat().to_radians(),
            0.0,
        );
        transform(&self.geographic, &self.plane, &mut point).ok()?;
        let metres = Point::new(point.0 - self.origin.x, point.1 - self.origin.y);
        metres.is_finite().then_some(metres)
    }

    fn inverse(&self, metres: Point) -> Option<LonLat> {
        let mut point = (metres.x + self.origin.x, metres.y + self.origin.y, 0.0);
        transform(&self.plane, &self.geographic, &mut point).ok()?;
        LonLat::new(point.0.to_degrees(), point.1.to_degrees())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geodesy;

    fn at(lon: f64, lat: f64) -> LonLat {
        LonLat::new(lon, lat).unwrap()
    }

    /// Along the central meridian a transverse Mercator keeps lengths: the geodesic is an oracle.
    #[test]
    fn a_point_stands_as_far_north_as_its_geodesic_says() {
        let view = LonLatBox::new([37.4, 48.2, 38.6, 49.0]).unwrap();
        let north = Projection::for_view(view).forward(at(38.0, 49.0)).unwrap();
        let geodesic = geodesy::inverse(at(38.0, 48.6), at(38.0, 49.0)).distance;
        assert!(north.x.abs() < 1e-6, "{north:?}");
        assert!(
            (north.y - geodesic.get()).abs() < 1e-3,
            "{north:?} {geodesic:?}"
        );
    }

    #[test]
    fn a_position_comes_back() {
        for view in [[37.4, 48.2, 38.6, 49.0], [22.0, 44.0, 41.0, 53.0]] {
            let projection = Projection::for_view(LonLatBox::new(view).unwrap());
            let position = at(38.0008, 48.5947);
            let back = projection
                .inverse(projection.forward(position).unwrap())
                .unwrap();
            assert!(
                geodesy::inverse(position, back).distance.get() < 1e-3,
                "{back:?}"
            );
        }
    }

    #[test]
    fn a_wide_view_is_conic_and_keeps_north_up_at_its_middle() {
        let projection = Projection::for_view(LonLatBox::new([22.0, 44.0, 41.0, 53.0]).unwrap());
        let middle = projection.forward(at(31.5, 50.0)).unwrap();
        assert!(middle.x.abs() < 1e-6 && middle.y > 0.0);
        let east = projection.forward(at(41.0, 48.5)).unwrap();
        assert!(
            east.y > 1000.0,
            "parallels of a conic curve upwards to the sides: {east:?}"
        );
    }
}
