//! Names as publishers write them, cleaned, and what they give away.

use super::feature::Raw;
use crate::geodata::Named;

/// Words, in lower case, of which each makes a feature a sign of units or of where they are or go.
const MILITARY: [&str; 20] = [
    "brigade",
    "regiment",
    "battalion",
    "division",
    "army corps",
    "headquarters",
    "airfield",
    "air base",
    "airbase",
    "direction of attack",
    "attack direction",
    "military unit",
    "бригад",
    "полк",
    "батальйон",
    "дивізі",
    "штаб",
    "аеродром",
    "військова частина",
    "напрямок удару",
];

/// A name in Ukrainian and English, `Окуповано /// Occupied /// geoJSON.status.occupied`, without the
/// code, no-break spaces and line ends.
pub(super) fn clean(name: &str) -> Named {
    let (mut en, mut uk) = (None, None);
    for part in name.split("///") {
        let part = spaced(part);
        if part.is_empty() || part.starts_with("geoJSON.") {
            continue;
        }
        let slot = match part.chars().any(is_cyrillic) {
            true => &mut uk,
            false => &mut en,
        };
        slot.get_or_insert(part);
    }
    let en = en.or_else(|| uk.clone()).unwrap_or_default();
    Named { en, uk }
}

/// An id made of a name: its letters and digits in lower case, with hyphens between.
pub(super) fn slug(name: &str) -> String {
    let lower = name.to_lowercase();
    let words = lower.split(|c: char| !c.is_ascii_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join("-")
}

/// Whether a feature is a sign of military units, by its name.
pub(super) fn is_military(raw: &Raw) -> bool {
    let named = raw.properties.iter();
    let mut names = named.filter(|(key, _)| key.eq_ignore_ascii_case("name"));
    names.any(|(_, name)| {
        let name = name.to_lowercase();
        MILITARY.iter().any(|word| name.contains(word))
    })
}

/// A text with one space between words, and without a full stop at its end.
pub(super) fn spaced(text: &str) -> String {
    // `char::is_whitespace` knows no-break spaces; those of no width are none to it.
    let words = text
        .split(|c: char| c.is_whitespace() || c.is_control() || c == '\u{200B}' || c == '\u{FEFF}');
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join(" ").trim_end_matches('.').to_owned()
}

fn is_cyrillic(c: char) -> bool {
    ('\u{400}'..='\u{52F}').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lose_their_codes_and_odd_spaces() {
        let name =
            clean("Окуповані території.\n///\nOccupied\u{a0}territories.\u{a0}/// geoJSON.x\n");
        assert_eq!(name.en, "Occupied territories");
        assert_eq!(name.uk.as_deref(), Some("Окуповані території"));
        assert_eq!(slug(&name.en), "occupied-territories");
        assert_eq!(clean("Звільнено").en, "Звільнено");
    }
}
