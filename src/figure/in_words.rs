//! A picture in words, for those who can't see it: short enough to be listened to.

/// The most characters that a picture in words has.
pub const MOST_IN_WORDS: usize = 399;

/// What is composed with lists of as many names as there is room for.
pub(super) fn fitting(compose: impl Fn(usize) -> String) -> String {
    /// So many names are more than anybody keeps in mind.
    const NAMES: usize = 12;
    first_fitting((1..=NAMES).rev().map(compose))
}

/// The first of some texts for which there is room, or else the last without its end.
pub(super) fn first_fitting(texts: impl IntoIterator<Item = String>) -> String {
    let mut last = String::new();
    for text in texts {
        if text.chars().count() <= MOST_IN_WORDS {
            return text;
        }
        last = text;
    }
    shortened(&last)
}

/// A text without its end, if that is beyond what may be; it ends with a whole word.
///
/// ```
/// use bakhmut_map::figure::shortened;
/// assert_eq!(shortened("Map: Bakhmut."), "Map: Bakhmut.");
/// let long = shortened(&"Bakhmut ".repeat(100));
/// assert!(long.ends_with("Bakhmut…") && long.chars().count() < 400);
/// ```
pub fn shortened(text: &str) -> String {
    let Some((end, _)) = text.char_indices().nth(MOST_IN_WORDS) else {
        return text.to_owned();
    };
    // The sign that tells of the cut needs room as well.
    let last = text[..end].char_indices().next_back();
    let kept = &text[..last.map_or(0, |(at, _)| at)];
    let word = kept.rfind(char::is_whitespace).unwrap_or(kept.len());
    format!(
        "{}…",
        kept[..word].trim_end_matches(|c: char| !c.is_alphanumeric())
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::{Lang, Phrases};

    #[test]
    fn a_list_gives_up_names_before_the_text_is_cut() {
        let names: Vec<String> = (1..=40).map(|i| format!("Settlement number {i}")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let text = |lang, before: usize| {
            let of = |most| {
                let list = Phrases::of(lang).list_of(&names, most);
                format!("{}{list}.", "Words. ".repeat(before))
            };
            fitting(of)
        };
        let en = text(Lang::En, 10);
        assert!(en.ends_with("Settlement number 12 and 28 more."), "{en}");
        let uk = text(Lang::Uk, 30);
        assert!(
            uk.chars().count() <= MOST_IN_WORDS && uk.ends_with(" 8 та\u{a0}ще\u{a0}32."),
            "{uk}"
        );
        let cut = text(Lang::En, 100);
        assert!(
            cut.ends_with("Words…") && cut.chars().count() <= MOST_IN_WORDS,
            "{cut}"
        );
    }

    #[test]
    fn a_shorter_text_goes_before_a_cut_one() {
        let texts = [500, 450, 300, 200].map(|count| "ї".repeat(count));
        assert_eq!(first_fitting(texts.clone()), texts[2]);
        assert!(first_fitting(texts[..2].to_vec()).ends_with('…'));
    }

    #[test]
    fn a_text_that_just_fits_is_whole() {
        let fits = "ї".repeat(MOST_IN_WORDS);
        assert_eq!(shortened(&fits), fits);
        let longer = shortened(&(fits + "ї"));
        assert!(longer.chars().count() <= MOST_IN_WORDS && longer.ends_with('…'));
    }
}
