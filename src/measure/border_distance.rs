//! How far a place is from the state border.

use geo::MultiPolygon;

use super::Measured;
use crate::geodata::{Border, Place};
use crate::geodesy::{Nearest, nearest_on_lines};
use crate::units::{Degrees, LonLat, Metres};

/// The least geodesic distance from a place to the border.
#[derive(Clone, Debug, PartialEq)]
pub struct BorderDistance {
    /// From the place's centre; the error is that of the border there and of the centre together.
    pub centre: Measured,
    /// The point of the border that is nearest to the centre.
    pub at: LonLat,
    /// The azimuth from the centre towards it.
    pub azimuth: Degrees,
    /// The index of the stretch of border that it lies on.
    pub border: usize,
    /// From the place's outline, where that is known.
    pub extent: Option<ExtentDistance>,
}

/// Distances to the border from the outline of a place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ExtentDistance {
    /// From the point of the outline that is nearest to the border.
    pub nearest: Measured,
    /// From the one that is farthest from it.
    pub farthest: Measured,
}

/// Measures from a place, and from its outline with the outline's accuracy where there is one, to
/// the nearest of the borders; `None` where there is no border.
///
/// The outline is measured from its vertices. Between two of them that are 1 km apart the distance
/// to a line 100 km away differs from theirs by less than 2 m.
pub fn border_distance(
    place: &Place,
    outline: Option<(&MultiPolygon, Metres)>,
    borders: &[Border],
) -> Option<BorderDistance> {
    let lines: Vec<Vec<LonLat>> = borders.iter().map(|b| positions(b.line.coords())).collect();
    let measure = |from: LonLat, accuracy: Metres| -> Option<(Nearest, Measured)> {
        let nearest = nearest_on_lines(from, &lines)?;
        let error = borders[nearest.line].accuracy.get() + accuracy.get();
        let measured = Measured::new(nearest.distance, Metres::new(error));
        Some((nearest, measured))
    };
    let (nearest, centre) = measure(place.position, place.accuracy)?;
    let extent = outline.and_then(|(shape, accuracy)| {
        let corners = positions(shape.iter().flat_map(|p| p.exterior().coords()));
        let readings = corners
            .into_iter()
            .filter_map(|c| Some(measure(c, accuracy)?.1));
        let mut readings: Vec<Measured> = readings.collect();
        readings.sort_by(|a, b| a.value().get().total_cmp(&b.value().get()));
        Some(ExtentDistance {
            nearest: *readings.first()?,
            farthest: *readings.last()?,
        })
    });
    Some(BorderDistance {
        centre,
        at: nearest.point,
        azimuth: nearest.azimuth,
        border: nearest.line,
        extent,
    })
}

fn positions<'a>(coords: impl Iterator<Item = &'a geo::Coord>) -> Vec<LonLat> {
    coords.filter_map(|c| LonLat::new(c.x, c.y)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geodata::{Named, PlaceKind};
    use geo::{LineString, polygon};

    fn named(en: &str) -> Named {
        Named {
            en: en.into(),
            uk: None,
        }
    }

    fn place() -> Place {
        Place {
            id: "town".into(),
            name: named("Town"),
            rank: 1,
            kind: PlaceKind::Town,
            country: "UA".into(),
            position: LonLat::new(38.0, 48.0).unwrap(),
            accuracy: Metres::new(200.0),
            sources: Vec::new(),
        }
    }

    /// A border along a meridian.
    fn border(lon: f64, accuracy: f64) -> Border {
        Border {
            id: format!("border-{lon}"),
            name: named("Border"),
            country: "UA".into(),
            neighbour: "RU".into(),
            federal_subject: None,
            accuracy: Metres::new(accuracy),
            sources: Vec::new(),
            line: LineString::from(vec![(lon, 47.0), (lon, 49.0)]),
        }
    }

    #[test]
    fn the_nearest_stretch_counts_and_its_error_adds_to_the_centres() {
        let found = border_distance(&place(), None, &[border(40.0, 100.0), border(39.0, 500.0)]);
        let found = found.unwrap();
        assert_eq!(found.border, 1);
        assert_eq!(found.centre.error(), Metres::new(700.0));
        // A degree of longitude at 48° N is 74.6 km; the geodesic bends to the north by a hair.
        assert!(
            (found.centre.value().km() - 74.63).abs() < 0.05,
            "{found:?}"
        );
        assert!((found.azimuth.get() - 90.0).abs() < 1.0);
        assert!(found.extent.is_none());
    }

    #[test]
    fn the_outline_gives_a_range() {
        let outline = geo::MultiPolygon(vec![polygon![
            (x: 37.9, y: 47.9), (x: 38.1, y: 47.9), (x: 38.1, y: 48.1), (x: 37.9, y: 48.1),
        ]]);
        let outline = Some((&outline, Metres::new(100.0)));
        let found = border_distance(&place(), outline, &[border(39.0, 500.0)]).unwrap();
        let extent = found.extent.unwrap();
        assert!(extent.nearest.value() < found.centre.value());
        assert!(extent.farthest.value() > found.centre.value());
        assert_eq!(extent.nearest.error(), Metres::new(600.0));
    }

    #[test]
    fn without_a_border_there_is_no_distance() {
        assert_eq!(border_distance(&place(), None, &[]), None);
    }
}
