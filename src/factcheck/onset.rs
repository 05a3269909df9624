//! Claims that something has been so since a time.

use jiff::civil::Date;

use super::{Of, Reading, Value, Verdict};
use crate::date::MapDate;

/// What a snapshot says of a place.
pub(super) struct Held {
    /// The snapshot's day.
    pub(super) day: Date,
    /// Whether it is so.
    pub(super) verdict: Verdict,
    /// What was measured for that, where it is a number.
    pub(super) value: Value,
    /// Since which day it is as the snapshot says, where the zones tell.
    pub(super) since: Option<Date>,
}

/// What is claimed to be so since a time must be so in every snapshot after that time, and must have
/// begun within it: between the last snapshot in which it surely was not so and the first in which it
/// was. The day that the zone itself gives bears that out where it lies in the time; where it does not,
/// sources may differ, and between the snapshots all is open.
///
/// `all` are the snapshots from the time on, the earliest first, after the last one before it; before
/// that, where it may be so in that one or not, those back to the last in which it is surely not so.
pub(super) fn since(place: &str, date: MapDate, all: &[Held]) -> (Verdict, Option<Reading>) {
    let (first_day, last_day) = (date.first_day(), date.last_day());
    let after = all.iter().filter(|held| held.day > last_day);
    let after: Vec<Verdict> = after.map(|held| held.verdict).collect();
    let is_not = |held: &Held| held.verdict == Verdict::Contradicted;
    let last_not = all
        .iter()
        .rposition(|held| held.day <= last_day && is_not(held));
    let begun = &all[last_not.map_or(0, |index| index + 1)..];
    let Some(at) = begun
        .iter()
        .position(|held| held.verdict == Verdict::Supported)
    else {
        let verdicts = match after.is_empty() {
            true => all.iter().map(|held| held.verdict).collect(),
            false => after,
        };
        return (Verdict::of_all(verdicts), None);
    };
    let first = &begun[at];
    let last_not = last_not.map(|index| &all[index]);
    let by_zone = first
        .since
        .filter(|since| last_not.is_none_or(|not| not.day < *since));
    let in_time = match (by_zone, last_not) {
        (Some(since), _) if date.contains(since) => Verdict::Supported,
        _ if first.day < first_day => Verdict::Contradicted,
        (_, Some(not)) if not.day >= last_day => Verdict::Contradicted,
        (_, Some(not)) if is_eve(not.day, first_day) && first.day <= last_day => Verdict::Supported,
        _ => Verdict::Inconclusive,
    };
    let perhaps = at.checked_sub(1).map(|before| &begun[before]);
    let onset = Reading {
        of: Of::Onset {
            place: place.to_owned(),
            not_yet: last_not.map(|not| not.day),
            perhaps: perhaps.map(|held| held.day),
            first: first.day,
            by_zone,
            in_time,
        },
        value: perhaps.map_or(Value::Told, |held| held.value.clone()),
    };
    (
        Verdict::of_all([in_time].into_iter().chain(after)),
        Some(onset),
    )
}

/// Whether a day is the last before a time that begins on another, or later.
fn is_eve(day: Date, first: Date) -> bool {
    day.tomorrow().is_ok_and(|next| next >= first)
}

#[cfg(test)]
mod tests {
    use super::Verdict::{Contradicted, Inconclusive, Supported};
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    /// The verdict on "since May 2023" by what snapshots say, and whether it began in that month.
    fn verdict(all: &[(&str, Verdict, Option<&str>)]) -> (Verdict, Option<Verdict>) {
        let held = all.iter().map(|(date, verdict, since)| Held {
            day: day(date),
            verdict: *verdict,
            value: Value::Told,
            since: since.map(day),
        });
        let held: Vec<Held> = held.collect();
        let (verdict, onset) = since("town", "2023-05".parse().unwrap(), &held);
        let in_time = onset.map(|onset| match onset.of {
            Of::Onset { in_time, .. } => in_time,
            other => panic!("{other:?}"),
        });
        (verdict, in_time)
    }

    #[test]
    fn it_began_within_the_time_where_both_snapshots_lie_in_it() {
        let all = [
            ("2023-04-30", Contradicted, None),
            ("2023-05-21", Supported, None),
            ("2023-08-24", Supported, None),
        ];
        assert_eq!(verdict(&all), (Supported, Some(Supported)));
    }

    #[test]
    fn between_a_snapshot_before_the_time_and_one_in_it_the_start_is_open() {
        let all = [
            ("2023-02-27", Contradicted, None),
            ("2023-05-21", Supported, None),
        ];
        assert_eq!(verdict(&all), (Inconclusive, Some(Inconclusive)));
        let all = [
            ("2023-05-21", Contradicted, None),
            ("2023-08-24", Supported, None),
        ];
        assert_eq!(verdict(&all), (Inconclusive, Some(Inconclusive)));
    }

    #[test]
    fn what_is_not_surely_so_does_not_bound_the_start() {
        let all = [
            ("2023-04-30", Contradicted, None),
            ("2023-05-10", Inconclusive, None),
            ("2023-05-21", Supported, None),
        ];
        assert_eq!(verdict(&all), (Supported, Some(Supported)));
        let all = [
            ("2023-04-30", Inconclusive, None),
            ("2023-05-21", Supported, None),
        ];
        assert_eq!(verdict(&all), (Inconclusive, Some(Inconclusive)));
    }

    #[test]
    fn the_last_day_that_is_surely_not_so_is_told_apart_from_the_last_that_may_be() {
        let all = [
            ("2022-12-15", Contradicted),
            ("2023-02-27", Inconclusive),
            ("2023-05-21", Supported),
        ];
        let held = all.map(|(date, verdict)| Held {
            day: day(date),
            verdict,
            value: Value::Told,
            since: None,
        });
        let (verdict, onset) = since("town", "2023-05".parse().unwrap(), &held);
        assert_eq!(verdict, Inconclusive);
        let of = onset.unwrap().of;
        let Of::Onset {
            not_yet,
            perhaps,
            first,
            ..
        } = of
        else {
            panic!("{of:?}");
        };
        let days = [not_yet.unwrap(), perhaps.unwrap(), first];
        assert_eq!(days, ["2022-12-15", "2023-02-27", "2023-05-21"].map(day));
    }

    #[test]
    fn what_was_so_before_has_not_been_so_since() {
        let all = [
            ("2023-04-30", Supported, None),
            ("2023-05-21", Supported, None),
        ];
        assert_eq!(verdict(&all), (Contradicted, Some(Contradicted)));
    }

    #[test]
    fn what_was_not_so_at_the_end_of_the_time_began_later() {
        let all = [
            ("2023-05-31", Contradicted, None),
            ("2023-08-24", Supported, None),
        ];
        assert_eq!(verdict(&all), (Contradicted, Some(Contradicted)));
    }

    #[test]
    fn what_ended_in_the_time_may_begin_in_it_again() {
        let all = [
            ("2023-04-30", Supported, None),
            ("2023-05-02", Contradicted, None),
            ("2023-05-21", Supported, None),
        ];
        assert_eq!(verdict(&all), (Supported, Some(Supported)));
    }

    #[test]
    fn the_day_that_a_zone_gives_bears_out_but_does_not_contradict() {
        let all = |since| {
            [
                ("2023-02-27", Contradicted, None),
                ("2023-05-21", Supported, Some(since)),
            ]
        };
        assert_eq!(verdict(&all("2023-05-21")), (Supported, Some(Supported)));
        assert_eq!(
            verdict(&all("2023-04-02")),
            (Inconclusive, Some(Inconclusive))
        );
    }

    #[test]
    fn what_did_not_last_is_wrong_and_so_is_what_never_was() {
        let all = [
            ("2023-04-30", Contradicted, None),
            ("2023-05-21", Supported, None),
            ("2023-08-24", Contradicted, None),
        ];
        assert_eq!(verdict(&all).0, Contradicted);
        assert_eq!(verdict(&all[..1]).0, Contradicted);
        assert_eq!(verdict(&all[2..]), (Contradicted, None));
    }
}
