//! The parts of a neighbour beyond a border.

use super::Phrases;

/// Words that say already what such a part is.
const SAID: [&str; 8] = [
    "region",
    "oblast",
    "krai",
    "okrug",
    "republic",
    "district",
    "область",
    "край",
];

/// Ukrainian names of those that a border with Ukraine has, by the first word of their ids.
const UKRAINIAN: [(&str, &str); 5] = [
    ("belgorod", "Бєлгородська область"),
    ("bryansk", "Брянська область"),
    ("kursk", "Курська область"),
    ("rostov", "Ростовська область"),
    ("voronezh", "Воронезька область"),
];

impl Phrases {
    /// A stretch of border by the part of the neighbour beyond it, as a border's file has it: no
    /// city's name. One for which there is no Ukrainian stands as the file has it.
    ///
    /// ```
    /// use bakhmut_map::locale::{Lang, Phrases};
    /// let phrases = Phrases::of(Lang::En);
    /// assert_eq!(phrases.along("belgorod"), "Belgorod region");
    /// assert_eq!(phrases.along("Belgorod Oblast"), "Belgorod Oblast");
    /// let phrases = Phrases::of(Lang::Uk);
    /// assert_eq!(phrases.along("Belgorod"), "Бєлгородська область");
    /// ```
    pub fn along(self, subject: &str) -> String {
        let mut letters = subject.chars();
        let first = letters.next().map(char::to_uppercase);
        let name: String = first.into_iter().flatten().chain(letters).collect();
        let lower = name.to_lowercase();
        let words: Vec<&str> = lower.split([' ', '-', '_']).collect();
        let is_said = words.last().is_some_and(|word| SAID.contains(word));
        let known = UKRAINIAN.iter().find(|(id, _)| words.first() == Some(id));
        self.say(
            match is_said {
                true => name.clone(),
                false => format!("{name} region"),
            },
            known.map_or(name, |(_, ukrainian)| (*ukrainian).to_owned()),
        )
    }
}
