//! Names and titles in the languages of the maps.

use crate::request::Lang;

/// A name in English and, where there is one, in Ukrainian (`name`, `name:uk`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// In English.
    pub en: String,
    /// In Ukrainian.
    pub uk: Option<String>,
}

impl Named {
    /// The name in a language, where there is one.
    pub fn get(&self, lang: Lang) -> Option<&str> {
        lang.pick(Some(&self.en), self.uk.as_deref())
    }

    /// The name in a language; in English where it has none in that.
    ///
    /// ```
    /// use bakhmut_map::geodata::Named;
    /// use bakhmut_map::request::Lang;
    /// let name = Named { en: "Kyiv".into(), uk: None };
    /// assert_eq!(name.or_english(Lang::Uk), "Kyiv");
    /// ```
    pub fn or_english(&self, lang: Lang) -> &str {
        self.get(lang).unwrap_or(&self.en)
    }
}
