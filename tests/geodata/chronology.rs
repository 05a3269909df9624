//! Who controls the four settlements, and since when, against the chronology of reports.

use std::collections::BTreeMap;

use bakhmut_map::geodata::{Controller, Status, Zone, ZoneKind};
use jiff::civil::Date;
use serde_json::Value;

use crate::reference::{SNAPSHOT, json, zone};

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

fn shown(states: &States, day: Date) -> bool {
    states
        .iter()
        .rev()
        .find(|(from, _)| *from <= day)
        .is_some_and(|(_, taken)| *taken)
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

/// Assessed where all publishers show it taken on the day, contested where only some do.
#[test]
fn status_is_what_the_publishers_show_on_the_day() {
    let Some(chronology) = json("facts/chronology.json") else {
        return;
    };
    for zone in SNAPSHOT
        .zones
        .iter()
        .filter(|zone| zone.kind == ZoneKind::Settlement)
    {
        let states = states(&chronology, zone);
        let taken = states
            .values()
            .filter(|states| shown(states, SNAPSHOT.date))
            .count();
        let expected = match taken {
            n if n == states.len() => (Controller::Russia, Status::Assessed),
            0 => (Controller::Ukraine, Status::Assessed),
            _ => (Controller::Nobody, Status::Contested),
        };
        assert_eq!((zone.controller, zone.status), expected, "{}", zone.id);
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
