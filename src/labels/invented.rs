//! Labels for tests.

use kurbo::Point;

use super::Label;
use crate::text::{Face, shape};

/// A name in one line of 16 pixels, which must stay if it may be led.
pub(super) fn label(text: &str, at: Point, rank: u32, may_lead: bool) -> Label {
    Label {
        forms: vec![vec![shape(text, Face::Regular, 16.0, 0.0)]],
        at,
        along: Vec::new(),
        over: false,
        clear: 6.0,
        rank,
        leader: if may_lead { f64::INFINITY } else { 0.0 },
        must_stay: may_lead,
        weight: if may_lead { 4.0 } else { 1.0 },
        keeps_side: true,
        among_lines: false,
    }
}
