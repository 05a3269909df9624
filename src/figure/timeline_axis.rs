//! The axes of a chart: marks on round numbers, and on days as a newspaper prints them.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::locale::{Phrases, fixed};

/// A mark of an axis: its place along the axis from 0 to 1, and its words, a line each.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Tick {
    pub(super) at: f64,
    pub(super) lines: Vec<String>,
}

/// The days of an axis.
#[derive(Clone, Copy, Debug)]
pub(super) struct Time {
    first: Date,
    days: f64,
}

impl Time {
    /// From one day to another; one day alone stands in the middle of three.
    pub(super) fn of([first, last]: [Date; 2]) -> Time {
        let days = apart(first, last);
        if days < 1.0 {
            let before = first.yesterday().unwrap_or(first);
            return Time {
                first: before,
                days: 2.0,
            };
        }
        Time { first, days }
    }

    /// Where a day stands, from 0 to 1.
    pub(super) fn at(self, day: Date) -> f64 {
        apart(self.first, day) / self.days
    }

    /// How much of the axis a day is.
    pub(super) fn day(self) -> f64 {
        1.0 / self.days
    }

    /// No more marks than that, at the beginnings of days, months or years that are evenly apart.
    pub(super) fn ticks(self, most: usize, phrases: Phrases) -> Vec<Tick> {
        let steps = [1, 2, 5, 10].map(Step::Days);
        let months = [1, 2, 3, 6].map(Step::Months);
        let years = [1, 2, 5, 10, 20, 50].map(Step::Years);
        let all = steps.into_iter().chain(months).chain(years);
        let found = all.map(|step| (step, self.marked(step)));
        let fits = found.filter(|(_, days)| days.len() <= most.max(1));
        let Some((step, days)) = fits.into_iter().next() else {
            return Vec::new();
        };
        let mut year = None;
        let tick = |day: &Date| {
            let new_year = year != Some(day.year());
            year = Some(day.year());
            let mut lines = match step {
                Step::Days(_) => vec![phrases.axis_day(*day)],
                Step::Months(_) => vec![phrases.axis_month(*day).to_owned()],
                Step::Years(_) => Vec::new(),
            };
            lines.extend(new_year.then(|| day.year().to_string()));
            Tick {
                at: self.at(*day),
                lines,
            }
        };
        days.iter().map(tick).collect()
    }

    /// The days on which an axis is marked.
    fn marked(self, step: Step) -> Vec<Date> {
        let last = self
            .first
            .checked_add((self.days as i32).days())
            .unwrap_or(Date::MAX);
        let mut days = Vec::new();
        let mut day = step.before(self.first);
        // Days of more marks than any axis has tell enough.
        while day <= last && days.len() < 100 {
            if day >= self.first {
                days.push(day);
            }
            let Some(next) = step.after(day) else { break };
            day = next;
        }
        days
    }
}

fn apart(from: Date, to: Date) -> f64 {
    from.until(to)
        .map_or(0.0, |span| f64::from(span.get_days()))
}

/// How far the marks of days are apart.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Step {
    /// Days of a month.
    Days(i8),
    Months(i8),
    Years(i16),
}

impl Step {
    /// The last mark on or before a day.
    fn before(self, day: Date) -> Date {
        match self {
            Step::Days(step) => {
                let left = (day.day() - 1) % step;
                day.checked_sub(i32::from(left).days()).unwrap_or(day)
            }
            Step::Months(step) => {
                let left = (day.month() - 1) % step;
                let first = day.first_of_month();
                first.checked_sub(i32::from(left).months()).unwrap_or(first)
            }
            Step::Years(step) => {
                let left = day.year().rem_euclid(step);
                let first = day.first_of_year();
                first.checked_sub(i32::from(left).years()).unwrap_or(first)
            }
        }
    }

    /// The next mark. Of days, the first of a month always is one, and what would crowd it is none.
    fn after(self, day: Date) -> Option<Date> {
        match self {
            Step::Days(step) => {
                let next = day.checked_add(i32::from(step).days()).ok()?;
                let month = day.last_of_month().tomorrow().ok()?;
                let crowds = next.checked_add(i32::from(step / 2).days()).ok()? >= month;
                Some(if crowds && step > 1 { month } else { next })
            }
            Step::Months(step) => day.checked_add(i32::from(step).months()).ok(),
            Step::Years(step) => day.checked_add(i32::from(step).years()).ok(),
        }
    }
}

/// The greatest number of an axis from 0 that has room for a number, and its marks.
pub(super) fn heights(greatest: f64, percent: bool, phrases: Phrases) -> (f64, Vec<Tick>) {
    if percent {
        let tick = |part: f64| Tick {
            at: part,
            lines: vec![phrases.percent(part, [part, part])],
        };
        return (1.0, [0.0, 0.25, 0.5, 0.75, 1.0].map(tick).into());
    }
    let step = round_step(greatest / 5.0);
    let count = (greatest / step).ceil().max(1.0);
    let top = step * count;
    let decimals = usize::try_from(-step.log10().floor() as i32).unwrap_or(0);
    let tick = |index: i32| Tick {
        at: f64::from(index) / count,
        lines: vec![fixed(phrases.lang(), step * f64::from(index), decimals)],
    };
    (top, (0..=count as i32).map(tick).collect())
}

/// The least of 1, 2 and 5 times a power of ten that is not below a number above 0.
fn round_step(least: f64) -> f64 {
    if least <= 0.0 {
        return 1.0;
    }
    let power = 10_f64.powf(least.log10().floor());
    let of = [1.0, 2.0, 5.0, 10.0].map(|times| times * power);
    of.into_iter()
        .find(|step| *step >= least * (1.0 - 1e-9))
        .unwrap_or(of[3])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Lang;

    fn ticks(first: &str, last: &str, most: usize) -> Vec<String> {
        let time = Time::of([first, last].map(|day| day.parse().unwrap()));
        let ticks = time.ticks(most, Phrases::of(Lang::En));
        assert!(ticks.iter().all(|tick| (0.0..=1.0).contains(&tick.at)));
        ticks.iter().map(|tick| tick.lines.join(" ")).collect()
    }

    #[test]
    fn days_are_marked_as_far_apart_as_there_is_room() {
        assert_eq!(
            ticks("2024-12-28", "2025-01-12", 8),
            [
                "29 Dec 2024",
                "1 Jan 2025",
                "3 Jan",
                "5 Jan",
                "7 Jan",
                "9 Jan",
                "11 Jan"
            ]
        );
        assert_eq!(
            ticks("2024-07-15", "2025-01-15", 8),
            ["Aug 2024", "Sept", "Oct", "Nov", "Dec", "Jan 2025"]
        );
        assert_eq!(
            ticks("2022-10-15", "2025-01-15", 8),
            ["Jan 2023", "July", "Jan 2024", "July", "Jan 2025"]
        );
        assert_eq!(
            ticks("2014-03-01", "2025-01-15", 8),
            ["2016", "2018", "2020", "2022", "2024"]
        );
        assert_eq!(
            ticks("2025-01-15", "2025-01-15", 8),
            ["14 Jan 2025", "15 Jan", "16 Jan"]
        );
        assert!(ticks("1000-01-01", "2025-01-15", 2).is_empty());
    }

    #[test]
    fn heights_are_round() {
        let english = Phrases::of(Lang::En);
        let marks = |greatest| {
            let (top, ticks) = heights(greatest, false, english);
            let words = ticks.iter().map(|tick| tick.lines.concat());
            (top, words.collect::<Vec<_>>().join(" "))
        };
        assert_eq!(
            marks(1983.0),
            (2000.0, "0 500 1,000 1,500 2,000".to_owned())
        );
        assert_eq!(marks(41.0), (50.0, "0 10 20 30 40 50".to_owned()));
        assert_eq!(marks(2070.0).0, 2500.0);
        assert_eq!(marks(0.0).0, 1.0);
        let (top, ticks) = heights(0.4, true, english);
        assert_eq!((top, ticks[1].lines.concat().as_str()), (1.0, "25%"));
    }
}
