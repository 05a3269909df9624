//! The greatest that a length takes along lines, where it changes by no more than one
//! walks: the distance to anything is such a length.
//!
//! Method: best-first branch and bound. In a box around vertices the length is at most that at its
//! middle and the way from there to a corner; between two points of an edge at most half the sum of
//! theirs and of the way from one to the other. Where that is more than the greatest found, by the
//! tolerance, the line or the edge is halved.

use std::collections::BinaryHeap;

use super::bound::Extent;
use super::search::Open;
use crate::units::{LonLat, Metres};

/// How far what is found may be from the true greatest length.
pub const TOLERANCE: Metres = Metres::new(5.0);

/// The greatest length, in metres, on edges that are straight in longitude and latitude: not above
/// the true one, and no more than [`TOLERANCE`] below it. `None` where there is no position.
///
/// ```
/// use bakhmut_map::geodesy::{greatest_along, inverse};
/// use bakhmut_map::units::LonLat;
///
/// let at = |lon, lat| LonLat::new(lon, lat).unwrap();
/// // Of the equator from 10° E to 14° E, the eastern end is the farthest from 11° E.
/// let equator = [at(10.0, 0.0), at(14.0, 0.0)];
/// let greatest = greatest_along(&[equator], |p| inverse(at(11.0, 0.0), p).distance.get());
/// assert_eq!(greatest.map(|metres| metres.round()), Some(333_958.0));
/// ```
pub fn greatest_along<L: AsRef<[LonLat]>>(
    lines: &[L],
    length: impl Fn(LonLat) -> f64,
) -> Option<f64> {
    farthest_along(lines, length).map(|(_, length)| length)
}

/// The position at which [`greatest_along`] finds the greatest length, and that length; of positions
/// with equal lengths the first that is found.
///
/// ```
/// use bakhmut_map::geodesy::{farthest_along, inverse};
/// use bakhmut_map::units::LonLat;
///
/// let at = |lon, lat| LonLat::new(lon, lat).unwrap();
/// let equator = [at(10.0, 0.0), at(14.0, 0.0)];
/// let farthest = farthest_along(&[equator], |p| inverse(at(11.0, 0.0), p).distance.get());
/// assert_eq!(farthest.map(|(at, _)| at.lon()), Some(14.0));
/// ```
pub fn farthest_along<L: AsRef<[LonLat]>>(
    lines: &[L],
    length: impl Fn(LonLat) -> f64,
) -> Option<(LonLat, f64)> {
    let probe = |at: LonLat| Probe {
        at,
        length: length(at),
    };
    let chain = |vertices| Chain::around(vertices, &length);
    let mut best: Option<(LonLat, f64)> = None;
    let lines = lines.iter().map(AsRef::as_ref);
    let mut open: BinaryHeap<Open<Chain<'_>>> = lines.filter_map(chain).collect();
    while let Some(Open { bound, part, .. }) = open.pop() {
        if best.is_some_and(|(_, best)| -bound <= best + TOLERANCE.get()) {
            break;
        }
        match part {
            Chain::Vertices([]) => {}
            Chain::Vertices([alone]) => best = greater(best, probe(*alone)),
            Chain::Vertices([start, end]) => {
                let (start, end) = (probe(*start), probe(*end));
                best = greater(greater(best, start), end);
                open.push(Chain::edge(start, end));
            }
            Chain::Vertices(vertices) => {
                let middle = vertices.len() / 2;
                let halves = [&vertices[..=middle], &vertices[middle..]];
                open.extend(halves.into_iter().filter_map(chain));
            }
            Chain::Edge(start, end) => {
                let middle = probe(start.half_way_to(&end));
                best = greater(best, middle);
                open.extend([Chain::edge(start, middle), Chain::edge(middle, end)]);
            }
        }
    }
    best
}

/// A length that no two positions in the box of longitudes and latitudes around lines are farther
/// apart than; 0 where there is no position.
pub fn breadth<L: AsRef<[LonLat]>>(lines: &[L]) -> Metres {
    let positions: Vec<LonLat> = lines.iter().flat_map(|l| l.as_ref()).copied().collect();
    let reach = Extent::of(&positions).map(|extent| extent.reach());
    Metres::new(2.0 * reach.unwrap_or(0.0))
}

fn greater(best: Option<(LonLat, f64)>, probe: Probe) -> Option<(LonLat, f64)> {
    match best {
        Some((_, length)) if length >= probe.length => best,
        _ => Some((probe.at, probe.length)),
    }
}

/// A part of a line. The greatest length that it may have is the bound by which it is open, negated,
/// for the search takes the least bound first.
enum Chain<'l> {
    Vertices(&'l [LonLat]),
    Edge(Probe, Probe),
}

impl<'l> Chain<'l> {
    /// `None` where there is no vertex.
    fn around(vertices: &'l [LonLat], length: impl Fn(LonLat) -> f64) -> Option<Open<Self>> {
        let extent = Extent::of(vertices)?;
        let reach = extent.reach();
        let bound = length(extent.middle()) + reach;
        Some(Open::new(-bound, reach, Chain::Vertices(vertices)))
    }

    fn edge(start: Probe, end: Probe) -> Open<Self> {
        let way = start.way_to(&end);
        let bound = f64::midpoint(start.length + end.length, way);
        Open::new(-bound, way, Chain::Edge(start, end))
    }
}

/// A position and the length there.
#[derive(Clone, Copy)]
struct Probe {
    at: LonLat,
    length: f64,
}

impl Probe {
    /// Metres that the straight way in longitude and latitude to another is no longer than.
    fn way_to(&self, other: &Probe) -> f64 {
        2.0 * Extent::between(self.at, other.at).reach()
    }

    fn half_way_to(&self, other: &Probe) -> LonLat {
        Extent::between(self.at, other.at).middle()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::geodesy::nearest_on_line;

    fn around() -> impl Strategy<Value = LonLat> {
        (37.0..39.0, 47.5..49.5).prop_map(|(lon, lat)| LonLat::new(lon, lat).unwrap())
    }

    #[test]
    fn nowhere_there_is_no_length() {
        assert_eq!(greatest_along::<Vec<LonLat>>(&[], |_| 1.0), None);
        assert_eq!(greatest_along(&[vec![]], |_| 1.0), None);
        let alone = LonLat::new(38.0, 48.0).unwrap();
        assert_eq!(greatest_along(&[vec![alone]], |p| p.lon()), Some(38.0));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        #[test]
        fn no_sampled_point_is_beyond_the_tolerance(
            line in prop::collection::vec(around(), 2..5),
            other in prop::collection::vec(around(), 2..5),
        ) {
            let length = |from| nearest_on_line(from, &other).unwrap().distance.get();
            let greatest = greatest_along(&[&line], length).unwrap();
            for pair in line.windows(2) {
                for step in 0..=200 {
                    let part = |a: f64, b: f64| a + (b - a) * f64::from(step) / 200.0;
                    let at = LonLat::new(
                        part(pair[0].lon(), pair[1].lon()),
                        part(pair[0].lat(), pair[1].lat()),
                    )
                    .unwrap();
                    let sampled = length(at);
                    prop_assert!(sampled <= greatest + TOLERANCE.get());
                }
            }
        }
    }
}
