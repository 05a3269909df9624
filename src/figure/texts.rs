//! What the texts of a scene have.

use std::collections::BTreeSet;

use crate::scene::Scene;

/// The size of the smallest type, in pixels.
pub(super) fn smallest_type(scene: &Scene) -> f64 {
    let sizes = scene.texts().into_iter().map(|text| text.shaped.size());
    sizes.fold(f64::INFINITY, f64::min)
}

/// The characters that the font lacks, each once, sorted.
pub(super) fn missing(scene: &Scene) -> Vec<char> {
    let texts = scene.texts().into_iter();
    let missing: BTreeSet<char> = texts.flat_map(|t| t.shaped.missing()).copied().collect();
    missing.into_iter().collect()
}
