//! A page holds what is set on it: every text stands on the page, and none on another.

use std::fmt::Write;
use std::fs;

use bakhmut_map::figure;
use bakhmut_map::geodata::{Figure, Layers};
use bakhmut_map::request::{Lang, PictureSize, Scale};
use bakhmut_map::scene::{Item, Rect, Scene, Text};
use kurbo::Shape;

use crate::picture::Data;
use crate::test_env::TestEnv;

/// Sizes with scales; the shapes of a screen, a telephone, a column, a ribbon and a poster.
const PAGES: [(&str, Scale); 10] = [
    ("1200x900", Scale::One),
    ("1200x900", Scale::Three),
    ("360x480", Scale::Two),
    ("600x1200", Scale::One),
    ("1080x1920", Scale::One),
    ("800x600", Scale::One),
    ("1600x90", Scale::One),
    ("90x1600", Scale::Two),
    ("2400x1350", Scale::One),
    ("16x16", Scale::One),
];

/// Where a text leaves ink.
fn ink(text: &Text) -> Rect {
    assert_eq!(text.angle, 0.0, "a page's texts stand upright");
    text.shaped.ink() + text.origin.to_vec2()
}

/// The same of each letter by itself where a text runs along a curve.
fn inks(text: &Text) -> Vec<Rect> {
    let letters = text.shaped.letters().iter();
    let inks: Vec<Rect> = letters
        .map(|letter| letter.ink + text.origin.to_vec2())
        .collect();
    if inks.is_empty() {
        vec![ink(text)]
    } else {
        inks
    }
}

fn overlap(a: Rect, b: Rect) -> bool {
    let both = a.intersect(b);
    both.width() > 1e-6 && both.height() > 1e-6
}

/// What stands on the page itself: texts, map and locator.
fn stands(scene: &Scene) -> Vec<(String, Rect)> {
    let stands = scene.items.iter().filter_map(|item| match item {
        Item::Text(text) => Some((text.shaped.text().to_owned(), ink(text))),
        // A swatch of the key is cut to its frame too, but stands beside its words.
        Item::Group(group) => Some(("a frame".to_owned(), group.clip.bounding_box())),
        _ => None,
    });
    stands.collect()
}

/// Every text stands on the page, and those on the map in its frame.
#[track_caller]
pub(crate) fn holds(picture: &figure::Picture, name: &str) {
    let scene = &picture.scene;
    let page = Rect::new(0.0, 0.0, scene.width.into(), scene.height.into());
    for text in scene.texts() {
        let (here, words) = (ink(text), text.shaped.text());
        assert!(page.union(here) == page, "{name}: {words} at {here:?}");
        assert!(text.shaped.size() > 0.0, "{name}: {words}");
    }
    for item in &scene.items {
        let Item::Group(group) = item else { continue };
        let frame = group.clip.bounding_box();
        let inside = Scene {
            items: group.items.clone(),
            ..scene.clone()
        };
        for text in inside.texts() {
            let (ink, words) = (ink(text), text.shaped.text());
            assert!(
                frame.union(ink) == frame,
                "{name}: {words} at {ink:?} is cut"
            );
        }
    }
    for (what, here) in stands(scene) {
        assert!(page.union(here) == page, "{name}: {what} at {here:?}");
        assert!(
            here.width() >= 0.0 && here.height() >= 0.0,
            "{name}: {what}"
        );
    }
}

/// No text stands on another, on the map either, and none on a frame.
#[track_caller]
pub(crate) fn parts(picture: &figure::Picture, name: &str) {
    let texts = picture.scene.texts().into_iter();
    let texts: Vec<_> = texts
        .map(|text| (text.shaped.text().to_owned(), inks(text)))
        .collect();
    let stands = stands(&picture.scene).into_iter();
    let stands = stands.map(|(what, here)| (what, vec![here])).collect();
    for all in [texts, stands] {
        for (i, (a, here)) in all.iter().enumerate() {
            for (b, there) in &all[i + 1..] {
                let clear = !here.iter().any(|h| there.iter().any(|t| overlap(*h, *t)));
                assert!(clear, "{name}: {a} at {here:?} and {b} at {there:?}");
            }
        }
    }
}

/// The languages with the words before a map's date, which those without zones do not have.
const LANGUAGES: [(Lang, &str); 2] = [
    (Lang::En, "Data as of "),
    (Lang::Uk, "Дані станом на\u{a0}"),
];

/// Holds every page of a view in every language.
#[track_caller]
fn held(data: &Data, view: &str) {
    let pages = PAGES
        .iter()
        .flat_map(|page| LANGUAGES.map(|lang| (*page, lang)));
    for ((size, scale), (lang, date)) in pages {
        let size: PictureSize = size.parse().expect("a size");
        let picture = data.compose_in(lang, view, size, scale);
        let name = format!("{view} {size} {scale:?} {lang:?}");
        holds(&picture, &name);
        parts(&picture, &name);
        let is_dated = |text: &&Text| text.shaped.text().starts_with(date);
        let has_zones = data.geodata.view(view).expect("a view").figure == Figure::Control;
        assert_eq!(
            picture.scene.texts().into_iter().filter(is_dated).count(),
            usize::from(has_zones),
            "{name}"
        );
    }
}

#[test]
fn of_the_built_in_views() {
    let data = Data::built_in();
    for view in data.geodata.views() {
        held(&data, &view.id);
    }
}

/// A telephone is 360 pixels wide; what is below 8 pixels can't be read there.
#[test]
fn all_that_is_said_can_be_read_on_a_telephone() {
    let data = Data::built_in();
    let size: PictureSize = "360x900".parse().expect("a size");
    for view in data.geodata.views() {
        for (lang, _) in LANGUAGES {
            let picture = data.compose_in(lang, &view.id, size, Scale::Two);
            let (view, smallest) = (&view.id, picture.remarks.smallest_type);
            assert!(smallest >= 8.0, "{view} {lang:?}: {smallest}");
            let cut: Vec<&String> = picture
                .remarks
                .cut
                .iter()
                .filter(|c| *c != "the locator")
                .collect();
            assert!(cut.is_empty(), "{view} {lang:?}: {cut:?}");
        }
    }
}

#[test]
fn of_another_town() {
    let data = Data::second_town();
    held(&data, "near");
    held(&data, "far");
}

/// The second town amid so many villages, each held since a day of its own, under this title.
fn crowd(villages: usize, title: &str) -> Data {
    opened(&crowd_files(villages, title))
}

fn opened(env: &TestEnv) -> Data {
    let layers = Layers::find(&env.path(""), None).expect("a folder of geodata");
    Data::of(&layers, "desk", "2031-05")
}

fn crowd_files(villages: usize, title: &str) -> TestEnv {
    let env = TestEnv::new();
    env.copy("tests/fixtures/second-town", "geodata");
    let (mut zones, mut places, mut ids) = (String::new(), String::new(), String::new());
    for i in 0..villages {
        let (x, y) = (
            19.9 + 0.002 * (i % 60) as f64,
            -0.04 + 0.01 * (i / 60) as f64,
        );
        let (east, north) = (x + 0.001, y + 0.001);
        let common = "\"accuracy_m\": 700, \"sources\": [\"invention\"]";
        let name = format!("\"name\": \"Verkhnia Slobidka {i}\"");
        let (day, month) = (1 + i % 28, 1 + i / 28 % 12);
        let _ = write!(
            zones,
            ",{{\"type\": \"Feature\", \"id\": \"v{i}\", \"properties\": {{{name}, \
             \"kind\": \"settlement\", \"controller\": \"RU\", \"status\": \"assessed\", \
             \"since\": \"2030-{month:02}-{day:02}\", {common}}}, \"geometry\": {{\"type\": \
             \"Polygon\", \"coordinates\": [[[{x:.4}, {y:.4}], [{east:.4}, {y:.4}], \
             [{east:.4}, {north:.4}], [{x:.4}, {north:.4}], [{x:.4}, {y:.4}]]]}}}}"
        );
        let _ = write!(
            places,
            ",{{\"type\": \"Feature\", \"id\": \"v{i}\", \"properties\": {{{name}, \"rank\": 5, \
             \"place\": \"village\", \"country\": \"UA\", {common}}}, \"geometry\": \
             {{\"type\": \"Point\", \"coordinates\": [{x:.4}, {y:.4}]}}}}"
        );
        let _ = write!(ids, ", \"v{i}\"");
    }
    for (file, more) in [
        ("zones/desk/2031-05-20.geojson", &zones),
        ("places.geojson", &places),
    ] {
        let path = env.path("geodata").join(file);
        let text = fs::read_to_string(&path).expect("a fixture");
        let end = text.rfind(']').expect("a list of features");
        let text = format!("{}{more}{}", &text[..end], &text[end..]);
        fs::write(path, text).expect("a file can be written");
    }
    let views = format!(
        "[crowd]\nfigure = \"control\"\ntitle = \"{title}\"\n\
         bounds = [19.94, -0.045, 20.06, 0.045]\nplaces = [\"vyhadka\"{ids}]\n"
    );
    fs::write(env.path("geodata/views.toml"), views).expect("a file can be written");
    env
}

/// What of a crowded page found no room at the default size.
fn cut(data: &Data) -> Vec<String> {
    let size = PictureSize::default();
    data.compose("crowd", size, Scale::One).remarks.cut
}

#[test]
fn with_a_title_of_two_lines() {
    let data = crowd(
        0,
        "Who controls the town of Vyhadka, the villages at its edge and the road between them?",
    );
    held(&data, "crowd");
    assert_eq!(cut(&data), [""; 0]);
}

#[test]
fn with_a_title_that_no_page_holds() {
    let words = crowd(0, &"Who controls Vyhadka? ".repeat(40));
    held(&words, "crowd");
    assert_eq!(cut(&words), ["the end of the title"]);
    let word = crowd(0, &"Vyhadka".repeat(20));
    held(&word, "crowd");
    assert_eq!(cut(&word), [""; 0]);
}

#[test]
fn with_more_places_than_the_column_holds() {
    let few = crowd(12, "Some villages");
    held(&few, "crowd");
    for villages in [45, 300] {
        let data = crowd(villages, "All villages");
        held(&data, "crowd");
        let cut = cut(&data);
        assert_eq!(cut.first().map(String::as_str), Some("the locator"));
        assert!(cut.iter().any(|c| c.contains("lines from “")), "{cut:?}");
        let picture = data.compose("crowd", PictureSize::default(), Scale::One);
        assert!(
            picture.remarks.smallest_type > 9.5,
            "{}",
            picture.remarks.smallest_type
        );
        // A note is there or not: half of one misleads.
        let opening =
            |what: &String| Some(what.strip_prefix("the end of “")?.replace(['…', '”'], ""));
        for half in picture.remarks.cut.iter().filter_map(opening) {
            let is_note = picture.notes.iter().any(|note| note.starts_with(&half));
            assert!(!is_note, "half of “{half}…”");
        }
    }
}

#[test]
fn with_more_sources_than_two_lines_hold() {
    for (many, most) in [(9, 0), (90, 1)] {
        let env = crowd_files(0, "Sources");
        let path = env.path("geodata/sources.toml");
        let text = fs::read_to_string(&path).expect("a fixture");
        let words = "Pure invention, made up one evening; ".repeat(many);
        fs::write(path, text.replace("Pure invention", &words)).expect("a file can be written");
        let data = opened(&env);
        held(&data, "crowd");
        assert_eq!(cut(&data).len(), most);
    }
}

#[test]
fn with_letters_that_the_font_lacks() {
    let data = crowd(0, "谁控制 Vyhadka 控");
    let picture = data.compose("crowd", PictureSize::default(), Scale::One);
    assert_eq!(picture.remarks.missing, ['制', '控', '谁']);
    assert_eq!(
        Data::built_in()
            .compose("town", PictureSize::default(), Scale::One)
            .remarks
            .missing,
        []
    );
}
