//! What the texts of a scene have.

use std::collections::BTreeSet;

use crate::scene::Scene;
use crate::text::Shaped;

/// The size of the smallest type, in pixels.
pub(super) fn smallest_type(scene: &Scene) -> f64 {
    let sizes = scene.texts().into_iter().map(|text| text.shaped.size());
    sizes.fold(f64::INFINITY, f64::min)
}

/// What the texts have of some characters, each once, sorted.
pub(super) fn characters(scene: &Scene, of: fn(&Shaped) -> &[char]) -> Vec<char> {
    let texts = scene.texts().into_iter();
    let found: BTreeSet<char> = texts.flat_map(|t| of(&t.shaped)).copied().collect();
    found.into_iter().collect()
}
