//! The picture of a fact-check of any place, by any border: what is said of its lines can be read.

use std::fs;

use bakhmut_map::figure::{self, Options};
use bakhmut_map::render::border_view;
use bakhmut_map::request::{Lang, MapProjection, PictureSize, Scale};
use bakhmut_map::scene::{Color, Group, Item, Point, Rect, Text};
use bakhmut_map::style::Theme;
use kurbo::{PathSeg, Shape};

use crate::pages::{holds, parts};
use crate::picture::Data;
use crate::test_env::TestEnv;

/// Places with claims of their distance: near the border and far, in its corners, alone and in
/// crowds of other names.
const CLAIMS: [(&str, f64, &str); 14] = [
    ("bakhmut", 120.0, "mi"),
    ("chasiv-yar", 100.0, "km"),
    ("horlivka", 60.0, "mi"),
    ("kharkiv", 20.0, "mi"),
    ("luhansk", 50.0, "km"),
    ("kupiansk", 40.0, "km"),
    ("khromove", 120.0, "mi"),
    ("donetsk", 60.0, "mi"),
    ("kyiv", 200.0, "km"),
    ("izium", 100.0, "mi"),
    ("mariupol", 30.0, "mi"),
    ("starobilsk", 70.0, "km"),
    ("marynivka", 5.0, "km"),
    ("dnipro", 150.0, "mi"),
];

/// The data with one claim of a distance to the border.
fn claimed(place: &str, value: f64, unit: &str) -> Data {
    let number = format!("value = {value}\nunit = \"{unit}\"\nwording = \"about\"");
    claiming(&format!("\"{place}\""), &number)
}

/// The data with one claim of how far one or more places are from the border.
fn claiming(subject: &str, number: &str) -> Data {
    let env = TestEnv::new();
    let claims = format!(
        "[article]\ntitle = \"A town\"\npublisher = \"The Desk\"\ndate = \"2025-02\"\n\n\
         [[claim]]\nid = \"far\"\nquote = \"so far from the border\"\nsubject = {subject}\n\
         measure = \"border-distance\"\n{number}\n"
    );
    fs::write(env.path("claims.toml"), claims).expect("a file can be written");
    let Data { geodata, snapshot } = Data::built_in();
    let geodata = geodata.with_claims(&env.path("claims.toml"));
    Data {
        geodata: geodata.expect("sound claims"),
        snapshot,
    }
}

/// All that is written in the picture, in one.
fn written(picture: &figure::Picture) -> String {
    let texts = picture.scene.texts();
    let texts: Vec<&str> = texts.iter().map(|text| text.shaped.text()).collect();
    texts.join(" ").replace('\u{a0}', " ")
}

fn compose(data: &Data, lang: Lang) -> figure::Picture {
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
    let view = border_view(&data.geodata).expect("a claim of a distance");
    figure::draw(&data.geodata, &data.snapshot, &view, options).expect("it can be drawn")
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

fn texts(map: &Group) -> Vec<&Text> {
    let texts = map.items.iter().filter_map(|item| match item {
        Item::Text(text) => Some(text),
        _ => None,
    });
    texts.collect()
}

/// Where a text leaves ink: letter by letter, where it is set along a curve.
fn inks(text: &Text) -> Vec<Rect> {
    let origin = text.origin.to_vec2();
    match text.shaped.letters() {
        [] => vec![text.shaped.ink() + origin],
        letters => letters.iter().map(|letter| letter.ink + origin).collect(),
    }
}

/// Points of the lines of these colours, no farther apart than a letter's stem is wide.
fn points(map: &Group, colors: &[Color]) -> Vec<Point> {
    let mut points = Vec::new();
    for item in &map.items {
        let Item::Stroke(stroke) = item else { continue };
        if !colors.contains(&stroke.color) {
            continue;
        }
        for segment in stroke.path.segments() {
            let PathSeg::Line(line) = segment else {
                continue;
            };
            let steps = line.length().ceil().max(1.0);
            let at = |step: u32| line.p0.lerp(line.p1, f64::from(step) / steps);
            points.extend((0..=steps as u32).map(at));
        }
    }
    points
}

/// The middles of the marks of places and of the ends of lines.
fn marks(map: &Group, colors: &[Color]) -> Vec<Point> {
    /// A larger area is land, or the plate of the scale bar; a smaller one a part of the arrow.
    const LARGEST: f64 = 16.0;
    let marks = map.items.iter().filter_map(|item| match item {
        Item::Fill(fill) if colors.contains(&fill.color) => {
            let bounds = fill.path.bounding_box();
            let is_round = (bounds.width() - bounds.height()).abs() < 0.1;
            (is_round && bounds.width() < LARGEST).then_some(bounds.center())
        }
        _ => None,
    });
    marks.collect()
}

#[test]
fn no_line_and_no_mark_is_under_what_is_written() {
    let theme = Theme::light();
    for (place, value, unit) in CLAIMS {
        let data = claimed(place, value, unit);
        for lang in [Lang::En, Lang::Uk] {
            let picture = compose(&data, lang);
            let name = format!("{place} {lang:?}");
            holds(&picture, &name);
            parts(&picture, &name);
            let map = map(&picture);
            let lines = points(map, &[theme.measured, theme.claimed, theme.border]);
            let marks = marks(map, &[theme.measured, theme.ink]);
            assert!(lines.len() > 500 && marks.len() > 5, "{name}");
            for text in texts(map) {
                let (words, inks) = (text.shaped.text(), inks(text));
                for at in lines.iter().chain(&marks) {
                    let is_under = inks.iter().any(|ink| ink.contains(*at));
                    assert!(!is_under, "{name}: {at:?} is under {words}");
                }
            }
        }
    }
}

#[test]
fn every_distance_is_told_and_every_stretch_by_its_region() {
    let regions = ["Rostov", "Belgorod", "Voronezh", "Kursk", "Bryansk"];
    for (place, value, unit) in CLAIMS {
        let picture = compose(&claimed(place, value, unit), Lang::En);
        let said: Vec<&str> = texts(map(&picture))
            .iter()
            .map(|t| t.shaped.text())
            .collect();
        let count = |wanted: &str| said.iter().filter(|text| **text == wanted).count();
        // The nearest as well as the others; none like a city.
        for region in regions {
            assert_eq!(count(&format!("{region} region")), 1, "{place}: {said:?}");
        }
        assert!(
            count("Rostov") + count("Voronezh") + count("Kursk") == 0,
            "{said:?}"
        );
        // Of each of the four others, both units on a line; and those of the nearest and the ring.
        let is_both = |text: &&&str| text.contains(" miles (") && text.contains(" ± ");
        assert_eq!(said.iter().filter(is_both).count(), 4, "{place}: {said:?}");
        let claimed = format!("{value} ");
        let of_ring = |text: &&&str| text.starts_with(&claimed) && text.contains('(');
        assert_eq!(said.iter().filter(of_ring).count(), 1, "{place}: {said:?}");
    }
}

#[test]
fn a_map_without_zones_has_no_date_and_no_percentage() {
    let picture = compose(&claimed("kyiv", 250.0, "km"), Lang::En);
    let all = written(&picture);
    assert!(!all.contains("Data as of") && !all.contains('%'), "{all}");
    assert!(all.contains("The border is 201 ± 8 km away"), "{all}");
    assert!(all.contains("ring is at 250 km (155 miles)"), "{all}");
}

/// The land on both sides is one, to the pixel: our own edge does not show beside their border.
#[test]
fn the_edge_of_our_country_is_no_second_border_beside_theirs() {
    let env = TestEnv::new();
    // Far from ours, which runs east of it.
    let theirs = r#"{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {},
        "geometry": {"type": "LineString", "coordinates": [[38.5, 47.0], [38.6, 50.5]]}}]}"#;
    fs::write(env.path("theirs.geojson"), theirs).expect("a file can be written");
    let Data { geodata, snapshot } = claimed("bakhmut", 120.0, "mi");
    let border = geodata.border_file(&env.path("theirs.geojson"), None);
    let ours = compose(&claimed("bakhmut", 120.0, "mi"), Lang::En);
    let geodata = geodata.with_border(&border.expect("a border"));
    let theirs = compose(&Data { geodata, snapshot }, Lang::En);
    let theme = Theme::light();
    let lands = |picture: &figure::Picture| {
        let fills = map(picture).items.iter().filter_map(|item| match item {
            Item::Fill(fill) if fill.path.bounding_box().area() > 1e4 => Some(fill.color),
            _ => None,
        });
        let mut colors: Vec<Color> = fills.collect();
        // What lies beyond all countries is under the water.
        colors.drain(..2);
        colors
    };
    assert!(lands(&ours).contains(&theme.foreign_land));
    assert!(!lands(&theirs).contains(&theme.foreign_land));
    // What is stroked of the countries' edges lies under the land.
    let items = &map(&theirs).items;
    let land = |item: &Item| matches!(item, Item::Fill(fill) if fill.color == theme.land);
    let land = items.iter().position(land).expect("land");
    let edges = |items: &[Item]| {
        let part = Group {
            items: items.to_vec(),
            ..map(&theirs).clone()
        };
        points(&part, &[theme.rule])
    };
    assert!(!edges(&items[..land]).is_empty());
    // No other country is in this map.
    assert_eq!(edges(&items[land..]), []);
}

/// It lies 63.6 ± 0.5 miles away, and Kharkiv 20 ± 5.
#[test]
fn of_several_places_the_verdict_is_on_one_and_on_all() {
    let number = "value = 62\nunit = \"mi\"\nwording = \"over\"";
    let both = compose(&claiming("[\"khromove\", \"kharkiv\"]", number), Lang::En);
    let said = written(&both);
    assert!(
        said.contains("Verdict on Khromove alone Supported"),
        "{said}"
    );
    assert!(
        said.contains("The claim is about several places; on all of them together: contradicted."),
        "{said}"
    );
    assert!(
        both.alt_text.contains("the data say: contradicted"),
        "{}",
        both.alt_text
    );
    let one = written(&compose(&claiming("\"khromove\"", number), Lang::En));
    assert!(
        one.contains("Verdict Supported") && !one.contains("several places"),
        "{one}"
    );
}

#[test]
fn an_open_verdict_says_why_it_is() {
    for (miles, why) in [
        (63.6, "Within the error it may be so or not."),
        (65.0, "So from one part of the place, and not from another."),
    ] {
        let number = format!("value = {miles}\nunit = \"mi\"\nwording = \"over\"");
        let said = written(&compose(&claiming("\"bakhmut\"", &number), Lang::En));
        assert!(
            said.contains("Verdict Inconclusive") && said.contains(why),
            "{said}"
        );
    }
}

#[test]
fn no_length_goes_below_nothing() {
    let said = written(&compose(&claimed("marynivka", 1.0, "mi"), Lang::En));
    assert!(said.contains("0.0 to 3.4 miles (0.0 to 5.4 km)"), "{said}");
    assert!(!said.contains("± 3 miles"), "{said}");
}
