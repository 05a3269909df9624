//! The map of change: what it shows is what it says, and no surer than the data.

use bakhmut_map::figure::{self, Moment, Options};
use bakhmut_map::geodata::{Geodata, Layers, Snapshot};
use bakhmut_map::projection::Viewport;
use bakhmut_map::raster::rasterize;
use bakhmut_map::request::{Lang, MapProjection, Scale};
use bakhmut_map::scene::{Color, Group, Item, PatternKind};
use bakhmut_map::style::Theme;
use bakhmut_map::units::{LonLat, Metres};
use geo::{MultiPolygon, Rect};
use kurbo::Shape;

use crate::pages::{holds, parts};
use crate::picture::{Picture, redness};

const PAIRS: [[&str; 2]; 4] = [
    ["2022-10", "2023-05"],
    ["2023-05", "2023-08"],
    ["2023-12", "2025-01"],
    ["2025-01", "2022-10"],
];

struct Change {
    geodata: Geodata,
    snapshots: [Snapshot; 2],
}

impl Change {
    fn between(days: [&str; 2]) -> Change {
        let geodata = Geodata::open(&Layers::built_in()).expect("sound geodata");
        let snapshots = days.map(|day| {
            let day = day.parse().expect("a date");
            geodata.snapshot("article", day, true).expect("a snapshot")
        });
        Change { geodata, snapshots }
    }

    /// The land from the east up to these longitudes is held before and after, by areas that are
    /// right to so many metres.
    fn strip(west: [f64; 2], accuracy: f64) -> Change {
        let mut change = Change::between(["2023-12", "2025-01"]);
        for (snapshot, west) in change.snapshots.iter_mut().zip(west) {
            snapshot.zones.retain(|zone| zone.id == "area-ru");
            let extent = snapshot.dataset.extent;
            let rect = Rect::new((west, extent.south()), (extent.east(), extent.north()));
            snapshot.zones[0].shape = MultiPolygon(vec![rect.to_polygon()]);
            snapshot.zones[0].accuracy = Metres::new(accuracy);
        }
        change
    }

    fn compose(&self, view: &str, lang: Lang, size: &str, scale: Scale) -> figure::Picture {
        let theme = Theme::light();
        let options = Options {
            size: size.parse().expect("a size"),
            scale,
            lang,
            theme: &theme,
            projection: MapProjection::ForView,
            basemap: None,
            typeface: Default::default(),
            editing: None,
        };
        let names = self.snapshots.each_ref().map(|s| s.date.to_string());
        let moment = |i: usize| Moment {
            snapshot: &self.snapshots[i],
            day: Some(self.snapshots[i].date),
            name: &names[i],
        };
        let view = self.geodata.view(view).expect("a view of that name");
        figure::draw_change(&self.geodata, [moment(0), moment(1)], view, options)
            .expect("it can be drawn")
    }

    fn front(&self) -> figure::Picture {
        self.compose("front", Lang::En, "1200x900", Scale::One)
    }

    /// The pixels of the view `front`.
    fn pixels(&self) -> Picture {
        let scene = self.front().scene;
        let view = self.geodata.view("front").expect("a view of that name");
        let frame = scene.items.iter().find_map(|item| match item {
            Item::Group(group) => Some(group.clip.bounding_box()),
            _ => None,
        });
        Picture {
            pixmap: rasterize(&scene),
            viewport: Viewport::fit(view.bounds, frame.expect("a map in its frame")),
        }
    }
}

/// The colour of a map at a position.
fn at(picture: &Picture, lon: f64, lat: f64) -> Color {
    let position = LonLat::new(lon, lat).expect("a position");
    picture.color(picture.point(position))
}

/// The map of a picture.
fn map(picture: &figure::Picture) -> &Group {
    let groups = picture.scene.items.iter().filter_map(|item| match item {
        Item::Group(group) => Some(group),
        _ => None,
    });
    let area = |group: &&Group| group.clip.bounding_box().area();
    let largest = groups.max_by(|a, b| area(a).total_cmp(&area(b)));
    largest.expect("a map in its frame")
}

/// Whether some items have one of a kind, within others too.
fn has(items: &[Item], test: &impl Fn(&Item) -> bool) -> bool {
    items.iter().any(|item| match item {
        Item::Group(group) => has(&group.items, test),
        Item::Fade(fade) => has(&fade.items, test),
        item => test(item),
    })
}

fn said(picture: &figure::Picture) -> String {
    let texts = picture.scene.texts().into_iter();
    let texts: Vec<&str> = texts.map(|text| text.shaped.text()).collect();
    texts.join(" ").replace('\u{a0}', " ")
}

/// Words of the key, and what tells their mark on the map.
type Mark = (&'static str, Box<dyn Fn(&Item) -> bool>);

/// What a map of change may draw, by the words of the key.
fn marks() -> Vec<Mark> {
    let theme = Theme::light();
    let filled =
        |color: Color| move |item: &Item| matches!(item, Item::Fill(f) if f.color == color);
    let hatched = |kind: PatternKind, color: Color| move |item: &Item| matches!(item, Item::Hatch(h) if h.pattern.kind == kind && h.pattern.color == color);
    let dashed = |color: Color, least: f64, most: f64| {
        move |item: &Item| {
            matches!(item, Item::Stroke(s) if s.color == color
                && s.dashes.len() == 2 && s.width > least && s.width < most)
        }
    };
    vec![
        (
            "Gained by Russia: ",
            Box::new(filled(theme.russia.alpha(theme.strengths.gained))),
        ),
        (
            "Lost by Russia: ",
            Box::new(hatched(PatternKind::Diagonal, theme.ukraine)),
        ),
        (
            "Lost by Russia: ",
            Box::new(filled(theme.ukraine.alpha(theme.strengths.lost))),
        ),
        (
            "Assessed Russian control before and after",
            // The floor of its tint, which it has all over.
            Box::new(filled(theme.russia.alpha(0.6 * theme.strengths.kept))),
        ),
        (
            "Contested",
            Box::new(hatched(PatternKind::Cross, theme.nobody)),
        ),
        ("Front line on ", Box::new(dashed(theme.front, 1.0, 9.0))),
        (
            "Not mapped",
            Box::new(hatched(PatternKind::Dots, theme.unmapped)),
        ),
    ]
}

#[test]
fn the_key_has_what_the_map_draws() {
    for days in PAIRS {
        let picture = Change::between(days).front();
        let said = said(&picture);
        for (words, test) in marks() {
            let is_drawn = has(&map(&picture).items, &test);
            assert_eq!(said.contains(words), is_drawn, "{days:?}: {words}");
        }
    }
    // Each of the two lines is keyed by its day.
    let said = said(&Change::between(["2022-10", "2023-05"]).front());
    for day in ["15 October 2022", "21 May 2023"] {
        assert!(said.contains(&format!("Front line on {day}")), "{said}");
    }
}

#[test]
fn where_nothing_changed_it_says_so_and_draws_one_line() {
    let picture = Change::between(["2025-01", "2025-01"]).front();
    let said = said(&picture);
    assert!(!said.contains("Gained") && !said.contains("Lost"), "{said}");
    assert_eq!(said.matches("Front line on").count(), 1, "{said}");
    assert!(
        picture
            .alt_text
            .contains("no land that Russia gained or lost")
    );
    for (words, test) in marks() {
        let is_change = words.starts_with("Gained") || words.starts_with("Lost");
        assert!(!(is_change && has(&map(&picture).items, &test)), "{words}");
    }
}

#[test]
fn pages_hold_what_is_set_on_them() {
    for days in PAIRS {
        let change = Change::between(days);
        for lang in [Lang::En, Lang::Uk] {
            for (view, size, scale) in [
                ("front", "1200x900", Scale::One),
                ("front", "1200x900", Scale::Two),
                ("town", "800x1000", Scale::One),
                ("front", "360x640", Scale::Two),
                ("front", "16x16", Scale::One),
            ] {
                let picture = change.compose(view, lang, size, scale);
                let name = format!("{days:?} {lang:?} {view} {size} {scale:?}");
                holds(&picture, &name);
                parts(&picture, &name);
                if size == "1200x900" {
                    let cut: Vec<_> = picture
                        .remarks
                        .cut
                        .iter()
                        .filter(|c| *c != "the locator")
                        .collect();
                    assert!(cut.is_empty(), "{name}: {cut:?}");
                }
            }
            let tall = change.compose("front", lang, "360x900", Scale::Two);
            assert!(
                tall.remarks.smallest_type >= 8.0,
                "{days:?} {lang:?}: {}",
                tall.remarks.smallest_type
            );
            let cut: Vec<_> = tall
                .remarks
                .cut
                .iter()
                .filter(|c| *c != "the locator")
                .collect();
            assert!(cut.is_empty(), "{days:?} {lang:?}: {cut:?}");
        }
    }
}

/// A town that fell is gained for certain, though the front beside it is known less well.
#[test]
fn a_town_that_fell_stands_out() {
    let picture = Change::between(["2022-10", "2023-05"]).pixels();
    let theme = Theme::light();
    let gained = theme
        .russia
        .alpha(theme.strengths.gained)
        .over(theme.settlement);
    let seen: Vec<Color> = picture
        .sample(1)
        .filter(|(p, _)| (p.lon() - 37.99).abs() < 0.02 && (p.lat() - 48.585).abs() < 0.012)
        .map(|(_, color)| color)
        .collect();
    let near = |c: &&Color| {
        let apart = |a: u8, b: u8| a.abs_diff(b) <= 3;
        apart(c.r, gained.r) && apart(c.g, gained.g) && apart(c.b, gained.b)
    };
    let share = seen.iter().filter(near).count() as f64 / seen.len() as f64;
    assert!(share > 0.4, "{share}");
}

/// The same strip, known well and badly.
#[test]
fn a_change_within_the_error_is_pale() {
    let theme = Theme::light();
    let (west, middle, east) = (37.93, 37.98, 38.03);
    let lat = 48.75;
    let land = redness(theme.land);
    let red = |accuracy| {
        redness(at(
            &Change::strip([east, west], accuracy).pixels(),
            middle,
            lat,
        ))
    };
    let full = redness(theme.russia.alpha(theme.strengths.gained).over(theme.land));
    // 7.4 km wide: the middle is 3.7 km from either edge.
    let (sure, unsure, worse) = (red(100.0), red(5200.0), red(50_000.0));
    assert!((sure - full).abs() < 4.0, "{sure}, not {full}");
    // Each by more than a step of a fade.
    assert!(
        unsure < sure - 6.0 && worse < unsure - 6.0,
        "{sure} {unsure} {worse}"
    );
    // Nor does it vanish: a quarter is left where nothing is sure.
    assert!(
        worse > land + (full - land) * 0.2,
        "{worse} of {land} to {full}"
    );
    // It stops at the lines: what is on neither side of them is as it was.
    let change = Change::strip([east, west], 5200.0).pixels();
    assert_eq!(at(&change, west - 0.02, lat), theme.land);
    let kept = at(&change, east + 0.25, lat);
    let tint = theme.russia.alpha(theme.strengths.kept).over(theme.land);
    assert!((redness(kept) - redness(tint)).abs() < 4.0, "{kept:?}");
}

#[test]
fn there_is_gained_and_back_is_lost() {
    let lost = Change::strip([37.93, 38.03], 100.0);
    let gained = Change::strip([38.03, 37.93], 100.0);
    let [lost, gained] = [lost.front(), gained.front()];
    let figure = |picture: &figure::Picture, what: &str| {
        let alt = picture.alt_text.replace('\u{a0}', " ");
        let (_, rest) = alt.split_once(what).expect("what became of it");
        rest.to_owned()
    };
    assert_eq!(
        figure(&lost, "Lost by Russia: "),
        figure(&gained, "Gained by Russia: ")
    );
    assert!(!lost.alt_text.contains("Gained") && !gained.alt_text.contains("Lost"));
    // 0.1° of longitude by 0.6° of latitude, ± 100 m on either side.
    let area = figure(&lost, "Lost by Russia: ");
    assert!(
        area.contains("(490 ± 20 km²)") || area.contains("(492 ± 14 km²)"),
        "{area}"
    );
}

/// A strip too thin to be drawn is neither keyed nor told: two drawings of one edge differ by more.
#[test]
fn a_sliver_is_no_change() {
    let picture = Change::strip([38.0, 37.9995], 5000.0).front();
    let said = said(&picture);
    assert!(!said.contains("Gained"), "{said}");
    assert_eq!(said.matches("Front line on").count(), 1, "{said}");
}
