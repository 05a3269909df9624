//! An editor's own marks: where they are drawn, over what, and that no word lies on them.

use std::fs;
use std::path::Path;

use bakhmut_map::figure;
use bakhmut_map::raster::rasterize;
use bakhmut_map::request::{Lang, Scale};
use bakhmut_map::scene::{Color, Group, Item, Point, Rect, Text};
use bakhmut_map::style::Theme;
use bakhmut_map::units::LonLat;
use kurbo::{PathEl, Shape};

use crate::picture::Data;

const PURPLE: Color = Color::rgb(0x7a_1f_a2);
const SIZES: [&str; 3] = ["1200x900", "600x600", "360x900"];
const LANGUAGES: [Lang; 4] = [Lang::En, Lang::Uk, Lang::EnUk, Lang::UkEn];

/// The built-in geodata with the marks of docs/annotate.md.
fn marked() -> Data {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/marks.geojson");
    let Data { geodata, snapshot } = Data::built_in();
    let geodata = geodata.with_annotations(&path).expect("sound marks");
    Data { geodata, snapshot }
}

/// The map of a picture.
fn map(picture: &figure::Picture) -> &Group {
    let mut items = picture.scene.items.iter();
    let map = items.find_map(|item| match item {
        Item::Group(group) => Some(group),
        _ => None,
    });
    map.expect("a map in its frame")
}

fn texts(map: &Group) -> Vec<&Text> {
    let texts = map.items.iter().filter_map(|item| match item {
        Item::Text(text) => Some(text),
        _ => None,
    });
    texts.collect()
}

/// Where a level text leaves ink.
fn ink(text: &Text) -> Rect {
    text.shaped.ink() + text.place().translation()
}

/// The line of the arrow, and its head.
fn arrow(map: &Group) -> Vec<Point> {
    let is_closed = |elements: &[PathEl]| elements.contains(&PathEl::ClosePath);
    let mut lines = map.items.iter().filter_map(|item| match item {
        Item::Stroke(line) if line.color == PURPLE && !is_closed(line.path.elements()) => {
            Some(&line.path)
        }
        _ => None,
    });
    let line = lines.next().expect("an arrow");
    let points = line.elements().iter().filter_map(PathEl::end_point);
    points.collect()
}

#[test]
fn no_word_lies_on_a_mark_or_on_another() {
    let data = marked();
    for lang in LANGUAGES {
        for size in SIZES {
            let size = size.parse().expect("a size");
            let picture = data.compose_in(lang, "town", size, Scale::One);
            let map = map(&picture);
            let texts = texts(map);
            let level = texts.iter().filter(|text| text.angle == 0.0);
            let inks: Vec<(&str, Rect)> = level.map(|t| (t.shaped.text(), ink(t))).collect();
            for (i, (text, rect)) in inks.iter().enumerate() {
                for at in arrow(map) {
                    assert!(!rect.contains(at), "{lang:?} {size}: {text} on the arrow");
                }
                for (other, ink) in &inks[i + 1..] {
                    let over = rect.intersect(*ink);
                    assert!(over.is_zero_area(), "{lang:?} {size}: {text} on {other}");
                }
            }
            let said = lang.pick("Water tower", "Водонапірна вежа");
            assert!(
                inks.iter().any(|(text, _)| *text == said),
                "{lang:?} {size}: {inks:?}"
            );
        }
    }
}

#[test]
fn areas_lie_under_the_front_and_arrows_over_it() {
    let data = marked();
    let picture = data.compose("town", "1200x900".parse().expect("a size"), Scale::One);
    let items = &map(&picture).items;
    let find = |is: &dyn Fn(&Item) -> bool| items.iter().position(is).expect("it is drawn");
    let front = Theme::light().front;
    let zones = find(&|item| matches!(item, Item::Group(_)));
    let area = find(&|item| matches!(item, Item::Fill(fill) if fill.color == PURPLE.alpha(0.25)));
    let line = find(&|item| matches!(item, Item::Stroke(line) if line.color == front));
    let arrow = find(
        &|item| matches!(item, Item::Stroke(line) if line.color == PURPLE && line.width == 4.0),
    );
    let name = find(&|item| matches!(item, Item::Text(text) if text.shaped.text() == "Bakhmut"));
    let order = [zones, area, line, arrow, name];
    assert!(order.is_sorted_by(|a, b| a < b), "{order:?}");
}

#[test]
fn a_mark_is_drawn_where_it_is_and_tints_what_it_covers() {
    let (plain, data) = (Data::built_in(), marked());
    let at = |lon, lat| LonLat::new(lon, lat).expect("a position");
    let [before, after] = [&plain, &data].map(|data| data.draw("town", Scale::Two));
    let tower = after.point(at(38.0165, 48.6085));
    assert_eq!(after.color(tower), PURPLE);
    let zone = after.point(at(37.9765, 48.576));
    let tinted = PURPLE.alpha(0.25).over(before.color(zone));
    let drawn = after.color(zone);
    for (a, b) in [
        (drawn.r, tinted.r),
        (drawn.g, tinted.g),
        (drawn.b, tinted.b),
    ] {
        assert!(a.abs_diff(b) <= 2, "{drawn:?} {tinted:?}");
    }
    // The tip of the arrow, and no mark a kilometre beside it.
    let tip = after.point(at(38.012, 48.617));
    assert!(after.around(tip, 4).contains(&PURPLE));
    assert!(
        !after
            .around(after.point(at(38.03, 48.617)), 8)
            .contains(&PURPLE)
    );
}

#[test]
fn marks_without_colours_are_in_the_ink_of_each_theme() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("marks.geojson");
    let point = r#"{"type": "Point", "coordinates": [37.95, 48.62]}"#;
    fs::write(&path, point).expect("a file");
    let Data { geodata, snapshot } = Data::built_in();
    let geodata = geodata.with_annotations(&path).expect("sound marks");
    let view = geodata.view("town").expect("a view").clone();
    for theme in bakhmut_map::style::BuiltIn::ALL {
        let theme = theme.theme();
        let options = figure::Options {
            size: Default::default(),
            scale: Scale::One,
            lang: Lang::En,
            theme: &theme,
            typeface: Default::default(),
            projection: Default::default(),
            basemap: None,
            editing: None,
        };
        let picture = figure::draw(&geodata, &snapshot, &view, options).expect("a picture");
        let is_round =
            |bounds: Rect| bounds.width() > 12.0 && (bounds.width() - bounds.height()).abs() < 0.1;
        let rings = map(&picture).items.iter().filter(|item| {
            matches!(item, Item::Stroke(ring) if ring.color == theme.ink && ring.width == 1.8
                && is_round(ring.path.bounding_box()))
        });
        assert_eq!(rings.count(), 1);
        assert!(rasterize(&picture.scene).width == 1200);
    }
}
