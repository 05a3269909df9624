//! The phrases of a language.

use super::Lang;

/// The phrases of a language.
#[derive(Clone, Copy, Debug)]
pub struct Phrases {
    lang: Lang,
}

impl Phrases {
    /// The phrases of a language.
    pub fn of(lang: Lang) -> Phrases {
        Phrases { lang }
    }

    /// The language.
    pub fn lang(self) -> Lang {
        self.lang
    }

    /// What is said in English and in Ukrainian, side by side for whoever translates.
    ///
    /// In Ukrainian a name stands in the nominative, for its other cases can't be formed; the
    /// apostrophe is ’ (U+2019), as printers and the geodata have it.
    pub(super) fn say<T>(self, en: T, uk: T) -> T {
        self.lang.pick(en, uk)
    }

    /// Names as a sentence lists them.
    ///
    /// ```
    /// use bakhmut_map::locale::{Lang, Phrases};
    /// let phrases = Phrases::of(Lang::En);
    /// assert_eq!(phrases.list(&["Yahidne", "Khromove", "Opytne"]), "Yahidne, Khromove and Opytne");
    /// let phrases = Phrases::of(Lang::Uk);
    /// assert_eq!(phrases.list(&["Ягідне", "Хромове"]), "Ягідне та\u{a0}Хромове");
    /// ```
    pub fn list(self, names: &[&str]) -> String {
        let and = self.say(" and ", " та\u{a0}");
        match names.split_last() {
            Some((last, [])) => (*last).to_owned(),
            Some((last, rest)) => format!("{}{and}{last}", rest.join(", ")),
            None => String::new(),
        }
    }

    /// The same, with so many names at most and the number of the others.
    pub fn list_of(self, names: &[&str], most: usize) -> String {
        match names.get(most..) {
            None | Some([]) => self.list(names),
            Some(others) => {
                let and = self.say(" and ", " та\u{a0}ще\u{a0}");
                let more = self.say(" more", "");
                let named = names[..most].join(", ");
                format!("{named}{and}{}{more}", others.len())
            }
        }
    }
}

/// A phrase, and after it more words, if there are any.
pub(super) fn with_words(what: &str, more: Option<&str>) -> String {
    match more {
        Some(more) => format!("{what}: {more}"),
        None => what.to_owned(),
    }
}

/// A phrase as it begins a line.
pub(super) fn capitalised(text: &str) -> String {
    let mut rest = text.chars();
    let first = rest.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(rest).collect()
}

/// A phrase as it stands within a sentence.
pub(crate) fn uncapitalised(text: &str) -> String {
    let mut rest = text.chars();
    let first = rest.next().map(char::to_lowercase);
    first.into_iter().flatten().chain(rest).collect()
}
