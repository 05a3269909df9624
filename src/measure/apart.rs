//! How far apart two lines of contact run, which two snapshots draw.
//!
//! Of each line ([`contacts`](super::contacts())) so much counts as lies in a box. From a point of it one
//! measures to the nearest point of all of the other line, be that in the box or not, along the geodesic.
//!
//! The mean along a line L of length |L| is ∫ d(p) ds / |L|, and along both lines
//!
//! > (∫ d₁ ds + ∫ d₂ ds) / (|L₁| + |L₂|)
//!
//! (the average symmetric surface distance of Heimann et al., IEEE Transactions on Medical Imaging 28
//! (2009), doi:10.1109/TMI.2009.2013851). Each edge is cut into equal steps no longer than [`STEP`], and
//! d taken at the middle of each. Since d changes by no more than one walks, the mean is off by a
//! quarter of a step at most. The greatest distance (of Hausdorff) is sought by branch and bound along
//! all points, to [`TOLERANCE`](crate::geodesy::along::TOLERANCE).

use geo::{BooleanOps, LineString, MultiLineString};

use super::Front;
use super::areas::polygon;
use super::pieces::part_way;
use super::positions::positions;
use crate::geodesy::{farthest_along, inverse, length, nearest_on_lines, ring};
use crate::units::{Degrees, LonLat, LonLatBox, Metres};

/// The longest step along a line from one measurement to the next, of lines that are not too long.
const STEP: Metres = Metres::new(200.0);
/// There are no more steps than about so many: on longer lines they are longer.
const MOST_STEPS: f64 = 20_000.0;

/// How far apart two lines run.
#[derive(Clone, Debug, PartialEq)]
pub struct Apart {
    /// Along each, to the other.
    pub along: [LineApart; 2],
    /// How far apart they are on average, along both.
    pub mean: Metres,
    /// Where they are farthest apart.
    pub greatest: Gap,
    /// The longest step from one measurement to the next.
    pub step: Metres,
    /// The part of both lines, from 0 to 1, from which a nearer part of the other may lie beyond what
    /// its dataset maps: from there the distance is no more than what was measured.
    pub beyond: f64,
    /// The part of both lines that is no farther from the other than both may be off.
    pub within_accuracy: f64,
}

/// How far one line is from another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LineApart {
    /// How much of the line counts.
    pub length: Metres,
    /// How far it is from the other on average.
    pub mean: Metres,
    /// Where it is farthest from it.
    pub greatest: Gap,
    /// How far the line may be off.
    pub accuracy: Metres,
}

/// The way from a point of a line to the nearest point of another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gap {
    /// The length of the geodesic, to within 5 m of the greatest.
    pub distance: Metres,
    /// Where it begins.
    pub from: LonLat,
    /// Where it ends.
    pub to: LonLat,
    /// The azimuth at its beginning.
    pub azimuth: Degrees,
    /// Whether a nearer point may lie beyond what the other's dataset maps.
    pub at_most: bool,
}

/// The lines as one measures from them and to them.
struct Line<'f> {
    front: &'f Front,
    /// What lies in the box.
    within: Vec<Vec<LonLat>>,
}

/// What was summed up along a line.
#[derive(Default)]
struct Sum {
    /// Metres of the line.
    length: f64,
    /// Metres times metres.
    distance: f64,
    /// Metres of the line from which a nearer point may lie beyond, and those that are near.
    beyond: f64,
    near: f64,
}

/// Measures two lines in a box; `None` where one of them has no part in it.
pub fn apart(fronts: [&Front; 2], within: LonLatBox) -> Option<Apart> {
    let lines = fronts.map(|front| Line::of(front, within));
    if lines.iter().any(|line| line.within.is_empty()) {
        return None;
    }
    let whole: f64 = lines.iter().map(|line| long(&line.within)).sum();
    let step = STEP.get().max(whole / MOST_STEPS);
    let accuracy: f64 = fronts.iter().map(|front| front.accuracy.get()).sum();
    let sums = [
        lines[0].sum(&lines[1], step, accuracy),
        lines[1].sum(&lines[0], step, accuracy),
    ];
    let gaps = [lines[0].farthest(&lines[1])?, lines[1].farthest(&lines[0])?];
    let of_both = |of: fn(&Sum) -> f64| sums.iter().map(of).sum::<f64>() / whole;
    let along = |i: usize| LineApart {
        length: Metres::new(sums[i].length),
        mean: Metres::new(sums[i].distance / sums[i].length),
        greatest: gaps[i],
        accuracy: fronts[i].accuracy,
    };
    let is_second = gaps[1].distance.get() > gaps[0].distance.get();
    Some(Apart {
        along: [along(0), along(1)],
        mean: Metres::new(of_both(|sum| sum.distance)),
        greatest: gaps[usize::from(is_second)],
        step: Metres::new(step),
        beyond: of_both(|sum| sum.beyond).clamp(0.0, 1.0),
        within_accuracy: of_both(|sum| sum.near).clamp(0.0, 1.0),
    })
}

impl<'f> Line<'f> {
    fn of(front: &'f Front, within: LonLatBox) -> Line<'f> {
        let drawn = front.lines.iter().map(|line| {
            let coords = line.iter().map(|at| (at.lon(), at.lat()));
            LineString::from_iter(coords)
        });
        let clipped = polygon(within).clip(&MultiLineString(drawn.collect()), false);
        let parts = clipped.iter().map(positions);
        Line {
            front,
            within: parts.filter(|line| length(line).get() > 0.0).collect(),
        }
    }

    /// How far a position is from the line; nowhere is farther than the Earth is round.
    fn distance(&self, from: LonLat) -> f64 {
        nearest_on_lines(from, &self.front.lines).map_or(f64::MAX, |nearest| nearest.distance.get())
    }

    /// Whether a part of the line may lie beyond what is mapped that is nearer than so many metres.
    fn may_be_nearer(&self, from: LonLat, distance: f64) -> bool {
        /// North, east, south and west: of a circle the extreme points, to a few metres at 100 km.
        const WINDS: usize = 4;
        let around = ring(from, Metres::new(distance), WINDS);
        !around.into_iter().all(|at| self.front.extent.contains(at))
    }

    fn sum(&self, other: &Line<'_>, step: f64, accuracy: f64) -> Sum {
        let mut sum = Sum::default();
        for edge in self.within.iter().flat_map(|line| line.windows(2)) {
            let whole = inverse(edge[0], edge[1]).distance.get();
            let steps = (whole / step).ceil().max(1.0);
            let each = whole / steps;
            for i in 0..steps as usize {
                let Some(at) = part_way(edge, (i as f64 + 0.5) / steps) else {
                    continue;
                };
                let distance = other.distance(at);
                sum.length += each;
                sum.distance += each * distance;
                if other.may_be_nearer(at, distance) {
                    sum.beyond += each;
                }
                if distance <= accuracy {
                    sum.near += each;
                }
            }
        }
        sum
    }

    fn farthest(&self, other: &Line<'_>) -> Option<Gap> {
        let (from, _) = farthest_along(&self.within, |at| other.distance(at))?;
        let nearest = nearest_on_lines(from, &other.front.lines)?;
        Some(Gap {
            distance: nearest.distance,
            from,
            to: nearest.point,
            azimuth: nearest.azimuth,
            at_most: other.may_be_nearer(from, nearest.distance.get()),
        })
    }
}

/// Metres of lines.
fn long(lines: &[Vec<LonLat>]) -> f64 {
    lines.iter().map(|line| length(line).get()).sum()
}
