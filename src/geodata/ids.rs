//! Ids: how they are written, and whether what they name is known.

use super::record::Record;
use super::tree::{Data, Value};
use super::vocabulary::nearest;

/// The ids that one file defines and others use.
#[derive(Clone, Debug)]
pub(super) struct Ids {
    /// What they are ids of: "source".
    pub(super) what: &'static str,
    /// The file that defines them.
    pub(super) file: &'static str,
    /// The ids; `None` where that file has faults, so that nobody can know.
    pub(super) known: Option<Vec<String>>,
}

/// How an id is written, for the help of whoever wrote another.
pub(super) const SLUG: &str =
    "write lower-case letters and digits, with single hyphens between them";

/// Whether an id is of lower-case letters and digits with single hyphens between, so that it can
/// stand in file names.
pub(super) fn is_slug(id: &str) -> bool {
    let allowed = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit();
    id.split('-')
        .all(|part| !part.is_empty() && part.bytes().all(allowed))
}

impl<'t, 'a> Record<'t, 'a, '_> {
    /// Ids that are all known.
    pub(super) fn ids(&mut self, key: &'static str, ids: &Ids) -> Option<Vec<String>> {
        let items = self.list(key, ids)?;
        let found: Vec<_> = items
            .iter()
            .map(|item| self.known(key, item, ids))
            .collect();
        found.into_iter().collect()
    }

    /// A feature's `sources`: known, at least one, none of them twice.
    pub(super) fn sources(&mut self, ids: &Ids) -> Option<Vec<String>> {
        let key = "sources";
        let items = self.list(key, ids)?;
        if items.is_empty() {
            let help = format!(
                "write on whom it rests: one id of {0} at least; whoever is missing there gets a \
                 table in {0}",
                ids.file
            );
            self.fault(key, format!("\"{key}\" is empty"), help);
            return None;
        }
        let found = self.ids(key, ids)?;
        let twice = |i: &usize| found[..*i].contains(&found[*i]);
        if let Some(i) = (1..found.len()).find(twice) {
            let what = format!("\"{}\" stands twice in \"{key}\"", found[i]);
            self.faults
                .add(items[i].start(), what)
                .help("name each source once, the weightiest first");
            return None;
        }
        Some(found)
    }

    /// An id that is known.
    pub(super) fn reference(&mut self, key: &'static str, ids: &Ids) -> Option<String> {
        let value = self.required(key, &format!("write an id of {}", ids.file))?;
        self.known(key, value, ids)
    }

    fn list(&mut self, key: &'static str, ids: &Ids) -> Option<&'t [Value<'a>]> {
        let help = format!("write a list of ids of {}", ids.file);
        let value = self.required(key, &help)?;
        let Data::Array(items) = &value.data else {
            self.mismatch(key, value, "a list of ids", &help);
            return None;
        };
        Some(items)
    }

    fn known(&mut self, key: &'static str, value: &'t Value<'a>, ids: &Ids) -> Option<String> {
        let id = self.string(key, value, &format!("write an id of {}", ids.file))?;
        let known = ids.known.as_ref();
        if known.is_some_and(|known| !known.iter().any(|one| one == id)) {
            let words = || known.into_iter().flatten().map(String::as_str);
            let help = match nearest(id, words()) {
                Some(near) => format!("write \"{near}\""),
                None => format!("add it to {}, or write one of its ids", ids.file),
            };
            let what = format!("there is no {} \"{id}\" in {}", ids.what, ids.file);
            self.faults.add(value.start(), what).help(help);
            return None;
        }
        Some(id.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_of_lower_case_words_with_hyphens_between() {
        for id in ["a", "7", "area-ru", "a-1-b"] {
            assert!(is_slug(id), "{id}");
        }
        for id in ["", "-", "-a", "a-", "a--b", "A", "a_b", "a b", "ї"] {
            assert!(!is_slug(id), "{id}");
        }
    }
}
