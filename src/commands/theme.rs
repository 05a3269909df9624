//! The theme that is asked for.

use bakhmut_map::error::Result;
use bakhmut_map::style::{NamedTheme, Proof, Property, Sight};

use super::console::Console;

/// The theme of a name or file; what of a file's cannot be read is told.
///
/// # Errors
/// As [`NamedTheme::find`].
pub(super) fn find(name: &str, console: Console) -> Result<NamedTheme> {
    let theme = NamedTheme::find(name)?;
    if theme.input.is_some() {
        tell(name, theme.theme.proofs(), console);
    }
    Ok(theme)
}

/// Says of each colour that falls short where it does so most.
fn tell(name: &str, proofs: Vec<Proof>, console: Console) {
    /// So many are told; of more than that the number will do.
    const MOST: usize = 5;
    let mut short: Vec<Proof> = proofs.into_iter().filter(|proof| !proof.holds()).collect();
    let share = |proof: &Proof| proof.worst().1 / proof.property.least();
    short.sort_by(|a, b| share(a).total_cmp(&share(b)));
    let mut told: Vec<(String, Property)> = Vec::new();
    short.retain(|proof| {
        let of = (proof.what.clone(), proof.property);
        let is_new = !told.contains(&of);
        told.push(of);
        is_new
    });
    for proof in short.iter().take(MOST) {
        console.warn(&format!("{name}: {}", words(proof)));
    }
    if let more @ 1.. = short.len().saturating_sub(MOST) {
        console.warn(&format!("{name}: and {more} more that fall short"));
    }
}

/// What falls short, for whom, and of what.
fn words(proof: &Proof) -> String {
    let (what, from) = (&proof.what, &proof.from);
    let (sight, measured) = proof.worst();
    let by = match sight {
        Sight::AllCones => String::new(),
        Sight::Grey => " in grey".to_owned(),
        blind => format!(" as people with {} see them", blind.name()),
    };
    // Cut, not rounded: 4.49 is no 4.5.
    let measured = (measured * 10.0).floor() / 10.0;
    let least = proof.property.least();
    match proof.property {
        Property::Text => format!(
            "{what} on {from} has a contrast of {measured:.1}{by}; to read text, {least} is needed"
        ),
        Property::Mark => format!(
            "{what} on {from} has a contrast of {measured:.1}{by}; to see a line or mark, {least} is needed"
        ),
        Property::Apart | Property::Marked => format!(
            "{what} and {from} differ by {measured:.1} (CIEDE2000){by}; to tell them apart, {least} is needed"
        ),
    }
}
