//! Dates as a newspaper prints them.

use jiff::civil::Date;

use super::Phrases;
use crate::date::MapDate;

/// The months: in English, in Ukrainian alone, and in Ukrainian after a day.
const MONTHS: [[&str; 3]; 12] = [
    ["January", "січень", "січня"],
    ["February", "лютий", "лютого"],
    ["March", "березень", "березня"],
    ["April", "квітень", "квітня"],
    ["May", "травень", "травня"],
    ["June", "червень", "червня"],
    ["July", "липень", "липня"],
    ["August", "серпень", "серпня"],
    ["September", "вересень", "вересня"],
    ["October", "жовтень", "жовтня"],
    ["November", "листопад", "листопада"],
    ["December", "грудень", "грудня"],
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
        let ([en, _, uk], number, year) = (month(day), day.day(), day.year());
        self.say(
            format!("{number} {en} {year}"),
            format!("{number}\u{a0}{uk} {year}\u{a0}року"),
        )
    }

    /// A date as precisely as it is known.
    pub fn date(self, date: MapDate) -> String {
        let year = date.first_day().year();
        let [en, uk, _] = month(date.first_day());
        match date {
            MapDate::Day(day) => self.day(day),
            MapDate::Month(_) => self.say(format!("{en} {year}"), format!("{uk} {year}\u{a0}року")),
            MapDate::Year(_) => self.say(year.to_string(), format!("{year}\u{a0}рік")),
        }
    }

    /// The same as it stands after a preposition of the genitive.
    pub(super) fn date_in_genitive(self, date: MapDate) -> String {
        let year = date.first_day().year();
        let [.., month] = month(date.first_day());
        match date {
            MapDate::Day(day) => self.day(day),
            MapDate::Month(_) => self.say(self.date(date), format!("{month} {year}\u{a0}року")),
            MapDate::Year(_) => self.say(self.date(date), format!("{year}\u{a0}року")),
        }
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

fn month(day: Date) -> [&'static str; 3] {
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
