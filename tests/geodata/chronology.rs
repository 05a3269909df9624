//! Who controls the four settlements, and since when, against the chronology of reports.

use std::collections::BTreeMap;

use bakhmut_map::geodata::{Controller, Status, Zone};
use jiff::ToSpan;
use jiff::civil::{Date, DateTime};
use serde_json::Value;

use crate::reference::{SNAPSHOT, SNAPSHOTS, json, settlements, zone, zone_of};

/// Its first map.
const UA_CONTROL_MAP: Date = jiff::civil::date(2022, 12, 7);
const VILLAGES: [&str; 3] = ["ivanhrad", "yahidne", "khromove"];
/// A town is taken where every map of that day shows so much of it as taken.
const MOST_PERCENT: f64 = 90.0;
/// The publishers whose shares of the town are given for the same days.
const SHARES: [&str; 3] = ["deepstate", "uacontrolmap", "nzz"];

fn date(text: &str) -> Date {
    // Some are times: "2022-11-17T00:10Z".
    text[..10].parse().expect("a date")
}

/// What a publisher's map shows at a place, from each of these days on: whether it is taken.
type States = Vec<(Date, bool)>;

/// By publisher; ISW is left out, for its files end in August 2023.
fn states(chronology: &Value, zone: &Zone) -> BTreeMap<&'static str, States> {
    let place = &chronology["point_transitions"][&zone.name.en];
    let rows = |key: &str| place[key].as_array().expect("the publisher's days").iter();
    let is_taken = |state: &Value| state == "occupied" || state == true;
    let pairs = |key: &str| -> States {
        rows(key)
            .map(|row| (date(row[0].as_str().expect("a day")), is_taken(&row[1])))
            .collect()
    };
    let nzz = rows("nzz_file_date_and_asof").map(|row| {
        (
            date(row["asof"].as_str().expect("a day")),
            is_taken(&row["covered"]),
        )
    });
    BTreeMap::from([
        ("deepstate", pairs("deepstate_archive_utc")),
        ("nzz", nzz.collect()),
        ("uacontrolmap", pairs("uacontrolmap_owlmaps")),
    ])
}

/// The first day from which the publisher shows it as taken without a break until the snapshot.
fn settled(states: &States, last: Date) -> Date {
    let before = states.iter().filter(|(day, _)| *day <= last);
    let run = before.rev().take_while(|(_, taken)| *taken);
    run.last()
        .expect("shown as taken on the day of the snapshot")
        .0
}

/// Days of the events of that kind that give a single day.
fn events<'a>(
    chronology: &'a Value,
    zone: &'a Zone,
    kind: &'a str,
) -> impl Iterator<Item = (Date, &'a Value)> {
    let events = chronology["events"].as_array().expect("events").iter();
    let of_kind = events.filter(move |e| e["place"] == zone.id.as_str() && e["kind"] == kind);
    of_kind.filter_map(|e| Some((e["date"].as_str()?.parse().ok()?, e)))
}

fn since(zone: &Zone) -> Date {
    zone.since.expect("since when")
}

/// The day in Ukraine of a time like "2023-05-19T21:32Z"; none is in the last days of March or
/// October, when the clocks change.
fn day_in_ukraine(time: &str) -> Date {
    let time: DateTime = time.trim_end_matches('Z').parse().expect("a time");
    let summer = (4..=10).contains(&time.month());
    (time + if summer { 3 } else { 2 }.hours()).date()
}

/// Since when DeepState shows it as of unknown status, if it does on the day.
fn unknown_since(chronology: &Value, zone: &Zone, day: Date) -> Option<Date> {
    let states = &chronology["point_transitions"][&zone.name.en]["deepstate_archive_utc"];
    let states = states.as_array().expect("the publisher's days").iter();
    let mut found = states.map(|s| (day_in_ukraine(s[0].as_str().expect("a time")), &s[1]));
    let (since, state) = found.rfind(|(from, _)| *from <= day)?;
    (state == "grey").then_some(since)
}

/// What is known of a village on a day: control that two have since a day, or else what is
/// claimed, or else that DeepState does not know.
fn known(chronology: &Value, village: &Zone, day: Date) -> (Controller, Status, Option<Date>) {
    let taken = since(zone(&village.id));
    let claims = events(chronology, village, "claimed").map(|(day, _)| day);
    let claimed = claims.filter(|claim| *claim <= day).min();
    if taken <= day {
        (Controller::Russia, Status::Assessed, Some(taken))
    } else if claimed.is_some() {
        (Controller::Russia, Status::Claimed, claimed)
    } else if let Some(since) = unknown_since(chronology, village, day) {
        (Controller::Nobody, Status::Unknown, Some(since))
    } else {
        (Controller::Ukraine, Status::Assessed, None)
    }
}

#[test]
fn a_village_has_the_status_that_is_known_on_the_day() {
    let Some(chronology) = json("facts/chronology.json") else {
        return;
    };
    for snapshot in SNAPSHOTS.iter() {
        for id in VILLAGES {
            let village = zone_of(snapshot, id).expect("the village");
            let found = (village.controller, village.status, village.since);
            let expected = known(&chronology, village, snapshot.date);
            assert_eq!(found, expected, "{}: {id}", snapshot.date);
        }
    }
}

/// The day is measured below.
#[test]
fn bakhmut_is_one_zone_from_the_day_on_which_it_is_taken() {
    let taken = since(zone("bakhmut"));
    for snapshot in SNAPSHOTS.iter() {
        let whole = zone_of(snapshot, "bakhmut");
        assert_eq!(whole.is_some(), snapshot.date >= taken, "{}", snapshot.date);
        if let Some(whole) = whole {
            let found = (whole.controller, whole.status, whole.since);
            let expected = (Controller::Russia, Status::Assessed, Some(taken));
            assert_eq!(found, expected, "{}", snapshot.date);
        }
    }
}

/// Days in a text, written as 2023-05-21; none are in it that are written otherwise.
fn days(text: &str) -> impl Iterator<Item = Date> {
    text.split(|c: char| !c.is_ascii_digit() && c != '-')
        .filter_map(|word| word.parse().ok())
}

#[test]
fn nothing_is_said_that_was_not_known_on_the_day() {
    for snapshot in SNAPSHOTS.iter() {
        let day = snapshot.date;
        for zone in settlements(snapshot) {
            let note = zone.note.as_deref().expect("a note");
            let latest = days(note).chain(zone.since).max();
            assert!(latest <= Some(day), "{day}: {}: {latest:?}", zone.id);
            let maps = zone.sources.iter().filter(|s| *s == "uacontrolmap");
            assert!(
                maps.count() == 0 || day >= UA_CONTROL_MAP,
                "{day}: {}",
                zone.id
            );
        }
    }
}

/// A village is taken on a day between the first publisher's and the second's that shows it and
/// does not take it back, and some independent source says so on the very day.
#[test]
fn a_village_is_taken_when_a_second_publisher_has_it() {
    let Some(chronology) = json("facts/chronology.json") else {
        return;
    };
    for village in VILLAGES.map(zone) {
        let states = states(&chronology, village);
        let mut days: Vec<Date> = states
            .values()
            .map(|states| settled(states, SNAPSHOT.date))
            .collect();
        let assessed = events(&chronology, village, "assessed").map(|(day, _)| day);
        let independent: Vec<Date> = assessed.chain(days.iter().copied()).collect();
        days.sort();
        let since = since(village);
        assert!(
            (days[0]..=days[1]).contains(&since),
            "{}: {since}, {days:?}",
            village.id
        );
        assert!(
            independent.contains(&since),
            "{}: nobody says so on {since}",
            village.id
        );
    }
}

/// A town is taken on the first day for which every publisher has most of it, and somebody
/// independent assesses so.
#[test]
fn bakhmut_is_taken_when_all_publishers_have_most_of_it() {
    let Some(chronology) = json("facts/chronology.json") else {
        return;
    };
    let bakhmut = zone("bakhmut");
    let measured =
        events(&chronology, bakhmut, "claimed").chain(events(&chronology, bakhmut, "assessed"));
    let shares = measured.filter_map(|(day, event)| {
        let shares = event.get("geometry_same_day_pct_of_city")?;
        let each = SHARES.map(|publisher| shares[publisher].as_f64().expect("per cent"));
        Some((day, each.into_iter().fold(f64::INFINITY, f64::min)))
    });
    let shares: BTreeMap<Date, f64> = shares.collect();
    let taken = shares.iter().find(|(_, least)| **least >= MOST_PERCENT);
    assert_eq!(taken.map(|(day, _)| *day), bakhmut.since);
    assert!(events(&chronology, bakhmut, "assessed").any(|(day, _)| day == since(bakhmut)));
}

#[test]
fn a_claim_is_not_taken_for_control() {
    let Some(chronology) = json("facts/chronology.json") else {
        return;
    };
    for zone in VILLAGES.into_iter().chain(["bakhmut"]).map(zone) {
        let claims: Vec<Date> = events(&chronology, zone, "claimed")
            .map(|(day, _)| day)
            .collect();
        assert!(!claims.is_empty(), "{}", zone.id);
        assert!(
            !claims.contains(&since(zone)),
            "{}: {} is the day of a claim",
            zone.id,
            since(zone)
        );
    }
}
