//! The type of names: one family, whose face, size and colour tell what is named and how important it is.
//!
//! | what | face | size | colour |
//! |---|---|---|---|
//! | the story's city, and its other places | bold | 27, 21 | ink |
//! | a town of the first rank | bold | 19 | ink |
//! | towns of the second and third rank | regular | 18.5, 17 | ink |
//! | villages, the fourth and fifth rank | regular | 15.5, 14 | quiet |
//! | a name in the second language | regular | 0.78 of the first's | quiet |
//! | a river | italic, spaced | 13.5 | water |
//! | a country | bold capitals, widely spaced | 21 | quiet |

use super::{Name, Pen};
use crate::geodata::PlaceKind;
use crate::scene::Color;
use crate::text::{Face, Shaped};

/// The least radius of a hollow mark, in design units.
const HOLLOW: f64 = 3.8;
/// The size of a name in the second language, in parts of the first's.
pub(in crate::figure) const SECOND: f64 = 0.78;
/// Size of a river's name in design units, and the room after each letter in parts of it.
pub(in crate::figure) const RIVER: (f64, f64) = (13.5, 0.08);
/// The same of a country's. Spaced capitals read as a name of an area, not of a point.
pub(in crate::figure) const COUNTRY: (f64, f64) = (21.0, 0.32);
/// Names of so many letters may be broken in two.
const LONG: usize = 12;
/// Neither part of a broken name has fewer letters.
const PART: usize = 3;

/// A line of type and its colour.
pub(in crate::figure) type Line = (Shaped, Color);

/// How the name of a place is set.
#[derive(Clone, Copy, Debug)]
pub(in crate::figure) struct PlaceType {
    pub(in crate::figure) face: Face,
    /// In design units.
    pub(in crate::figure) size: f64,
    pub(in crate::figure) color: Color,
    /// The radius of the place's mark, in design units.
    pub(in crate::figure) radius: f64,
}

impl PlaceType {
    pub(in crate::figure) fn of(name: &Name<'_>, pen: &Pen<'_>) -> PlaceType {
        let (ink, quiet) = (pen.theme.ink, pen.theme.quiet_ink);
        let (face, size, color, radius) = match (name.story, name.place.kind, name.place.rank) {
            (true, PlaceKind::City, _) => (Face::Bold, 27.0, ink, 6.0),
            (true, ..) => (Face::Bold, 21.0, ink, 4.6),
            (false, _, 1) => (Face::Bold, 19.0, ink, 4.6),
            (false, _, 2) => (Face::Regular, 18.5, ink, 4.0),
            (false, _, 3) => (Face::Regular, 17.0, ink, 3.6),
            (false, _, 4) => (Face::Regular, 15.5, quiet, 3.0),
            _ => (Face::Regular, 14.0, quiet, 2.6),
        };
        // A hollow mark must be large enough to show its hole.
        let radius = match name.approximate {
            true => f64::max(radius, HOLLOW),
            false => radius,
        };
        PlaceType {
            face,
            size,
            color,
            radius,
        }
    }

    /// The forms that a name may take, the best first: a long one may be broken.
    pub(in crate::figure) fn forms(&self, name: &Name<'_>, pen: &Pen<'_>) -> Vec<Vec<Line>> {
        let first = |text: &str| (pen.shape(text, self.face, self.size), self.color);
        let quiet = pen.theme.quiet_ink;
        let second = |text: &str| (pen.shape(text, Face::Regular, self.size * SECOND), quiet);
        let whole = [first(name.text)].into_iter();
        let mut forms = vec![whole.chain(name.second.map(second)).collect()];
        if let Some(parts) = broken(name.text) {
            let below = name.second.map(|text| match broken(text) {
                Some(parts) => parts.map(second).to_vec(),
                None => vec![second(text)],
            });
            let lines = parts.map(first).into_iter();
            forms.push(lines.chain(below.into_iter().flatten()).collect());
        }
        forms
    }
}

/// A long name in two, at the space or after the hyphen that is nearest to its middle.
fn broken(name: &str) -> Option<[&str; 2]> {
    let length = name.chars().count();
    if length < LONG {
        return None;
    }
    let letters = |part: &str| part.chars().count();
    let breaks = name.char_indices().filter_map(|(at, c)| match c {
        ' ' => Some([name.get(..at)?, name.get(at + 1..)?]),
        '-' | '\u{2010}' | '–' => Some([
            name.get(..at + c.len_utf8())?,
            name.get(at + c.len_utf8()..)?,
        ]),
        _ => None,
    });
    let fair = breaks.filter(|parts| parts.iter().all(|part| letters(part) >= PART));
    fair.min_by_key(|[first, rest]| letters(first).abs_diff(letters(rest)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_names_break_at_the_middlemost_space_or_hyphen() {
        for (name, parts) in [
            ("Oleksiievo-Druzhkivka", Some(["Oleksiievo-", "Druzhkivka"])),
            ("Олексієво-Дружківка", Some(["Олексієво-", "Дружківка"])),
            ("Rostov-on-Don", Some(["Rostov-", "on-Don"])),
            (
                "Velyka Novosilka Druha",
                Some(["Velyka", "Novosilka Druha"]),
            ),
            ("Кам’янець-Подільський", Some(["Кам’янець-", "Подільський"])),
            // Too short, nowhere to break, and nothing left over.
            ("Chasiv Yar", None),
            ("Kostiantynivka", None),
            ("Siverskodonet-s", None),
        ] {
            assert_eq!(broken(name), parts, "{name}");
        }
    }
}
