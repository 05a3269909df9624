//! Dates as a newspaper prints them.

use jiff::civil::Date;

use super::Phrases;
use crate::date::MapDate;

/// The months: in English, in Ukrainian alone, after a day, and after a preposition of the locative.
const MONTHS: [[&str; 4]; 12] = [
    ["January", "січень", "січня", "січні"],
    ["February", "лютий", "лютого", "лютому"],
    ["March", "березень", "березня", "березні"],
    ["April", "квітень", "квітня", "квітні"],
    ["May", "травень", "травня", "травні"],
    ["June", "червень", "червня", "червні"],
    ["July", "липень", "липня", "липні"],
    ["August", "серпень", "серпня", "серпні"],
    ["September", "вересень", "вересня", "вересні"],
    ["October", "жовтень", "жовтня", "жовтні"],
    ["November", "листопад", "листопада", "листопаді"],
    ["December", "грудень", "грудня", "грудні"],
];

impl Phrases {
    /// A day as a newspaper prints it.
    ///
    /// ```
    /// use bakhmut_map::locale::{Lang, Phrases};
    /// let day = "2025-01-15".parse().unwrap();
    /// assert_eq!(Phrases::of(Lang::En).day(day), "15 January 2025");
    /// assert_eq!(Phrases::of(Lang::Uk).day(day), "15\u{a0}січня 2025\u{a0}року");
    /// ```
    pub fn day(self, day: Date) -> String {
        let ([en, _, uk, _], number, year) = (month(day), day.day(), day.year());
        self.say(
            format!("{number} {en} {year}"),
            format!("{number}\u{a0}{uk} {year}\u{a0}року"),
        )
    }

    /// A date as precisely as it is known.
    pub fn date(self, date: MapDate) -> String {
        let year = date.first_day().year();
        let [en, uk, ..] = month(date.first_day());
        match date {
            MapDate::Day(day) => self.day(day),
            MapDate::Month(_) => self.say(format!("{en} {year}"), format!("{uk} {year}\u{a0}року")),
            MapDate::Year(_) => self.say(year.to_string(), format!("{year}\u{a0}рік")),
        }
    }

    /// The same as it stands after a preposition of the genitive.
    pub(crate) fn date_in_genitive(self, date: MapDate) -> String {
        let year = date.first_day().year();
        let [_, _, month, _] = month(date.first_day());
        match date {
            MapDate::Day(day) => self.day(day),
            MapDate::Month(_) => self.say(self.date(date), format!("{month} {year}\u{a0}року")),
            MapDate::Year(_) => self.say(self.date(date), format!("{year}\u{a0}року")),
        }
    }

    /// A day, month or year as a sentence has it.
    ///
    /// ```
    /// use bakhmut_map::locale::{Lang, Phrases};
    /// let month = "2025-02".parse().unwrap();
    /// assert_eq!(Phrases::of(Lang::En).on(month), "in February 2025");
    /// assert_eq!(Phrases::of(Lang::Uk).on(month), "у\u{a0}лютому 2025\u{a0}року");
    /// ```
    pub fn on(self, date: MapDate) -> String {
        let (time, year) = (self.date(date), date.first_day().year());
        let [.., month] = month(date.first_day());
        match date {
            MapDate::Day(_) => self.say(format!("on {time}"), time.clone()),
            MapDate::Month(_) => self.say(
                format!("in {time}"),
                format!("у\u{a0}{month} {year}\u{a0}року"),
            ),
            MapDate::Year(_) => self.say(format!("in {time}"), format!("у\u{a0}{year}\u{a0}році")),
        }
    }

    /// From a day, month or year on.
    pub fn since(self, date: MapDate) -> String {
        let (time, begin) = (self.date(date), self.date_in_genitive(date));
        self.say(format!("since {time}"), format!("від\u{a0}{begin}"))
    }

    /// The line below the title of a picture whose data are one publisher's.
    pub fn after(self, line: &str, publisher: &str) -> String {
        self.say(
            format!("{line}, after\u{a0}{publisher}"),
            format!("{line}, за\u{a0}даними {publisher}"),
        )
    }

    /// The line below a title.
    pub fn as_of(self, day: Date) -> String {
        let day = self.day(day);
        self.say(
            format!("Data as of {day}"),
            format!("Дані станом на\u{a0}{day}"),
        )
    }
}

fn month(day: Date) -> [&'static str; 4] {
    MONTHS[usize::try_from(day.month() - 1).unwrap_or(0)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Lang;

    #[test]
    fn a_date_is_as_precise_as_it_is_known() {
        for (date, en, uk) in [
            ("2025", "2025", "2025 рік"),
            ("2025-02", "February 2025", "лютий 2025 року"),
            ("2024-11", "November 2024", "листопад 2024 року"),
            ("2023-05-21", "21 May 2023", "21 травня 2023 року"),
            ("2023-11-01", "1 November 2023", "1 листопада 2023 року"),
        ] {
            let date: MapDate = date.parse().unwrap();
            assert_eq!(Phrases::of(Lang::En).date(date), en);
            let ukrainian = Phrases::of(Lang::Uk).date(date);
            assert_eq!(ukrainian.replace('\u{a0}', " "), uk);
        }
    }
}
