//! What a timeline says.

use std::cmp::Reverse;
use std::ops::RangeInclusive;

use jiff::civil::Date;

use super::phrase::capitalised;
use super::plural::Plural;
use super::{Phrases, last_places, outwards, to_place, whole, with_error};
use crate::date::MapDate;
use crate::geodata::{Controller, Status};
use crate::measure::days_in;
use crate::units::SquareMetres;

/// The months as an axis has them.
const MONTHS: [[&str; 2]; 12] = [
    ["Jan", "січ"],
    ["Feb", "лют"],
    ["Mar", "бер"],
    ["Apr", "кві"],
    ["May", "тра"],
    ["June", "чер"],
    ["July", "лип"],
    ["Aug", "сер"],
    ["Sept", "вер"],
    ["Oct", "жов"],
    ["Nov", "лис"],
    ["Dec", "гру"],
];

impl Phrases {
    /// What is said of land, which may be nothing.
    pub fn held_as(self, said: Option<(Controller, Status)>) -> String {
        match said {
            Some((controller, status)) => self.zone(status, controller).to_owned(),
            None => self.open_land().to_owned(),
        }
    }

    /// A share in per cent to a tenth, so that shares of one land add up, with all that it may be.
    ///
    /// ```
    /// use bakhmut_map::locale::{Lang, Phrases};
    /// let say = |share, range| Phrases::of(Lang::En).percent(share, range).replace('\u{a0}', " ");
    /// assert_eq!(say(0.3672, [0.1934, 0.5411]), "36.7% (19.3 to 54.2%)");
    /// assert_eq!(say(1.0, [1.0, 1.0]), "100%");
    /// ```
    pub fn percent(self, share: f64, range: [f64; 2]) -> String {
        self.ranging(
            share * 100.0,
            range.map(|end| end * 100.0),
            [-1, -1],
            self.say("%", "\u{a0}%"),
        )
    }

    /// An area in square kilometres, with all that it may be.
    pub fn km2(self, area: SquareMetres, range: [SquareMetres; 2]) -> String {
        let unit = self.say("\u{a0}km²", "\u{a0}км²");
        let (value, range) = (area.km2(), range.map(SquareMetres::km2));
        match with_error(self.lang(), value, range) {
            Some(figure) => format!("{figure}{unit}"),
            None => self.ranging(value, range, last_places(value, range), unit),
        }
    }

    /// A value, and from where to where it may be, to the digits of these places.
    fn ranging(self, value: f64, range: [f64; 2], places: [i32; 2], unit: &str) -> String {
        let [low, high] = outwards(range, places[1]).map(|end| whole(self.lang(), end, 1));
        let value = whole(self.lang(), to_place(value, places[0]), 1);
        if low == high {
            return format!("{value}{unit}");
        }
        let range = self.say(
            format!("{low} to {high}{unit}"),
            format!("від\u{a0}{low} до\u{a0}{high}{unit}"),
        );
        format!("{value}{unit} ({range})")
    }

    /// The title of a chart of a place, or else of the land of a map.
    pub fn timeline_title(self, name: &str, is_place: bool) -> String {
        let what = match is_place {
            true => self.say("who held how much of it", "хто яку частину контролював"),
            false => self.say(
                "who held how much land",
                "хто скільки території контролював",
            ),
        };
        format!("{name}: {what}")
    }

    /// The name of a box that has none.
    pub fn boxed(self) -> &'static str {
        self.say("Part of the map", "Частина карти")
    }

    /// The line below the title: the time, and how many days of it have data.
    pub fn timeline_span(self, [from, to]: [Date; 2], days: usize) -> String {
        let [first, last] = [from, to].map(|day| self.day(day));
        let ukrainian = Plural::after(&days.to_string()).days_with_data();
        match (from == to, days) {
            (true, _) => first,
            (false, _) => self.say(
                format!(
                    "{days} day{} with data, {first} to {last}",
                    if days == 1 { "" } else { "s" }
                ),
                format!("{days}\u{a0}{ukrainian}, від {first} до\u{a0}{last}"),
            ),
        }
    }

    /// The line below the title of a frame: of when it is and, where it is not of that day, of which day
    /// the data are.
    ///
    /// ```
    /// use bakhmut_map::locale::{Lang, Phrases};
    /// let frame = |date: &str| {
    ///     let data = "2024-08-17".parse().unwrap();
    ///     Phrases::of(Lang::En).frame_date(date.parse().unwrap(), data)
    /// };
    /// assert_eq!(frame("2024-08-17"), "Data as of 17 August 2024");
    /// assert_eq!(frame("2024-08-19"), "19 August 2024: no data, state as of 17 August 2024");
    /// assert_eq!(frame("2024-08"), "August 2024: data as of 17 August 2024");
    /// assert_eq!(frame("2024-09"), "September 2024: no data, state as of 17 August 2024");
    /// let uk = Phrases::of(Lang::Uk).frame_date("2024-08".parse().unwrap(), "2024-08-17".parse().unwrap());
    /// let uk = uk.replace('\u{a0}', " ");
    /// assert_eq!(uk, "Серпень 2024 року: дані станом на 17 серпня 2024 року");
    /// ```
    pub fn frame_date(self, date: MapDate, data: Date) -> String {
        let (of, day) = (capitalised(&self.date(date)), self.day(data));
        match date {
            MapDate::Day(of) if of == data => self.as_of(data),
            date if date.contains(data) => self.say(
                format!("{of}: data as of {day}"),
                format!("{of}: дані станом на\u{a0}{day}"),
            ),
            _ => format!("{of}: {}", self.no_data_since(data)),
        }
    }

    /// That there are no data of the time, and of which day those are that are shown.
    pub(super) fn no_data_since(self, data: Date) -> String {
        let day = self.day(data);
        self.say(
            format!("no data, state as of {day}"),
            format!("даних немає, стан на\u{a0}{day}"),
        )
    }

    /// An animation in words, by those of its last frame.
    ///
    /// ```
    /// use bakhmut_map::locale::{Lang, Phrases};
    /// let span = ["2022-10", "2025-01"].map(|date| date.parse().unwrap());
    /// let alt = Phrases::of(Lang::Uk).animation_alt(span, "…").replace('\u{a0}', " ");
    /// assert_eq!(alt, "Анімація. З жовтня 2022 року до січня 2025 року. …");
    /// ```
    pub fn animation_alt(self, span: [MapDate; 2], last: &str) -> String {
        let [from, to] = span.map(|date| self.date_in_genitive(date));
        let from_to = self.from_to(&from, &to);
        let animation = self.say("Animation", "Анімація");
        format!("{animation}. {from_to}. {last}")
    }

    /// What the vertical axis counts.
    pub fn share_axis(self) -> &'static str {
        self.say("Share of the land", "Частка території")
    }

    /// The same of areas.
    pub fn area_axis(self) -> &'static str {
        self.say("Area, km²", "Площа, км²")
    }

    /// What the strip along the axis marks.
    pub fn day_with_data(self) -> &'static str {
        self.say("Day with data", "День, за\u{a0}який є\u{a0}дані")
    }

    /// What the bracket below marks means.
    pub fn marks_of_one_day(self) -> &'static str {
        self.say(
            "Marks side by side: of one day, that below the middle of the bracket",
            "Позначки поруч\u{a0}— за\u{a0}один день: він під серединою дужки",
        )
    }

    /// What the bars and the band mean.
    pub fn may_be(self) -> &'static str {
        self.say(
            "As much as it may be, by the accuracy of the edges",
            "Можливі значення з\u{a0}огляду на\u{a0}точність меж",
        )
    }

    /// A day by which things stood so.
    pub fn on_day(self, day: Date) -> String {
        let day = self.day(day);
        self.say(format!("on {day}"), format!("станом на\u{a0}{day}"))
    }

    /// Of which days there are no data; of many gaps the longest, which come first.
    ///
    /// ```
    /// use bakhmut_map::locale::{Lang, Phrases};
    /// let gap = |from: &str, to: &str| from.parse().unwrap()..=to.parse().unwrap();
    /// let mut gaps = vec![
    ///     gap("2024-01-02", "2024-01-02"),
    ///     gap("2024-01-05", "2024-01-06"),
    ///     gap("2024-01-08", "2024-01-08"),
    ///     gap("2024-02-01", "2024-02-29"),
    /// ];
    /// let note = |gaps: &[_]| Phrases::of(Lang::En).gaps_note(gaps).replace('\u{a0}', " ");
    /// assert!(note(&gaps).contains("(33 in all): 2 January 2024; 5 January 2024 to 6 January 2024; 8 "));
    /// gaps.push(gap("2024-03-02", "2024-03-02"));
    /// assert!(note(&gaps).ends_with(
    ///     "(34 in all, the longest first): 1 February 2024 to 29 February 2024; \
    ///      5 January 2024 to 6 January 2024; 2 January 2024; 8 January 2024; and 1 more."
    /// ));
    /// ```
    pub fn gaps_note(self, gaps: &[RangeInclusive<Date>]) -> String {
        const MOST: usize = 4;
        let count: i32 = gaps.iter().map(days_in).sum();
        let run = |gap: &RangeInclusive<Date>| match gap.start() == gap.end() {
            true => self.day(*gap.start()),
            false => {
                let [first, last] = [gap.start(), gap.end()].map(|day| self.day(*day));
                self.say(
                    format!("{first} to {last}"),
                    format!("від {first} до\u{a0}{last}"),
                )
            }
        };
        let mut named: Vec<&RangeInclusive<Date>> = gaps.iter().collect();
        let more = gaps.len().saturating_sub(MOST);
        let mut first = "";
        if more > 0 {
            first = self.say(", the longest first", ", найдовші\u{a0}— першими");
            // Those that are as long stay in the order of time.
            named.sort_by_key(|gap| Reverse(days_in(gap)));
            named.truncate(MOST);
        }
        let mut listed: Vec<String> = named.into_iter().map(run).collect();
        if more > 0 {
            listed.push(self.and_more(more));
        }
        let listed = listed.join("; ");
        self.say(
            format!("No line is drawn across days without data ({count} in all{first}): {listed}."),
            format!("Дні без даних (усього {count}{first}) лінією не\u{a0}з’єднано: {listed}."),
        )
    }

    /// When the land changed for the first time and for the last.
    pub fn changes_note(self, changes: Option<[[Date; 2]; 2]>) -> String {
        let between = |[after, by]: [Date; 2]| {
            let [first, last] = [after, by].map(|day| self.day(day));
            match after.tomorrow() {
                Ok(next) if next == by => self.say(format!("on {last}"), last.clone()),
                _ => self.say(
                    format!("between {first} and {last}"),
                    format!("між {first} та\u{a0}{last}"),
                ),
            }
        };
        match changes {
            None => self
                .say("It did not change.", "Змін не\u{a0}було.")
                .to_owned(),
            Some([first, last]) if first == last => {
                let when = between(first);
                self.say(format!("It changed {when}."), format!("Зміна: {when}."))
            }
            Some([first, last]) => {
                let [first, last] = [first, last].map(between);
                self.say(
                    format!("It changed first {first}, and last {last}."),
                    format!("Перша зміна: {first}. Остання: {last}."),
                )
            }
        }
    }

    /// How the land was told.
    pub fn measured_by_note(self, own_zones: bool, outline: bool) -> Option<String> {
        let said = match (own_zones, outline) {
            (true, false) => self.say(
                "Shares are those of the place’s own zones.",
                "Частки обчислено за\u{a0}власними зонами населеного пункту.",
            ),
            (false, true) => self.say(
                "Shares are of the land within the place’s outline.",
                "Частки обчислено для\u{a0}території в\u{a0}межах населеного пункту.",
            ),
            (true, true) => self.say(
                "Shares are those of the place’s own zones or, where there are none, of the land within \
                 its outline.",
                "Частки обчислено за\u{a0}власними зонами населеного пункту або, де їх немає, \
                 для\u{a0}території в\u{a0}його межах.",
            ),
            (false, false) => return None,
        };
        Some(said.to_owned())
    }

    /// The chart in words: what stood at its beginning and its end.
    pub fn timeline_alt(self, title: &str, ends: &[(Date, Vec<(String, String)>)]) -> String {
        let said = ends.iter().map(|(day, held)| {
            let held = held.iter().map(|(what, share)| format!("{what}: {share}"));
            format!(
                "{}: {}",
                self.day(*day),
                held.collect::<Vec<_>>().join("; ")
            )
        });
        let said: Vec<String> = said.collect();
        let chart = self.say("Chart", "Графік");
        format!("{chart}: {title}. {}.", said.join(". "))
    }

    /// A day of an axis: the first line of its mark.
    pub fn axis_day(self, day: Date) -> String {
        let month = self.axis_month(day);
        format!("{} {month}", day.day())
    }

    /// A month of an axis.
    pub fn axis_month(self, day: Date) -> &'static str {
        let index = usize::try_from(day.month() - 1).unwrap_or(0);
        self.say(MONTHS[index][0], MONTHS[index][1])
    }
}
