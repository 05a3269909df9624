//! Closed lists of words that a file may use, and the nearest of them to a word that is wrong.

/// A closed list of words, each with what it means.
pub trait Vocabulary: Copy + PartialEq + 'static {
    /// Every word, in the order a message lists them.
    const ALL: &'static [(&'static str, Self)];

    /// The meaning of `word`, if it is one of the list.
    fn of(word: &str) -> Option<Self> {
        let found = Self::ALL.iter().find(|(name, _)| *name == word);
        found.map(|(_, meaning)| *meaning)
    }

    /// The word as files write it.
    fn word(self) -> &'static str {
        let found = Self::ALL.iter().find(|(_, meaning)| *meaning == self);
        found.map_or("", |(name, _)| name)
    }

    /// What to write instead of a `wrong` word.
    fn help(wrong: &str) -> String {
        let words = Self::ALL.iter().map(|(word, _)| *word);
        match nearest(wrong, words.clone()) {
            Some(near) => format!("write \"{near}\" ({})", listed(words)),
            None => format!("write {}", listed(words)),
        }
    }
}

/// Defines an enum with the word that stands for each variant in a file.
macro_rules! vocabulary {
    ($(#[$about:meta])* $seen:vis $name:ident { $($(#[$doc:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        $seen enum $name { $($(#[$doc])* $variant,)+ }

        impl $crate::geodata::vocabulary::Vocabulary for $name {
            const ALL: &'static [(&'static str, $name)] = &[$(($word, $name::$variant),)+];
        }
    };
}
pub(crate) use vocabulary;

/// `"a", "b" or "c"`.
pub(crate) fn listed<'a>(words: impl Iterator<Item = &'a str>) -> String {
    let quoted: Vec<String> = words.map(|word| format!("\"{word}\"")).collect();
    match quoted.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} or {last}", rest.join(", ")),
        None => "nothing".to_owned(),
    }
}

/// The word of the list that `wrong` is most likely a slip of, if any is near enough.
pub(crate) fn nearest<'a>(wrong: &str, words: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let wrong = wrong.trim().to_lowercase();
    let near = words.map(|word| (edits(&wrong, &word.to_lowercase()), word));
    // One slip in three letters is the most that still reads as the same word.
    let likely = near.filter(|(distance, word)| *distance * 3 <= word.chars().count());
    likely
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, word)| word)
}

/// Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours.
fn edits(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().abs_diff(b.len()) > 8 {
        return a.len().abs_diff(b.len());
    }
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let swap = usize::from(a[i - 1] != b[j - 1]);
            let mut least = (last[j] + 1).min(row[j - 1] + 1).min(last[j - 1] + swap);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                least = least.min(before[j - 2] + 1);
            }
            row.push(least);
        }
        before = std::mem::replace(&mut last, row);
    }
    last.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_slips() {
        assert_eq!(edits("asessed", "assessed"), 1);
        assert_eq!(edits("cliamed", "claimed"), 1);
        assert_eq!(edits("", "town"), 4);
    }

    #[test]
    fn suggests_only_what_is_near() {
        let words = ["assessed", "advance", "claimed"];
        assert_eq!(nearest("Asessed", words.into_iter()), Some("assessed"));
        assert_eq!(nearest("held", words.into_iter()), None);
        assert_eq!(nearest("", words.into_iter()), None);
    }

    #[test]
    fn lists_words() {
        assert_eq!(listed(["mi", "km"].into_iter()), "\"mi\" or \"km\"");
        assert_eq!(listed(["a", "b", "c"].into_iter()), "\"a\", \"b\" or \"c\"");
    }
}
