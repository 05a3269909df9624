//! Rings that enclose nothing: the zone would vanish from the map, and stay in the list beside it.

use crate::bad_zones::{FILE, spoilt, start};
use crate::geodata_files::one_fault;
use crate::marked::marked;

/// The exterior of the sound file's first zone.
const EXTERIOR: &str =
    "[[37.95, 48.55], [38.05, 48.55], [38.05, 48.65], [37.95, 48.65], [37.95, 48.55]]";
/// Its hole.
const HOLE: &str =
    "[[37.99, 48.59], [37.99, 48.61], [38.01, 48.61], [38.01, 48.59], [37.99, 48.59]]";

/// Asserts that a ring in the place of another is told as one without an area.
#[track_caller]
fn told(instead: &str, ring: &str) {
    let found = marked(&spoilt(instead, ring));
    let start = format!("{}feature bakhmut: ", start(&found.place));
    one_fault(
        FILE,
        found.text.as_bytes(),
        &start,
        "the ring encloses no area",
    );
}

#[test]
fn a_ring_that_encloses_nothing() {
    for ring in [
        // one point
        "‸[[38.0, 48.6], [38.0, 48.6], [38.0, 48.6], [38.0, 48.6]]",
        // there and back
        "‸[[37.95, 48.55], [38.05, 48.65], [37.95, 48.55], [37.95, 48.55]]",
        // along one line whose points are not exact
        "‸[[37.9, 48.5], [38.0, 48.6], [38.1, 48.7], [37.95, 48.55], [37.9, 48.5]]",
        // a bow-tie
        "‸[[37.95, 48.55], [38.05, 48.65], [38.05, 48.55], [37.95, 48.65], [37.95, 48.55]]",
        // heights change nothing
        "‸[[38.0, 48.6, 1], [38.0, 48.6, 2], [38.0, 48.6, 3], [38.0, 48.6, 1]]",
    ] {
        println!("{ring}");
        told(EXTERIOR, ring);
    }
    told(
        HOLE,
        "‸[[37.99, 48.59], [37.99, 48.61], [37.99, 48.60], [37.99, 48.59]]",
    );
}

/// A sliver of about a metre, the last digit that coordinates have here, is a ring.
#[test]
fn a_small_ring_is_taken() {
    let small = "[[38.0, 48.6], [38.00001, 48.6], [38.00001, 48.60001], [38.0, 48.6]]";
    let text = spoilt(HOLE, small);
    let env = crate::geodata_files::with_files(&[(FILE, text.as_bytes())]);
    env.run(&[&crate::geodata_files::RENDER[..], &["--view", "town"]].concat())
        .success();
}
