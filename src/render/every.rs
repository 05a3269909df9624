//! Of when an animation has frames.

use std::collections::BTreeSet;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::date::MapDate;
use crate::geodata::Dataset;

/// A frame, and what it shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrameDays {
    /// Of when it is.
    pub date: MapDate,
    /// The day of the snapshot that it shows of each dataset, in their order.
    pub days: Vec<Date>,
}

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

    /// The frames from one day to another: each shows of every dataset the last snapshot on or before it.
    /// There is none before all have one. The last frame is of the last day where the one before it shows
    /// an older snapshot.
    pub fn frames(self, datasets: &[&Dataset], [first, last]: [Date; 2]) -> Vec<FrameDays> {
        let shown = |date: MapDate| {
            let end = date.last_day().min(last);
            let days = datasets.iter().map(|dataset| {
                let before = dataset.dates.partition_point(|day| *day <= end);
                before.checked_sub(1).map(|index| dataset.dates[index])
            });
            let days = days.collect::<Option<Vec<Date>>>()?;
            Some(FrameDays { date, days })
        };
        if self == Every::Snapshot {
            let all = datasets.iter().flat_map(|dataset| &dataset.dates);
            let within: BTreeSet<&Date> = all.filter(|day| (first..=last).contains(*day)).collect();
            let frames = within.into_iter().map(|day| shown(MapDate::Day(*day)));
            return frames.flatten().collect();
        }
        let begin = datasets.iter().filter_map(|dataset| dataset.dates.first());
        let begin = begin.fold(first, |begin, day| begin.max(*day));
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
            frames.extend(shown(date(day)));
            match day.checked_add(step) {
                Ok(next) => day = next,
                Err(_) => break,
            }
        }
        // What comes after the last step is shown on the last day.
        let end = shown(MapDate::Day(last));
        let is_newer = |end: &FrameDays| frames.last().is_some_and(|f| f.days != end.days);
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
        told(every.frames(&[dataset], span))
    }

    fn told(frames: Vec<FrameDays>) -> Vec<String> {
        let frame = |FrameDays { date, days }| {
            let days: Vec<String> = days.iter().map(Date::to_string).collect();
            format!("{date} {}", days.join(" "))
        };
        frames.into_iter().map(frame).collect()
    }

    #[test]
    fn a_frame_of_two_datasets_shows_the_last_snapshot_of_each() {
        let geodata = Geodata::open(&Layers::find(Path::new("."), None).unwrap()).unwrap();
        let first = geodata.dataset("article").unwrap();
        let dates = ["2022-12-20", "2023-03-01"].map(|day| day.parse().unwrap());
        let second = Dataset {
            dates: dates.to_vec(),
            ..first.clone()
        };
        let frames = |every: Every| {
            let span = ["2022-10-01", "2023-03-15"].map(|day| day.parse().unwrap());
            told(every.frames(&[first, &second], span))
        };
        assert_eq!(
            frames(Every::Snapshot),
            [
                "2022-12-20 2022-12-15 2022-12-20",
                "2023-02-27 2023-02-27 2022-12-20",
                "2023-03-01 2023-02-27 2023-03-01",
            ]
        );
        assert_eq!(
            frames(Every::Month),
            [
                "2022-12 2022-12-15 2022-12-20",
                "2023-01 2022-12-15 2022-12-20",
                "2023-02 2023-02-27 2022-12-20",
                "2023-03 2023-02-27 2023-03-01",
            ]
        );
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
