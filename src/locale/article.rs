//! What is quoted.

use super::Phrases;
use crate::date::MapDate;
use crate::geodata::Claim;

impl Phrases {
    /// Above the article's words.
    pub fn article_says(self) -> &'static str {
        self.say("The article says", "У\u{a0}статті сказано")
    }

    /// Who published what is quoted, and when; before that a translation, where there is one.
    pub fn credit(self, claim: &Claim, publisher: &str, date: MapDate) -> String {
        let credit = format!("{publisher}, {}", self.date(date));
        let translated = claim.quote_uk.as_ref().map_or_else(
            || credit.clone(),
            |words| format!("Переклад: {}. {credit}", self.quoted(words)),
        );
        self.say(credit, translated)
    }

    /// Words in quotation marks.
    pub fn quoted(self, words: &str) -> String {
        let [open, close] = self.say(["“", "”"], ["«", "»"]);
        format!("{open}{words}{close}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geodata::{Assertion, PlaceKind};
    use crate::locale::Lang;

    #[test]
    fn a_translation_stands_before_who_is_quoted() {
        let quote = |quote_uk: Option<&str>| Claim {
            id: "far".into(),
            quote: "far from the border".into(),
            quote_uk: quote_uk.map(str::to_owned),
            subjects: vec!["p".into()],
            reading: None,
            assertion: Assertion::PlaceKind(PlaceKind::City),
        };
        let credit = |lang, claim: &Claim| {
            let date = "2025-02".parse().unwrap();
            let credit = Phrases::of(lang).credit(claim, "A paper", date);
            credit.replace('\u{a0}', " ")
        };
        let (bare, translated) = (quote(None), quote(Some("далеко від кордону")));
        assert_eq!(credit(Lang::En, &translated), "A paper, February 2025");
        assert_eq!(credit(Lang::Uk, &bare), "A paper, лютий 2025 року");
        assert_eq!(
            credit(Lang::Uk, &translated),
            "Переклад: «далеко від кордону». A paper, лютий 2025 року"
        );
    }
}
