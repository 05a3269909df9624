//! Ids: how they are written, and whether what they name is known.

use super::record::Record;
use super::rule;
use super::tree::{Data, Value};
use super::vocabulary::nearest;

/// The ids that one file defines and others use.
#[derive(Clone, Debug)]
pub(super) struct Ids {
    /// What they are ids of: "source".
    pub(super) what: &'static str,
    /// The file that defines them.
    pub(super) file: &'static str,
    /// That file as the user can open it.
    pub(super) shown: String,
    /// The ids; `None` where that file has faults, so that nobody can know.
    pub(super) known: Option<Vec<String>>,
}

impl Ids {
    /// Ids of which nothing is known yet.
    pub(super) fn unknown(what: &'static str, file: &'static str) -> Ids {
        Ids {
            what,
            file,
            shown: file.to_owned(),
            known: None,
        }
    }

    /// The file that defines them as a message about `other` names it: of another layer than that,
    /// it is not the one that lies beside it.
    fn file_beside(&self, other: &str) -> &str {
        let folder = self.shown.strip_suffix(self.file).unwrap_or_default();
        if other.starts_with(folder) {
            self.file
        } else {
            &self.shown
        }
    }

    /// Whether one of them is known to be `id`.
    fn has(&self, id: &str) -> bool {
        self.known.iter().flatten().any(|one| one == id)
    }

    /// The id, or else its longest beginning before a hyphen, that one of them is.
    fn owner<'i>(&self, id: &'i str) -> Option<&'i str> {
        beginnings(id).find(|part| self.has(part))
    }

    /// An id that `wrong` is most likely a slip of: one of these, and what followed it.
    fn likely(&self, wrong: &str) -> Option<String> {
        beginnings(wrong).find_map(|part| {
            let words = self.known.iter().flatten().map(String::as_str);
            Some(nearest(part, words)?.to_owned() + &wrong[part.len()..])
        })
    }
}

/// The id itself, then each of its beginnings before a hyphen, the longest first.
fn beginnings(id: &str) -> impl Iterator<Item = &str> {
    let hyphens = id.rmatch_indices('-').map(|(at, _)| at);
    [id.len()].into_iter().chain(hyphens).map(|end| &id[..end])
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

    /// An id, or a list of one or more, that are all known.
    pub(super) fn one_or_more(&mut self, key: &'static str, ids: &Ids) -> Option<Vec<String>> {
        let list = self
            .optional(key)
            .filter(|value| matches!(value.data, Data::Array(_)));
        if list.is_none() {
            return self.reference(key, ids).map(|id| vec![id]);
        }
        let found = self.ids(key, ids)?;
        if found.is_empty() {
            let help = format!("write an id of {}, or a list of them", ids.file);
            self.fault(rule::EMPTY_VALUE, key, format!("\"{key}\" is empty"), help);
            return None;
        }
        self.once(key, found, "name each once")
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
            self.fault(rule::EMPTY_VALUE, key, format!("\"{key}\" is empty"), help);
            return None;
        }
        let found = self.ids(key, ids)?;
        self.once(key, found, "name each source once, the weightiest first")
    }

    /// Ids of a list, none of them twice.
    fn once(&mut self, key: &'static str, found: Vec<String>, help: &str) -> Option<Vec<String>> {
        let twice = |i: &usize| found[..*i].contains(&found[*i]);
        let Some(i) = (1..found.len()).find(twice) else {
            return Some(found);
        };
        let at = match self.optional(key).map(|list| &list.data) {
            Some(Data::Array(items)) => items[i].start(),
            _ => 0,
        };
        let what = format!("\"{}\" stands twice in \"{key}\"", found[i]);
        self.faults.add(rule::REPEATED_ID, at, what).help(help);
        None
    }

    /// An id that is known.
    pub(super) fn reference(&mut self, key: &'static str, ids: &Ids) -> Option<String> {
        let value = self.required(key, &format!("write an id of {}", ids.file))?;
        self.known(key, value, ids)
    }

    /// The place that a settlement's feature is the outline of, by the feature's own id; `None` where
    /// nobody can know.
    pub(super) fn place_of_settlement(&mut self, places: &Ids) -> Option<String> {
        let at = self.id_at.filter(|_| places.known.is_some())?;
        let place = places.owner(&self.id).map(str::to_owned);
        if place.is_none() {
            let file = places.file_beside(self.faults.file());
            let what = format!(
                "it is a settlement, but there is no place \"{}\" in {file}",
                self.id
            );
            let help = match places.likely(&self.id) {
                Some(near) => format!("did you mean \"{near}\"?"),
                None => format!("add the place to {file}, or write kind \"area\":"),
            };
            let rule = "a settlement's id is that of its place, alone or with a hyphen and more";
            self.faults
                .add(rule::SETTLEMENT_WITHOUT_PLACE, at, what)
                .help(format!("{help} {rule}"));
        }
        place
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
        if known.is_some() && !ids.has(id) {
            let words = || known.into_iter().flatten().map(String::as_str);
            let help = match nearest(id, words()) {
                Some(near) => format!("write \"{near}\""),
                None => format!("add it to {}, or write one of its ids", ids.file),
            };
            let file = ids.file_beside(self.faults.file());
            let what = format!("there is no {} \"{id}\" in {file}", ids.what);
            self.faults
                .add(rule::UNKNOWN_ID, value.start(), what)
                .help(help);
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
