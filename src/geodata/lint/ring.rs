//! One ring, or one line: winding, positions that stand twice, spikes, slivers.

use super::plane::{self, Plane};
use super::walk::List;
use crate::geodata::faults::Faults;
use crate::geodata::rule;

/// A spike narrower than this, in metres …
const SPIKE_WIDTH: f64 = 1.0;
/// … or than this part of its length …
const SPIKE_PART: f64 = 0.001;
/// … and longer than this, in metres.
const SPIKE_LENGTH: f64 = 10.0;
/// Half a millimetre is no width at all, however short the spike.
const NO_WIDTH: f64 = 5e-4;
/// A ring of less width on average than this, in metres …
const SLIVER_WIDTH: f64 = 5.0;
/// … and of less area, as a part of a circle of its length.
const SLIVER_ROUNDNESS: f64 = 0.1;
/// In degrees; what is flatter has no winding, and is told as such.
const LEAST_WIDTH: f64 = 1e-9;

/// Adds a warning where a position stands twice in a row.
pub(super) fn repeated(list: &List<'_>, faults: &mut Faults<'_>) {
    let twice: Vec<usize> = (1..list.len())
        .filter(|i| list.get(*i) == list.get(i - 1))
        .collect();
    // A ring of one position, over and over, is told to enclose no area.
    let Some(first) = twice.first().filter(|_| twice.len() + 1 < list.len()) else {
        return;
    };
    let what = match twice.len() {
        1 => "a position stands twice in a row".to_owned(),
        more => format!("a position stands twice in a row, and {} more do", more - 1),
    };
    faults
        .add(rule::REPEATED_POSITION, list.at(*first), what)
        .help("remove one of the two");
}

/// Adds what is found in the ring of a polygon.
pub(super) fn check(list: &List<'_>, exterior: bool, faults: &mut Faults<'_>) {
    if !list.is_closed() {
        return;
    }
    if list.ends_differ() {
        let what = "the ring is not closed: of its first and last position, one has a height";
        faults
            .add(rule::OPEN_RING, list.at(list.len() - 1), what)
            .help("write the same numbers at both ends");
    }
    let (area, length) = plane::ring(list.positions());
    // The reader has its own word for a ring without area.
    if area.abs() <= LEAST_WIDTH * 1e5 * length {
        return;
    }
    if exterior != (area > 0.0) {
        let what = match exterior {
            true => "the exterior ring runs clockwise",
            false => "the hole runs counter-clockwise",
        };
        faults
            .add(rule::CLOCKWISE_RING, list.at(0), what)
            .help("run bakhmut-map fmt, which turns it round");
    }
    let width = 2.0 * area.abs() / length;
    let roundness = 4.0 * std::f64::consts::PI * area.abs() / (length * length);
    if width < SLIVER_WIDTH && roundness < SLIVER_ROUNDNESS {
        let half = length / 2.0;
        let what =
            format!("the ring is a sliver, {width:.1} m wide on average and {half:.0} m long");
        faults
            .add(rule::SLIVER, list.at(0), what)
            .help("remove it, or snap the outlines on both sides of it to each other");
    }
    spikes(list, faults);
}

fn spikes(list: &List<'_>, faults: &mut Faults<'_>) {
    let last = list.len() - 1;
    for tip in 0..last {
        // The first position is the last as well.
        let before = list.get(if tip == 0 { last - 1 } else { tip - 1 });
        let (here, after) = (list.get(tip), list.get(tip + 1));
        let (u, v) = (before - here, after - here);
        // Most corners are no spike by their signs alone.
        if u.x * v.x + u.y * v.y <= 0.0 {
            continue;
        }
        let plane = Plane::at(here);
        let (u, v) = (plane.way(here, before), plane.way(here, after));
        let (long, short) = (u.x.hypot(u.y), v.x.hypot(v.y));
        let (long, short) = (long.max(short), long.min(short));
        if u.x * v.x + u.y * v.y <= 0.0 || long == 0.0 {
            continue;
        }
        let width = (u.x * v.y - v.x * u.y).abs() / long;
        if width < NO_WIDTH || (short > SPIKE_LENGTH && width < SPIKE_WIDTH.max(SPIKE_PART * short))
        {
            let what = format!("a spike of {short:.0} m: the outline goes out and straight back");
            faults
                .add(rule::SPIKE, list.at(tip), what)
                .help("remove this position");
        }
    }
}
