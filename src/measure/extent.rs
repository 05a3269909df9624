//! How far the outline of a place is from the state border.

use geo::MultiPolygon;

use super::Measured;
use super::positions::ring_positions;
use super::stretch::Stretch;
use crate::geodesy::along::TOLERANCE;
use crate::geodesy::{breadth, greatest_along, nearest_from_polygons};
use crate::units::{LonLat, Metres};

/// Metres that a nearest pair of points may be off up to `FAR`, and its part of the distance beyond:
/// see [`nearest_from_polygons`].
const PAIR_ERROR: f64 = 0.2;
const FAR: f64 = 500_000.0;
const FAR_ERROR: f64 = 1e-6;

/// Distances to the border from the outline of a place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ExtentDistance {
    /// From the point of the place that is nearest to the border; 0 where the border runs through it.
    pub nearest: Measured,
    /// From the point of the outline that is farthest from the border. No point inside is farther,
    /// unless the border runs all round the place.
    pub farthest: Measured,
}

/// Measures along all of an outline, not at its corners alone, to within the outline's accuracy;
/// `None` where there is no border or no outline.
pub(super) fn extent_distance(
    outline: &MultiPolygon,
    accuracy: Metres,
    stretches: &[Stretch<'_>],
) -> Option<ExtentDistance> {
    let rings = ring_positions(outline);
    let accuracy = accuracy.get();
    let stretches = within_reach(&rings, stretches)?;
    Some(ExtentDistance {
        nearest: nearest(outline, &stretches, accuracy)?,
        farthest: farthest(&rings, &stretches, accuracy + TOLERANCE.get())?,
    })
}

/// The stretches that may be the nearest from somewhere on the rings. From one position to another a
/// distance changes by no more than the way between them.
fn within_reach<'a>(rings: &[Vec<LonLat>], stretches: &[Stretch<'a>]) -> Option<Vec<Stretch<'a>>> {
    let at = *rings.iter().flatten().next()?;
    let way = breadth(rings).get();
    let seen = stretches
        .iter()
        .map(|stretch| (stretch.distance(at), stretch));
    let seen: Vec<(f64, &Stretch<'_>)> = seen.collect();
    let farthest = |(distance, stretch): &(f64, &Stretch<'_>)| distance + stretch.accuracy() + way;
    let least = seen.iter().map(farthest).fold(f64::INFINITY, f64::min);
    let near = seen
        .into_iter()
        .filter(|(distance, stretch)| distance - stretch.accuracy() - way <= least);
    Some(near.map(|(_, stretch)| stretch.clone()).collect())
}

/// Of each stretch the least distance, and of these the least, as sure as the stretches allow.
fn nearest(outline: &MultiPolygon, stretches: &[Stretch<'_>], accuracy: f64) -> Option<Measured> {
    let gap = |stretch: &Stretch<'_>| {
        let pair = nearest_from_polygons(outline, &[stretch.line()])?;
        Some((pair.to.distance.get(), stretch.accuracy()))
    };
    let gaps: Vec<(f64, f64)> = stretches.iter().filter_map(gap).collect();
    let least = |by: fn(&(f64, f64)) -> f64| gaps.iter().map(by).reduce(f64::min);
    let gap = least(|(gap, _)| *gap)?;
    let far = if gap > FAR { gap * FAR_ERROR } else { 0.0 };
    let error = accuracy + PAIR_ERROR + far;
    Some(Measured::between(
        gap,
        least(|(gap, accuracy)| gap - accuracy)? - error,
        least(|(gap, accuracy)| gap + accuracy)? + error,
    ))
}

/// The greatest distance to whichever stretch is the nearest.
fn farthest(rings: &[Vec<LonLat>], stretches: &[Stretch<'_>], error: f64) -> Option<Measured> {
    // What is least at a position, over the stretches, grows no faster than one walks, for each
    // stretch's distance does.
    let greatest = |side: f64| {
        greatest_along(rings, |at| {
            let each = stretches
                .iter()
                .map(|stretch| stretch.distance(at) + side * stretch.accuracy());
            each.fold(f64::INFINITY, f64::min)
        })
    };
    Some(Measured::between(
        greatest(0.0)?,
        greatest(-1.0)? - error,
        greatest(1.0)? + error,
    ))
}

#[cfg(test)]
mod tests {
    use geo::{LineString, polygon};
    use proptest::prelude::*;

    use super::*;
    use crate::geodata::{Border, Named};

    /// A border along lines of longitude and latitude, known to 100 m.
    fn border(line: Vec<(f64, f64)>) -> Border {
        Border {
            id: "border".into(),
            name: Named {
                en: "Border".into(),
                uk: None,
            },
            country: "UA".into(),
            neighbour: "RU".into(),
            federal_subject: None,
            accuracy: Metres::new(100.0),
            sources: Vec::new(),
            line: LineString::from(line),
        }
    }

    /// A box around 20° E on the equator, where a degree of longitude is 111.3195 km.
    fn outline(west: f64, east: f64) -> MultiPolygon {
        MultiPolygon(vec![polygon![
            (x: west, y: -0.3), (x: east, y: -0.3), (x: east, y: 0.3), (x: west, y: 0.3),
        ]])
    }

    fn measured(outline: &MultiPolygon, borders: &[Border]) -> ExtentDistance {
        extent_distance(outline, Metres::new(50.0), &Stretch::of(borders)).unwrap()
    }

    #[track_caller]
    fn is_close(measured: Measured, km: f64) {
        let error = measured.error().get();
        assert!((measured.value().km() - km).abs() < 0.1, "{measured:?}");
        assert!(error <= 155.0, "{measured:?}");
    }

    #[test]
    fn the_middle_of_an_edge_may_be_the_nearest_point() {
        let spike = border(vec![(21.0, 0.0), (20.5, 0.0), (21.0, 0.01)]);
        is_close(
            measured(&outline(19.9, 20.1), &[spike]).nearest,
            0.4 * 111.3195,
        );
    }

    #[test]
    fn the_middle_of_an_edge_may_be_the_farthest_point() {
        // Two borders run past the corners of the western edge.
        let (north, south) = (
            border(vec![(10.0, 0.5), (21.0, 0.5)]),
            border(vec![(10.0, -0.5), (21.0, -0.5)]),
        );
        // A degree of latitude on the equator is 110.574 km.
        is_close(
            measured(&outline(19.9, 20.1), &[north, south]).farthest,
            0.5 * 110.574,
        );
    }

    #[test]
    fn a_border_through_the_place_is_no_distance_away() {
        let astride = border(vec![(20.0, -5.0), (20.0, 5.0)]);
        let ends_inside = border(vec![(20.0, 0.1), (20.05, 0.1)]);
        for line in [astride, ends_inside] {
            let found = measured(&outline(19.9, 20.1), &[line]).nearest;
            assert_eq!(found.value(), Metres::new(0.0));
            assert_eq!(found.low(), Metres::new(0.0));
            assert_eq!(found.high(), Metres::new(150.2));
        }
    }

    #[test]
    fn a_vague_stretch_counts_for_what_may_be_nearest() {
        let sure = border(vec![(20.5, -5.0), (20.5, 5.0)]);
        let vague = Border {
            accuracy: Metres::from_km(20.0),
            ..border(vec![(20.51, -5.0), (20.51, 5.0)])
        };
        let found = measured(&outline(19.9, 20.1), &[sure, vague]);
        assert!((found.nearest.low().km() - (0.41 * 111.3195 - 20.0)).abs() < 0.1);
        assert!((found.farthest.low().km() - (0.61 * 111.3195 - 20.0)).abs() < 0.1);
        assert!((found.farthest.high().km() - 0.6 * 111.3195).abs() < 0.3);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]
        #[test]
        fn what_is_out_of_reach_would_change_nothing(
            lons in prop::collection::vec(20.2..21.0_f64, 1..5),
            accuracies in prop::collection::vec(0.0..9000.0_f64, 5),
        ) {
            let borders: Vec<Border> = lons
                .iter()
                .zip(accuracies)
                .map(|(&lon, accuracy)| Border {
                    accuracy: Metres::new(accuracy),
                    ..border(vec![(lon, -0.5), (lon + 0.1, 0.5)])
                })
                .collect();
            let (shape, all) = (outline(19.9, 20.1), Stretch::of(&borders));
            let rings = ring_positions(&shape);
            let near = within_reach(&rings, &all).unwrap();
            prop_assert_eq!(
                nearest(&shape, &near, 0.0),
                nearest(&shape, &all, 0.0)
            );
            prop_assert_eq!(farthest(&rings, &near, 0.0), farthest(&rings, &all, 0.0));
        }
    }
}
