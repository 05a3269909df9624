//! Names and titles in the languages of the maps.

/// A name in English and, where there is one, in Ukrainian (`name`, `name:uk`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// In English.
    pub en: String,
    /// In Ukrainian.
    pub uk: Option<String>,
}
