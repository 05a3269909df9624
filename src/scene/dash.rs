//! Lines with dashes as one line a dash.

use super::{BezPath, Fade, Group, Item, Stroke};

/// Lengths of dashes under this many pixels in sum cannot be seen: the line is drawn unbroken.
const SHORTEST_PERIOD: f64 = 0.1;

/// A dash of no length, a dot of round caps, gets this many pixels, or it would be dropped.
const SHORTEST_DASH: f64 = 0.001;

impl Stroke {
    /// Its path with each dash a subpath of its own; the path itself where it has no dashes that can
    /// be drawn.
    pub fn dashed(&self) -> BezPath {
        match self.dashes_seen() {
            Some(lengths) if self.path.is_finite() => {
                kurbo::dash(self.path.iter(), 0.0, &lengths).collect()
            }
            _ => self.path.clone(),
        }
    }

    /// The lengths of its dashes and gaps, each above 0; `None` where there are none that can be drawn.
    pub fn dashes_seen(&self) -> Option<Vec<f64>> {
        let dashes = &self.dashes;
        let period: f64 = dashes.iter().sum();
        let can_be_seen = period.is_finite() && period > SHORTEST_PERIOD;
        let is_sound = can_be_seen && dashes.iter().all(|&length| length >= 0.0);
        is_sound.then(|| dashes.iter().map(|l| l.max(SHORTEST_DASH)).collect())
    }
}

/// The items with each dash a line of its own, which can be cut away without moving the others.
pub fn dashed(items: Vec<Item>) -> Vec<Item> {
    let one = |item| match item {
        Item::Stroke(stroke) => Item::Stroke(Stroke {
            path: stroke.dashed(),
            dashes: Vec::new(),
            ..stroke
        }),
        Item::Fade(fade) => Item::Fade(Fade {
            items: dashed(fade.items),
            ..fade
        }),
        Item::Group(group) => Item::Group(Group {
            items: dashed(group.items),
            ..group
        }),
        other => other,
    };
    items.into_iter().map(one).collect()
}
