//! Names as the picture's language has them.

use std::cell::RefCell;
use std::collections::BTreeSet;

use crate::geodata::Named;
use crate::request::Lang;

/// Gives names in a language, and keeps those that it lacks and the picture has in English.
#[derive(Debug)]
pub(super) struct Glossary {
    lang: Lang,
    lacking: RefCell<BTreeSet<String>>,
}

impl Glossary {
    pub(super) fn of(lang: Lang) -> Glossary {
        let lacking = RefCell::default();
        Glossary { lang, lacking }
    }

    /// The name that the picture has.
    pub(super) fn name<'n>(&self, name: &'n Named) -> &'n str {
        if name.get(self.lang).is_none() {
            self.lacking.borrow_mut().insert(name.en.clone());
        }
        name.or_english(self.lang)
    }

    /// The name in the second language, where there is one and it is not the same; what lacks one in
    /// Ukrainian is kept.
    pub(super) fn second<'n>(&self, name: &'n Named) -> Option<&'n str> {
        let second = self.lang.second()?;
        if name.get(second).is_none() {
            self.lacking.borrow_mut().insert(name.en.clone());
        }
        name.get(second).filter(|text| *text != self.name(name))
    }

    /// The names that the language lacks, each once, sorted.
    pub(super) fn lacking(&self) -> Vec<String> {
        self.lacking.borrow().iter().cloned().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_no_ukrainian_name_is_kept_once() {
        let named = |en: &str, uk: Option<&str>| Named {
            en: en.to_owned(),
            uk: uk.map(str::to_owned),
        };
        let (kyiv, opytne) = (named("Kyiv", Some("Київ")), named("Opytne", None));
        let glossary = Glossary::of(Lang::Uk);
        let names = [&kyiv, &opytne, &opytne].map(|name| glossary.name(name));
        assert_eq!(names, ["Київ", "Opytne", "Opytne"]);
        assert_eq!(glossary.lacking(), ["Opytne"]);

        let glossary = Glossary::of(Lang::UkEn);
        assert_eq!(glossary.second(&kyiv), Some("Kyiv"));
        assert_eq!(glossary.second(&opytne), None);
        assert_eq!(glossary.lacking(), ["Opytne"]);
        let glossary = Glossary::of(Lang::EnUk);
        assert_eq!(
            (glossary.name(&kyiv), glossary.second(&kyiv)),
            ("Kyiv", Some("Київ"))
        );
        assert_eq!(glossary.second(&opytne), None);
        assert_eq!(glossary.lacking(), ["Opytne"]);

        let glossary = Glossary::of(Lang::En);
        assert_eq!(
            (glossary.name(&kyiv), glossary.second(&kyiv)),
            ("Kyiv", None)
        );
        assert!(glossary.lacking().is_empty());
    }
}
