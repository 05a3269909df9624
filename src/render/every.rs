//! Of when an animation has frames.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::date::MapDate;
use crate::geodata::Dataset;

/// How far frames are apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Every {
    /// A day.
    Day,
    /// Seven days.
    Week,
    /// A month.
    Month,
    /// As far as the snapshots are.
    Snapshot,
}

impl Every {
    /// The word for it on the command line.
    pub fn word(self) -> &'static str {
        match self {
            Every::Day => "day",
            Every::Week => "week",
            Every::Month => "month",
            Every::Snapshot => "snapshot",
        }
    }

    /// Frames a second, unless others are asked for.
    pub fn fps(self) -> f64 {
        match self {
            Every::Day => 10.0,
            Every::Week => 4.0,
            Every::Month | Every::Snapshot => 2.0,
        }
    }

    /// Of when there is a frame, from one day to another, and the day of the snapshot that it shows: the
    /// last on or before it. There is none before the first snapshot. The last frame is of the last day
    /// where the one before it shows an older snapshot.
    pub fn frames(self, dataset: &Dataset, [first, last]: [Date; 2]) -> Vec<(MapDate, Date)> {
        let days = &dataset.dates;
        let shown = |end: Date| {
            let before = days.partition_point(|day| *day <= end.min(last));
            before.checked_sub(1).map(|index| days[index])
        };
        if self == Every::Snapshot {
            let within = days.iter().filter(|day| (first..=last).contains(*day));
            return within.map(|day| (MapDate::Day(*day), *day)).collect();
        }
        let begin = days.first().map_or(first, |day| first.max(*day));
        let (mut day, date): (Date, fn(Date) -> MapDate) = match self {
            Every::Month => (begin.first_of_month(), MapDate::Month),
            _ => (begin, MapDate::Day),
        };
        let step = match self {
            Every::Month => 1.month(),
            Every::Week => 7.days(),
            Every::Day | Every::Snapshot => 1.day(),
        };
        let mut frames = Vec::new();
        while day <= last {
            let of = date(day);
            frames.extend(shown(of.last_day()).map(|data| (of, data)));
            match day.checked_add(step) {
                Ok(next) => day = next,
                Err(_) => break,
            }
        }
        // What comes after the last step is shown on the last day.
        let end = shown(last).map(|data| (MapDate::Day(last), data));
        let is_newer = |(_, data): &(MapDate, Date)| frames.last().is_some_and(|f| f.1 < *data);
        frames.extend(end.filter(is_newer));
        frames
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geodata::{Geodata, Layers};
    use std::path::Path;

    fn frames(every: Every, first: &str, last: &str) -> Vec<String> {
        let geodata = Geodata::open(&Layers::find(Path::new("."), None).unwrap()).unwrap();
        let dataset = geodata.dataset("article").unwrap();
        let span = [first, last].map(|day| day.parse().unwrap());
        let frames = every.frames(dataset, span).into_iter();
        frames.map(|(date, day)| format!("{date} {day}")).collect()
    }

    /// The article's snapshots are of 2022-10-15, 2022-12-15, 2023-02-27 and so on.
    #[test]
    fn a_frame_shows_the_last_snapshot_on_or_before_it() {
        assert_eq!(
            frames(Every::Month, "2022-09-01", "2022-12-31"),
            [
                "2022-10 2022-10-15",
                "2022-11 2022-10-15",
                "2022-12 2022-12-15"
            ]
        );
        assert_eq!(
            frames(Every::Month, "2022-12-01", "2022-12-14"),
            ["2022-12 2022-10-15"],
            "what comes after the last day is not shown"
        );
        assert_eq!(
            frames(Every::Day, "2022-12-14", "2022-12-16"),
            [
                "2022-12-14 2022-10-15",
                "2022-12-15 2022-12-15",
                "2022-12-16 2022-12-15"
            ]
        );
        assert_eq!(
            frames(Every::Week, "2022-10-01", "2022-10-31"),
            [
                "2022-10-15 2022-10-15",
                "2022-10-22 2022-10-15",
                "2022-10-29 2022-10-15"
            ]
        );
        assert_eq!(
            frames(Every::Week, "2022-12-01", "2022-12-17"),
            [
                "2022-12-01 2022-10-15",
                "2022-12-08 2022-10-15",
                "2022-12-15 2022-12-15"
            ]
        );
        assert_eq!(
            frames(Every::Week, "2022-12-03", "2022-12-16")
                .last()
                .unwrap(),
            "2022-12-16 2022-12-15",
            "what comes after the last step"
        );
        assert_eq!(
            frames(Every::Snapshot, "2022-11-01", "2023-03-01"),
            ["2022-12-15 2022-12-15", "2023-02-27 2023-02-27"]
        );
        assert!(frames(Every::Day, "2022-01-01", "2022-10-14").is_empty());
    }
}
