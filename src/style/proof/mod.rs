//! Whether the colours of a theme can be read and told apart, also by people who lack a kind of cone.
//!
//! What is measured of each theme is one list ([`Theme::proofs`](super::Theme::proofs)); [`Sight`] says
//! how people see, [`Property`] what is asked of two colours.

mod difference;
mod list;
mod sight;

pub use sight::Sight;

use super::Color;
use difference::ciede2000;

/// What is asked of two colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Property {
    /// Text on its ground: a contrast of 4.5 (WCAG 2.2, 1.4.3).
    Text,
    /// A line, mark or hatch on its ground: a contrast of 3 (WCAG 2.2, 1.4.11).
    Mark,
    /// Two things that nothing but colour tells apart: a CIEDE2000 difference of 10, twice that of
    /// [`Marked`](Property::Marked).
    Apart,
    /// Two things that an outline, dashes, a hatch or a shape tells apart as well: a CIEDE2000
    /// difference of 5, from which on an observer has the impression of two different colours
    /// (Mokrzycki and Tatol 2011, “Colour difference ∆E: a survey”).
    Marked,
}

impl Property {
    /// The least that is asked.
    pub fn least(self) -> f64 {
        match self {
            Property::Text => 4.5,
            Property::Mark => 3.0,
            Property::Apart => 10.0,
            Property::Marked => 5.0,
        }
    }

    fn measure(self, [one, other]: [Color; 2]) -> f64 {
        match self {
            Property::Text | Property::Mark => one.contrast(other),
            Property::Apart | Property::Marked => ciede2000(one, other),
        }
    }

    /// What is measured.
    pub fn measured(self) -> &'static str {
        match self {
            Property::Text | Property::Mark => "contrast",
            Property::Apart | Property::Marked => "difference",
        }
    }
}

/// One property of two colours of a theme, by each sight.
#[derive(Clone, Debug)]
pub struct Proof {
    /// What is asked.
    pub property: Property,
    /// The first, by the keys of its colour.
    pub what: String,
    /// Its ground, or the one that it is told apart from.
    pub from: String,
    /// What was measured; never empty.
    pub seen: Vec<(Sight, f64)>,
}

impl Proof {
    fn new(
        property: Property,
        (what, one): &(String, Color),
        (from, other): &(String, Color),
        sights: &[Sight],
    ) -> Proof {
        let measure = |sight: &Sight| {
            let seen = [*one, *other].map(|color| sight.seen(color));
            (*sight, property.measure(seen))
        };
        Proof {
            property,
            what: what.clone(),
            from: from.clone(),
            seen: sights.iter().map(measure).collect(),
        }
    }

    /// The sight by which least was measured, and how much.
    pub fn worst(&self) -> (Sight, f64) {
        let least = self.seen.iter().min_by(|a, b| a.1.total_cmp(&b.1));
        least.copied().unwrap_or((Sight::AllCones, 0.0))
    }

    /// Whether it is enough by every sight.
    pub fn holds(&self) -> bool {
        self.worst().1 >= self.property.least()
    }
}

#[cfg(test)]
mod tests {
    use super::super::{BuiltIn, Theme};
    use super::*;

    fn row(proof: &Proof) -> String {
        let columns: String = proof
            .seen
            .iter()
            .map(|(_, value)| format!("{value:>14.1}"))
            .collect();
        let mark = if proof.holds() { "" } else { "  too little" };
        let name = format!("{} / {}", proof.what, proof.from);
        format!("{name:<50}{columns}{mark}\n")
    }

    fn table(theme: BuiltIn) -> String {
        let proofs = theme.theme().proofs();
        let mut text = String::new();
        for property in [
            Property::Text,
            Property::Mark,
            Property::Apart,
            Property::Marked,
        ] {
            let head = format!(
                "{}, {property:?}: {}, at least {}",
                theme.name,
                property.measured(),
                property.least()
            );
            let sights = proofs[0].seen.iter().map(|(sight, _)| sight.name());
            let sights: String = sights.map(|name| format!("{name:>14}")).collect();
            text += &format!("\n{head:<50}{sights}\n");
            let asked = proofs.iter().filter(|proof| proof.property == property);
            text += &asked.map(row).collect::<String>();
        }
        text
    }

    /// With `--nocapture` it prints all that is measured.
    #[test]
    fn every_theme_can_be_read_by_everybody() {
        for theme in BuiltIn::ALL {
            println!("{}", table(theme));
            let proofs = theme.theme().proofs();
            let failed: String = proofs.iter().filter(|p| !p.holds()).map(row).collect();
            assert!(failed.is_empty(), "{}:\n{failed}", theme.name);
        }
    }

    #[test]
    fn print_is_grey_and_one_colour() {
        let print = BuiltIn::named("print").expect("a theme");
        let colors = print.toml.split('"').filter_map(Color::from_hex);
        // The hue's direction: how far red is above the others, which are equal.
        let hued: Vec<Color> = colors.filter(|c| c.r != c.g || c.g != c.b).collect();
        assert!(!hued.is_empty());
        for color in hued {
            assert!(
                color.r > 2 * color.g && color.g.abs_diff(color.b) < 10,
                "{color:?}"
            );
        }
        assert!(print.theme().greyscale);
    }

    #[test]
    fn what_cannot_be_read_fails() {
        let fails = |theme: Theme, property| {
            let proofs = theme.proofs().into_iter();
            let failed: Vec<String> = proofs
                .filter(|p| p.property == property && !p.holds())
                .map(|p| p.what)
                .collect();
            failed
        };
        let pale = Theme {
            quiet_ink: Color::rgb(0x9a_9a_9a),
            ..Theme::light()
        };
        assert!(fails(pale, Property::Text).contains(&"quiet_ink".to_owned()));
        // Red and green of one lightness: told apart by all cones only.
        let red_green = Theme {
            first_source: Color::rgb(0x8a_3a_10),
            second_source: Color::rgb(0x55_55_10),
            ..Theme::light()
        };
        assert!(fails(red_green, Property::Apart).contains(&"first_source".to_owned()));
    }
}
