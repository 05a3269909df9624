//! How far a place is from the state border.

use geo::MultiPolygon;

use super::Measured;
use super::extent::{ExtentDistance, extent_distance};
use super::stretch::Stretch;
use crate::geodata::{Border, Place};
use crate::geodesy::{Nearest, Sector, nearest_by_sector, nearest_in_sector};
use crate::units::{Degrees, LonLat, Metres};

/// The least geodesic distance from a place to the border.
#[derive(Clone, Debug, PartialEq)]
pub struct BorderDistance {
    /// From the place's centre, as sure as the stretches of border and the centre allow.
    pub centre: Measured,
    /// The point of the border that is nearest to the centre.
    pub at: LonLat,
    /// The azimuth from the centre towards it.
    pub azimuth: Degrees,
    /// The index of the stretch of border that it lies on.
    pub border: usize,
    /// The index of a stretch that is farther off, but known so much less surely that it may be
    /// nearer than that one can be.
    pub rival: Option<usize>,
    /// From the place's outline, where that is known.
    pub extent: Option<ExtentDistance>,
}

/// Measures from a place, and from its outline with the outline's accuracy where there is one, to
/// the nearest of the borders; `None` where there is no border.
///
/// Each stretch lies where it is drawn to within its own accuracy, so the truth is no less than the
/// least of the distances less the stretch's accuracy, and no more than the least of the distances
/// and the accuracy; the accuracy of the centre, or of the outline, widens that.
pub fn border_distance(
    place: &Place,
    outline: Option<(&MultiPolygon, Metres)>,
    borders: &[Border],
) -> Option<BorderDistance> {
    let stretches = Stretch::of(borders);
    let Look {
        nearest,
        rival,
        measured,
    } = Look::from(place, &stretches)?;
    let extent = outline.and_then(|(shape, accuracy)| extent_distance(shape, accuracy, &stretches));
    Some(BorderDistance {
        centre: measured,
        at: nearest.nearest.point,
        azimuth: nearest.nearest.azimuth,
        border: nearest.stretch,
        rival,
        extent,
    })
}

/// The same from a place's centre, by the part of the neighbour that lies beyond; the nearest first.
/// Stretches that name none are left out.
pub fn border_by_subject(place: &Place, borders: &[Border]) -> Vec<(String, BorderDistance)> {
    let named = borders
        .iter()
        .filter_map(|border| border.federal_subject.clone());
    let mut subjects: Vec<String> = named.collect();
    subjects.sort();
    subjects.dedup();
    let of = |subject: String| {
        let beside = |border: &&Border| border.federal_subject.as_ref() == Some(&subject);
        let stretch: Vec<Border> = borders.iter().filter(beside).cloned().collect();
        let distance = border_distance(place, None, &stretch)?;
        Some((subject, distance))
    };
    let mut found: Vec<(String, BorderDistance)> = subjects.into_iter().filter_map(of).collect();
    found.sort_by(|(_, a), (_, b)| a.centre.value().get().total_cmp(&b.centre.value().get()));
    found
}

/// A point of the border, seen from a place's centre.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BorderPoint {
    /// The distance, as sure as the stretches that may be the nearest there and the centre are.
    pub distance: Measured,
    /// The point.
    pub at: LonLat,
    /// The azimuth towards it.
    pub azimuth: Degrees,
}

/// The point of the border that is nearest to a place's centre in each of so many equal sectors,
/// clockwise, the first centred on north; `None` where no border lies that way.
///
/// How sure a distance is follows the rule of [`border_distance`]; and as a stretch may be off sideways
/// too, the least is that of a sector wider by the angle which that makes at the stretch's nearest
/// point, and the greatest that of one narrower by it, where the narrower one has border at all.
pub fn border_by_sector(
    place: &Place,
    borders: &[Border],
    sectors: usize,
) -> Vec<Option<BorderPoint>> {
    let stretches = Stretch::of(borders);
    let mut seen: Vec<Vec<Sight>> = vec![Vec::new(); sectors];
    for stretch in &stretches {
        let found = nearest_by_sector(place.position, &[stretch.line()], sectors);
        for (sights, nearest) in seen.iter_mut().zip(found) {
            sights.extend(nearest.map(|nearest| Sight::of(stretch, nearest)));
        }
    }
    let point = |(sights, sector): (Vec<Sight>, Sector)| {
        let look = Look::of(place, &sights)?;
        let bound = |side: f64| {
            let sights = stretches
                .iter()
                .filter_map(|s| sideways(place, s, sector, side));
            let sights: Vec<Sight> = sights.collect();
            Some(Look::of(place, &sights)?.measured)
        };
        let measured = look.measured;
        let low = bound(1.0).map_or(measured.low(), |wide| wide.low());
        let high = bound(-1.0).map_or(measured.high(), |narrow| narrow.high());
        Some(BorderPoint {
            distance: Measured::between(
                measured.value().get(),
                low.get().min(measured.low().get()),
                high.get().max(measured.high().get()),
            ),
            at: look.nearest.nearest.point,
            azimuth: look.nearest.nearest.azimuth,
        })
    };
    seen.into_iter()
        .zip(Sector::equal(sectors))
        .map(point)
        .collect()
}

/// A stretch in a sector that is wider (1) or narrower (−1) on both sides by the angle by which the
/// stretch and the centre may be off, seen from the centre.
fn sideways(place: &Place, stretch: &Stretch<'_>, sector: Sector, side: f64) -> Option<Sight> {
    let error = stretch.accuracy() + place.accuracy.get();
    let angle = (error / stretch.distance(place.position))
        .min(1.0)
        .asin()
        .to_degrees();
    let width = (sector.end().get() - sector.start().get()).rem_euclid(360.0);
    let changed = width + 2.0 * side * angle;
    if changed <= 0.0 {
        return None;
    }
    let turned = |azimuth: Degrees, by: f64| Degrees::azimuth(azimuth.get() + by);
    let sector = match changed < 360.0 {
        true => Sector::new(
            turned(sector.start(), -side * angle),
            turned(sector.end(), side * angle),
        ),
        false => Sector::new(sector.start(), sector.start()),
    };
    let nearest = nearest_in_sector(place.position, &[stretch.line()], sector)?;
    Some(Sight::of(stretch, nearest))
}

/// One stretch of border, seen from a position.
#[derive(Clone, Copy)]
struct Sight {
    stretch: usize,
    nearest: Nearest,
    /// The stretch's, in metres.
    accuracy: f64,
}

impl Sight {
    fn of(stretch: &Stretch<'_>, nearest: Nearest) -> Sight {
        Sight {
            stretch: stretch.index,
            nearest,
            accuracy: stretch.accuracy(),
        }
    }

    /// Metres to the nearest point of the stretch.
    fn distance(&self) -> f64 {
        self.nearest.distance.get()
    }

    /// Metres that the stretch is no nearer than.
    fn low(&self) -> f64 {
        self.distance() - self.accuracy
    }

    /// Metres that the stretch is no farther than.
    fn high(&self) -> f64 {
        self.distance() + self.accuracy
    }
}

/// All stretches, seen from a place's centre.
struct Look {
    nearest: Sight,
    rival: Option<usize>,
    measured: Measured,
}

impl Look {
    fn from(place: &Place, stretches: &[Stretch<'_>]) -> Option<Look> {
        let sight =
            |stretch: &Stretch<'_>| Some(Sight::of(stretch, stretch.nearest(place.position)?));
        let sights: Vec<Sight> = stretches.iter().filter_map(sight).collect();
        Look::of(place, &sights)
    }

    fn of(place: &Place, sights: &[Sight]) -> Option<Look> {
        let least = |by: fn(&Sight) -> f64| {
            let of_two = |a: &&Sight, b: &&Sight| by(a).total_cmp(&by(b));
            sights.iter().min_by(of_two).copied()
        };
        let (nearest, lowest, highest) = (
            least(Sight::distance)?,
            least(Sight::low)?,
            least(Sight::high)?,
        );
        let measured = Measured::between(
            nearest.distance(),
            lowest.low() - place.accuracy.get(),
            highest.high() + place.accuracy.get(),
        );
        Some(Look {
            nearest,
            rival: (lowest.low() < nearest.low()).then_some(lowest.stretch),
            measured,
        })
    }
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
    fn a_stretch_that_is_less_sure_may_be_nearer_or_surely_no_farther() {
        // 74.6 km and 75.4 km off.
        let (sure, vague) = (border(39.0, 100.0), border(39.01, 20_000.0));
        let found = border_distance(&place(), None, &[sure, vague]).unwrap();
        assert_eq!((found.border, found.rival), (0, Some(1)));
        let (value, low) = (found.centre.value().km(), found.centre.low().km());
        assert!((value - 74.63).abs() < 0.05, "{found:?}");
        assert!((low - (75.37 - 20.2)).abs() < 0.05, "{found:?}");
        assert!((found.centre.high().km() - value - 0.3).abs() < 1e-9);

        let (vague, sure) = (border(39.0, 20_000.0), border(39.01, 100.0));
        let found = border_distance(&place(), None, &[vague, sure]).unwrap();
        assert_eq!((found.border, found.rival), (0, None));
        assert!((found.centre.value().km() - found.centre.low().km() - 20.2).abs() < 1e-9);
        assert!(
            (found.centre.high().km() - (75.37 + 0.3)).abs() < 0.05,
            "{found:?}"
        );
    }

    #[test]
    fn in_a_sector_each_stretch_that_may_be_the_nearest_counts() {
        let (sure, vague) = (border(39.0, 100.0), border(39.01, 20_000.0));
        let borders = [sure, vague];
        let whole = border_distance(&place(), None, &borders).unwrap();
        let found = border_by_sector(&place(), &borders, 4);
        assert_eq!(found[1].unwrap().distance, whole.centre);
        assert_eq!(found[3], None);
        // One that is drawn in another sector does not widen it.
        let west = border(36.9, 50_000.0);
        let apart = border_by_sector(&place(), &[borders[0].clone(), west], 4);
        assert_eq!(apart[1].unwrap().distance.error(), Metres::new(300.0));
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
        // The accuracies, and the tolerance of the search.
        assert!((extent.nearest.error().get() - 600.2).abs() < 1e-9);
    }

    #[test]
    fn without_a_border_there_is_no_distance() {
        assert_eq!(border_distance(&place(), None, &[]), None);
    }
}
