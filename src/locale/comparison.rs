//! What a map of two sources says.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::Phrases;
use super::number::written;
use super::phrase::{capitalised, uncapitalised, with_words};
use super::plural::Plural;
use crate::date::{MapDate, days_apart};
use crate::geodata::Status;
use crate::units::Metres;

impl Phrases {
    /// The title of a map of what two sources say of a view.
    pub fn comparison_title(self, view: &str) -> String {
        let tail = self.say("What two sources say", "Що кажуть два джерела");
        // A title that asks has its mark already.
        if view.ends_with(['.', '?', '!']) {
            return format!("{view} {tail}");
        }
        format!("{view}: {}", uncapitalised(tail))
    }

    /// The line below the title: both sources, each with the day of its data, and how far apart those are.
    pub fn two_sources(self, first: (&str, Date), second: (&str, Date)) -> String {
        if first.1 == second.1 {
            let both = self.list(&[first.0, second.0]);
            return format!("{}: {both}", self.as_of(first.1));
        }
        let each = [first, second].map(|(name, day)| format!("{name} ({})", self.day(day)));
        let each = self.list(&[&each[0], &each[1]]);
        format!("{each}{}", self.days_apart(days_apart([first.1, second.1])))
    }

    /// The same of a frame of an animation, which says of when it is too, and which source has no data of
    /// that time.
    ///
    /// ```
    /// use bakhmut_map::locale::{Lang, Phrases};
    /// let [a, b] = ["2024-08-17", "2024-07-30"].map(|day| day.parse().unwrap());
    /// let frame = |lang, date: &str| {
    ///     let said = Phrases::of(lang).frame_of_two(date.parse().unwrap(), ("A", a), ("B", b));
    ///     said.replace('\u{a0}', " ")
    /// };
    /// assert_eq!(
    ///     frame(Lang::En, "2024-08"),
    ///     "August 2024: A (17 August 2024) and B (no data, state as of 30 July 2024), 18 days apart"
    /// );
    /// assert_eq!(
    ///     frame(Lang::Uk, "2024-08"),
    ///     "Серпень 2024 року: A (17 серпня 2024 року) та B (даних немає, стан на 30 липня 2024 року); \
    ///      між ними 18 днів"
    /// );
    /// ```
    pub fn frame_of_two(self, date: MapDate, first: (&str, Date), second: (&str, Date)) -> String {
        if [first.1, second.1].map(MapDate::Day) == [date; 2] {
            return self.two_sources(first, second);
        }
        let each = [first, second].map(|(name, data)| match date.contains(data) {
            true => format!("{name} ({})", self.day(data)),
            false => format!("{name} ({})", self.no_data_since(data)),
        });
        let each = self.list(&[&each[0], &each[1]]);
        let apart = match days_apart([first.1, second.1]) {
            0 => String::new(),
            days => self.days_apart(days),
        };
        format!("{}: {each}{apart}", capitalised(&self.date(date)))
    }

    /// How far apart the days of two sources are, after both.
    fn days_apart(self, days: u32) -> String {
        let written = written(self.lang(), &days.to_string());
        let (day, ukrainian) = (
            if days == 1 { "day" } else { "days" },
            Plural::after(&written).days(),
        );
        self.say(
            format!(", {written}\u{a0}{day} apart"),
            format!("; між\u{a0}ними {written}\u{a0}{ukrainian}"),
        )
    }

    /// Land that both hold to be held, with how much of it there is where that is known.
    pub fn held_by_both(self, area: Option<&str>) -> String {
        let what = self.say(
            "Assessed Russian control by both",
            "Контроль Росії за\u{a0}даними обох",
        );
        with_words(what, area)
    }

    /// Land that only one holds to be held, likewise.
    pub fn held_by_one(self, name: &str, area: Option<&str>) -> String {
        let what = self.say(format!("Only by {name}"), format!("Лише {name}"));
        with_words(&what, area)
    }

    /// The line of contact of one source in the key; the line below the title has its day.
    pub fn front_by(self, name: &str, schematic: bool) -> String {
        let how = if schematic {
            self.say(", schematic", ", схематично")
        } else {
            ""
        };
        self.say(
            format!("Front line by {name}{how}"),
            format!("Лінія фронту: {name}{how}"),
        )
    }

    /// Above how far apart two lines run.
    pub fn lines_apart(self) -> &'static str {
        self.say(
            "Distance between the two front lines",
            "Відстань між двома лініями фронту",
        )
    }

    /// What that length is, and the greatest.
    pub fn mean_and_greatest(self, greatest: Metres) -> String {
        let greatest = self.as_drawn(greatest);
        self.say(
            format!("on average; {greatest} at most"),
            format!("у\u{a0}середньому; щонайбільше {greatest}"),
        )
    }

    /// What the hatches mean, and as what else than under assessed Russian control the other source has
    /// such land.
    ///
    /// ```
    /// use bakhmut_map::geodata::Status;
    /// use bakhmut_map::locale::{Lang, Phrases};
    /// let note = |less: &[Status]| {
    ///     Phrases::of(Lang::En).disputed_note(&less.iter().copied().collect())
    /// };
    /// let hatch = "Upright or level hatch: only one source has it under assessed Russian control";
    /// assert_eq!(note(&[]), format!("{hatch}."));
    /// assert_eq!(
    ///     note(&[Status::Claimed, Status::Advance]),
    ///     format!("{hatch}; by the other it may be an advance, claimed or not Russian-held.")
    /// );
    /// ```
    pub fn disputed_note(self, less: &BTreeSet<Status>) -> String {
        let words = less.iter().filter_map(|status| match status {
            Status::Assessed => None,
            Status::Advance => Some(self.say("an advance", "лише просуванням")),
            Status::Claimed => Some(self.say("claimed", "заявленим")),
            Status::Contested => Some(self.say("contested", "спірним")),
            Status::Unknown => Some(self.say("unknown", "невідомим")),
        });
        let words: Vec<&str> = words.collect();
        let is_told_more = !words.is_empty();
        let one = self.say(
            "Upright or level hatch: only one source has it under assessed Russian control",
            match is_told_more {
                true => {
                    "Вертикальна чи\u{a0}горизонтальна штриховка: контроль Росії показує лише одне джерело"
                }
                false => "Штриховка: контроль Росії показує лише одне джерело",
            },
        );
        let other = self.say(
            format!(
                "; by the other it may be {} or not Russian-held",
                words.join(", ")
            ),
            format!(
                "; за\u{a0}даними іншого, він може бути {} або\u{a0}відсутнім",
                words.join(", ")
            ),
        );
        match is_told_more {
            true => format!("{one}{other}."),
            false => format!("{one}."),
        }
    }

    /// Where the two are of different days, so many apart.
    pub fn two_days_note(self, days: u32) -> &'static str {
        /// Of days farther apart, what changed between them may be most of the hatched land.
        const NEAR: u32 = 7;
        if days > NEAR {
            return self.say(
                "The two are of different days: much of what is hatched may be change, not disagreement.",
                "Дні різні: значна частина заштрихованого може бути змінами, а\u{a0}не\u{a0}розбіжністю.",
            );
        }
        self.say(
            "The two are of different days: what changed between them is hatched too.",
            "Дні різні, тож\u{a0}заштриховано й\u{a0}зміни між ними.",
        )
    }

    /// How the lines are drawn, and how far each may be off, with what that says of hatched land and of gaps
    /// that are not hatched, where there are such.
    pub fn as_drawn_note(
        self,
        first: (&str, Metres),
        second: (&str, Metres),
        [is_hatched, is_closed]: [bool; 2],
    ) -> String {
        let each = [first, second].map(|(name, off)| format!("{} ({name})", self.within(off)));
        let off = match first.1 == second.1 {
            true => self.say(
                format!("{} each", self.within(first.1)),
                self.within(first.1),
            ),
            false => self.say(each.join(" and "), each.join(" і\u{a0}")),
        };
        let drawn = self.say(
            format!("Lines are as each source draws them, by estimate right to {off}"),
            format!(
                "Лінії\u{a0}— за\u{a0}кожним джерелом, їхня точність за\u{a0}оцінкою\u{a0}— {off}"
            ),
        );
        let hatched = self.say(
            " A hatched strip narrower than both together may be no difference.",
            " Смуга, вужча за\u{a0}обидві похибки, може не\u{a0}бути розбіжністю.",
        );
        let closed = self.say(
            " Gaps so narrow behind the lines are not hatched, but count in the areas.",
            " Такі вузькі проміжки в\u{a0}тилу не\u{a0}заштриховано, але враховано в\u{a0}площах.",
        );
        let parts = [(is_hatched, hatched), (is_closed, closed)].into_iter();
        let parts: String = parts.filter(|(is, _)| *is).map(|(_, part)| part).collect();
        format!("{drawn}.{parts}")
    }

    /// A map of two sources in words.
    pub fn two_sources_alt(self, title: &str, sources: &str, said: &[String]) -> String {
        let stop = if title.ends_with(['.', '?', '!']) {
            ""
        } else {
            "."
        };
        let map = self.say("Map", "Карта");
        let said = match said {
            [] => self
                .say(
                    "It shows no land under assessed Russian control",
                    "На\u{a0}карті немає території, яка, за\u{a0}оцінкою, під\u{a0}контролем Росії",
                )
                .to_owned(),
            some => some.join(". "),
        };
        format!("{map}: {title}{stop} {sources}. {said}.")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Lang;
    use crate::locale::tests::{area, plain};

    #[test]
    fn each_source_is_told_with_its_day() {
        let phrases = Phrases::of(Lang::En);
        let [a, b] = ["2025-01-15", "2025-01-14"].map(|day| day.parse().unwrap());
        let said = |first, second| plain(&phrases.two_sources(("A", first), ("B", second)));
        assert_eq!(said(a, a), "Data as of 15 January 2025: A and B");
        assert_eq!(
            said(a, b),
            "A (15 January 2025) and B (14 January 2025), 1 day apart"
        );
    }

    #[test]
    fn two_days_are_told_with_how_far_apart_they_are() {
        let of = |lang, other: &str| {
            let [a, b] = ["2025-01-15", other].map(|day| day.parse().unwrap());
            plain(&Phrases::of(lang).two_sources(("A", a), ("B", b)))
        };
        for (other, english, ukrainian) in [
            ("2025-01-14", "1 day", "1 день"),
            ("2025-01-18", "3 days", "3 дні"),
            ("2025-01-26", "11 days", "11 днів"),
            ("2025-03-30", "74 days", "74 дні"),
            ("2022-01-15", "1,096 days", "1096 днів"),
        ] {
            let said = of(Lang::En, other);
            assert!(said.ends_with(&format!("), {english} apart")), "{said}");
            let said = of(Lang::Uk, other);
            assert!(
                said.ends_with(&format!("); між ними {ukrainian}")),
                "{said}"
            );
        }
    }

    #[test]
    fn days_farther_apart_than_a_week_may_be_most_of_the_difference() {
        let note = |days| Phrases::of(Lang::En).two_days_note(days);
        assert_eq!(note(1), note(7));
        assert!(note(7).ends_with("what changed between them is hatched too."));
        assert!(note(8).ends_with("much of what is hatched may be change, not disagreement."));
        let note = |days| Phrases::of(Lang::Uk).two_days_note(days);
        assert_ne!(note(7), note(8));
    }

    #[test]
    fn a_map_in_words_says_how_much_and_how_far() {
        let phrases = Phrases::of(Lang::En);
        let land = phrases.held_by_one("DeepState", Some(&phrases.square(area(120.0, 40.0))));
        let (mean, most) = (Metres::from_km(1.93), Metres::from_km(7.8));
        let apart = format!(
            "{}: {} {}",
            phrases.lines_apart(),
            phrases.as_drawn(mean),
            phrases.mean_and_greatest(most)
        );
        assert_eq!(
            plain(&phrases.two_sources_alt("Front", "A and B", &[land, apart])),
            "Map: Front. A and B. Only by DeepState: 46 ± 16 sq miles (120 ± 40 km²). Distance between \
             the two front lines: 1.2 miles (1.9 km) on average; 4.8 miles (7.8 km) at most."
        );
        let none = phrases.two_sources_alt("Who?", "A and B", &[]);
        assert!(none.starts_with("Map: Who? A and B. It shows no land"));
    }
}
