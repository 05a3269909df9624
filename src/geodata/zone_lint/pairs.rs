//! Pairs of zones that may have to do with each other.

use geo::{BoundingRect, Rect};

use crate::geodata::zone::Zone;

/// Pairs of zones whose bounds are no farther apart than so many degrees, by index: the later first. In
/// order.
pub(super) fn near(placed: &[(usize, Zone)], reach: f64) -> Vec<(usize, usize)> {
    let bounds =
        |(index, (_, zone)): (usize, &(usize, Zone))| Some((index, zone.shape.bounding_rect()?));
    let mut boxes: Vec<(usize, Rect<f64>)> = placed.iter().enumerate().filter_map(bounds).collect();
    boxes.sort_by(|(_, a), (_, b)| a.min().x.total_cmp(&b.min().x));
    let mut pairs = Vec::new();
    for (nth, (i, one)) in boxes.iter().enumerate() {
        let beside = |(_, other): &&(usize, Rect<f64>)| other.min().x <= one.max().x + reach;
        for (j, other) in boxes[nth + 1..].iter().take_while(beside) {
            let apart = other.min().y > one.max().y + reach || one.min().y > other.max().y + reach;
            if !apart {
                pairs.push((*i.max(j), *i.min(j)));
            }
        }
    }
    pairs.sort_unstable();
    pairs
}
