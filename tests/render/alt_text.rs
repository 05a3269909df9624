//! Pictures in words: short enough to be listened to, and what they say is what the data say.

use bakhmut_map::figure::{MOST_IN_WORDS, Moment, Options, Picture, draw_change};
use bakhmut_map::geodata::{Layers, Status, ZoneKind};
use bakhmut_map::locale::Phrases;
use bakhmut_map::measure::{contact_from, distance_to_border};
use bakhmut_map::request::{Lang, MapProjection, PictureSize, Scale};
use bakhmut_map::style::Theme;
use serde_json::Value;

use crate::picture::Data;

/// The days of the built-in snapshots, and how a newspaper prints them.
const DAYS: [(&str, &str, &str); 7] = [
    ("2022-10-15", "15 October 2022", "15 жовтня 2022"),
    ("2022-12-15", "15 December 2022", "15 грудня 2022"),
    ("2023-02-27", "27 February 2023", "27 лютого 2023"),
    ("2023-05-21", "21 May 2023", "21 травня 2023"),
    ("2023-08-24", "24 August 2023", "24 серпня 2023"),
    ("2023-12-18", "18 December 2023", "18 грудня 2023"),
    ("2025-01-15", "15 January 2025", "15 січня 2025"),
];

/// What is said of zones, by what their files have.
const SAID: [(&str, &str, &str, &str); 4] = [
    (
        "none",
        "unknown",
        "control not known",
        "невідомо, хто контролює",
    ),
    (
        "RU",
        "assessed",
        "assessed Russian control",
        "контроль Росії (за оцінкою)",
    ),
    (
        "UA",
        "assessed",
        "assessed Ukrainian control",
        "контроль України (за оцінкою)",
    ),
    (
        "RU",
        "claimed",
        "claimed Russian control",
        "заявлений контроль Росії",
    ),
];

const STORY: [&str; 4] = ["bakhmut", "ivanhrad", "yahidne", "khromove"];

#[track_caller]
fn words(picture: &Picture) -> String {
    let count = picture.alt_text.chars().count();
    assert!((30..400).contains(&count), "{count}: {}", picture.alt_text);
    assert!(count <= MOST_IN_WORDS && !picture.alt_text.contains('…'));
    picture.alt_text.replace('\u{a0}', " ")
}

fn file(name: &str) -> Value {
    let path = format!("{}/geodata/{name}", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_slice(&std::fs::read(path).expect("a file")).expect("JSON")
}

/// The zones of the story's settlements and of their parts: name, name in Ukrainian, and what is said.
fn zones(day: &str) -> Vec<[String; 4]> {
    let file = file(&format!("zones/article/{day}.geojson"));
    let features = file["features"].as_array().expect("features").iter();
    let of_story = features.filter(|zone| {
        let id = zone["id"].as_str().expect("an id");
        // A part of one has its id before its own: bakhmut-east.
        STORY
            .iter()
            .any(|place| id.split('-').next() == Some(place))
    });
    let zone = |zone: &Value| {
        ["name", "name:uk", "controller", "status"].map(|key| {
            let text = zone["properties"][key].as_str();
            text.expect("text").to_owned()
        })
    };
    of_story.map(zone).collect()
}

/// The part of a text that says a thing: the names before it.
fn names_before<'t>(text: &'t str, what: &str) -> &'t str {
    let (before, _) = text.split_once(&format!(": {what}")).expect(what);
    before.rsplit(['.', ';']).next().unwrap_or(before)
}

#[test]
fn a_map_of_control_says_when_and_who_holds_what() {
    let tall: PictureSize = "360x900".parse().unwrap();
    for (day, en, uk) in DAYS {
        let data = Data::of(&Layers::built_in(), "article", day);
        let zones = zones(day);
        assert!(zones.len() >= 4, "{day}");
        for (view, size) in [("town", PictureSize::default()), ("front", tall)] {
            for lang in [Lang::En, Lang::Uk] {
                let text = words(&data.compose_in(lang, view, size, Scale::One));
                let (date, is_en) = if lang == Lang::En {
                    (en, true)
                } else {
                    (uk, false)
                };
                assert!(text.contains(date), "{text}");
                for [name, name_uk, controller, status] in &zones {
                    let said = SAID
                        .iter()
                        .find(|said| said.0 == controller && said.1 == status);
                    let said = said.unwrap_or_else(|| panic!("{controller} {status}"));
                    let (name, what) = if is_en {
                        (name, said.2)
                    } else {
                        (name_uk, said.3)
                    };
                    assert!(
                        names_before(&text, what).contains(name.as_str()),
                        "{name}: {what}: {text}"
                    );
                }
            }
        }
    }
}

/// As `measure` has it, in the numbers and directions of the language.
#[test]
fn a_map_of_the_front_says_where_that_is_nearest() {
    for (day, ..) in DAYS {
        let data = Data::of(&Layers::built_in(), "article", day);
        let bakhmut = data.geodata.place("bakhmut").expect("the town");
        let front = contact_from(bakhmut.position, &data.snapshot, data.geodata.land_ends());
        let found = front.expect("land that is held").distance(bakhmut);
        let found = found.expect("a line that is near");
        let is_sure = 2.0 * found.distance.error().get() <= found.distance.value().get();
        for (lang, nearest) in [
            (Lang::En, "At its nearest it runs"),
            (Lang::Uk, "найближча її точка"),
        ] {
            let text = words(&data.compose_in(lang, "front", PictureSize::default(), Scale::One));
            let distance = Phrases::of(lang)
                .distance(found.distance)
                .replace('\u{a0}', " ");
            assert!(
                text.contains(nearest) && text.contains(&distance),
                "{distance}: {text}"
            );
            let west = lang.pick("west of Bakhmut", "захід");
            assert_eq!(
                text.contains(west),
                is_sure && found.azimuth.get() > 200.0,
                "{text}"
            );
        }
    }
}

/// The words that say where the line is make way for those who hold what.
#[test]
fn where_the_front_is_is_left_out_where_there_is_no_room() {
    let mut data = Data::built_in();
    for zone in &mut data.snapshot.zones {
        zone.name.en = format!(
            "{}, a place that has had many names in its time",
            zone.name.en
        );
    }
    let text = words(&data.compose("front", PictureSize::default(), Scale::One));
    assert!(
        text.contains("shows the front line.") && !text.contains("nearest"),
        "{text}"
    );
    for zone in ["Bakhmut,", "Ivanhrad,", "Yahidne,", "Khromove,"] {
        assert!(text.contains(zone), "{text}");
    }
}

#[test]
fn a_map_of_the_border_says_how_far_it_is() {
    let data = Data::built_in();
    let bakhmut = data.geodata.place("bakhmut").expect("the town");
    let measured = distance_to_border(bakhmut, &data.geodata).expect("a border");
    let km = measured.centre.value().get() / 1000.0;
    let distance = [km / 1.609_344, km].map(|length| format!("{length:.1}"));
    for (lang, claimed, verdict) in [
        (Lang::En, "120 miles", "contradicted"),
        (Lang::Uk, "120 миль", "суперечить даним"),
    ] {
        let text = words(&data.compose_in(lang, "border", PictureSize::default(), Scale::One));
        for length in &distance {
            let length = lang.pick(length.clone(), length.replace('.', ","));
            assert!(text.contains(&format!("{length} ± ")), "{length}: {text}");
        }
        assert!(text.contains(claimed) && text.contains(verdict), "{text}");
    }
}

/// What changed between two days, in words.
fn change(days: [&str; 2], lang: Lang) -> Picture {
    let data = days.map(|day| Data::of(&Layers::built_in(), "article", day));
    let theme = Theme::light();
    let options = Options {
        size: PictureSize::default(),
        scale: Scale::One,
        lang,
        theme: &theme,
        projection: MapProjection::ForView,
        basemap: None,
        typeface: Default::default(),
        editing: None,
    };
    let moment = |i: usize| Moment {
        snapshot: &data[i].snapshot,
        day: Some(data[i].snapshot.date),
        name: days[i],
    };
    let view = data[0].geodata.view("front").expect("a view of that name");
    let drawn = draw_change(&data[0].geodata, [moment(0), moment(1)], view, options);
    drawn.expect("it can be drawn")
}

#[test]
fn a_map_of_change_says_between_which_days() {
    for pair in DAYS.windows(2) {
        for lang in [Lang::En, Lang::Uk] {
            let text = words(&change([pair[0].0, pair[1].0], lang));
            for day in pair {
                let day = if lang == Lang::En { day.1 } else { day.2 };
                assert!(text.contains(day), "{day}: {text}");
            }
        }
    }
}

#[test]
fn a_town_of_others_is_told_as_well() {
    let data = Data::second_town();
    for view in data.geodata.views() {
        for lang in [Lang::En, Lang::Uk] {
            words(&data.compose_in(lang, &view.id, PictureSize::default(), Scale::One));
        }
    }
}

/// As in datasets of other publishers, which have areas and no settlements.
#[test]
fn where_no_place_has_a_zone_the_areas_say_who_holds_it() {
    let mut data = Data::built_in();
    data.snapshot
        .zones
        .retain(|zone| zone.kind == ZoneKind::Area);
    let picture = data.compose("front", PictureSize::default(), Scale::One);
    let said = words(&picture);
    let held = "Bakhmut, Ivanhrad, Yahidne and Khromove: assessed Russian control.";
    assert!(said.contains(held), "{said}");
    data.snapshot
        .zones
        .retain(|zone| zone.status == Status::Contested);
    let said = words(&data.compose("front", PictureSize::default(), Scale::One));
    assert!(
        said.contains("Khromove: not assessed as Russian-held."),
        "{said}"
    );
}
