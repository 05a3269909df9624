//! Whatever the places are called, and wherever they lie, no text leaves the page, and none of those
//! on the map its frame.

use bakhmut_map::figure;
use bakhmut_map::request::{Lang, PictureSize, Scale};
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

use crate::any_zones::size;
use crate::invented::{File, ZONES, cases, feature, numbered, open, place, zones};
use crate::pages::{holds, parts};

/// Names as maps have them, in both scripts.
fn plain() -> impl Strategy<Value = String> {
    prop_oneof![
        2 => "[A-Z][a-z]{0,12}([ -][A-Z][a-z]{1,12}){0,2}",
        1 => "[А-ЩЮЯЄІЇҐ][а-щьюяєіїґ’]{0,12}([ -][А-ЩЮЯЄІЇҐ][а-щьюяєіїґ]{1,12}){0,2}",
    ]
}

/// Names of letters with heaped accents and deep tails, and of some that the font lacks.
fn odd() -> impl Strategy<Value = String> {
    prop_oneof![
        "[A-Za-zА-я0-9ÅÄÖǺẬỆŞçğjfĵ’ʼ.,()/& ~_|-]{0,24}[A-Zj]",
        "[A-Z][一-龥]{1,9}",
        "[A-Z]([\u{300}-\u{333}]{0,9}[a-z]){1,9}",
    ]
}

fn story(name: impl Strategy<Value = String>) -> impl Strategy<Value = Value> {
    (name, 1..=5, -0.044..0.044, -0.059..0.059).prop_map(|(name, rank, lat, lon)| {
        let properties = json!({"name": name, "rank": rank, "place": "town", "country": "UA",
            "accuracy_m": 700});
        let point = json!({"type": "Point", "coordinates": [20.0 + lon, lat]});
        feature("vyhadka", properties, point)
    })
}

/// Roads with numbers, which stand on the map too.
fn road() -> impl Strategy<Value = Value> {
    let end = (19.9..20.1, -0.08..0.08);
    (end.clone(), end, "[A-ZМНТ]-[0-9]{1,5}").prop_map(|((x, y), (to_x, to_y), number)| {
        let properties = json!({"kind": "road", "ref": number, "accuracy_m": 100});
        let line = json!({"type": "LineString", "coordinates": [[x, y], [to_x, to_y]]});
        feature("road", properties, line)
    })
}

/// A town with places of these names, as folder and pictures have it.
fn town(
    name: BoxedStrategy<String>,
) -> impl Strategy<Value = (Vec<File>, Vec<(&'static str, String)>)> {
    let places = (
        numbered(story(name.clone()), 1..5),
        numbered(place(name.clone()), 0..40),
    );
    let around = (zones(), numbered(road(), 0..6));
    (places, around, plain()).prop_map(|((stories, others), around, title)| {
        let ((zones, dataset), roads) = around;
        let ids: Value = stories.iter().map(|story| story["id"].clone()).collect();
        let views = format!(
            "[near]\nfigure = \"control\"\ntitle = '{title}'\nplaces = {ids}\n\
             bounds = [19.94, -0.045, 20.06, 0.045]\n\
             [far]\nfigure = \"border\"\ntitle = '{title}'\nplace = \"vyhadka\"\n\
             bounds = [19.6, -0.4, 20.6, 0.4]\nclaim = \"figment\"\n"
        );
        let files = vec![
            (ZONES, zones),
            ("places.geojson", [stories, others].concat()),
            ("context.geojson", roads),
        ];
        let tables = vec![("zones/desk/dataset.toml", dataset), ("views.toml", views)];
        (files, tables)
    })
}

/// A page: size, scale and language.
fn page() -> impl Strategy<Value = ((u16, u16), Scale, Lang)> {
    let scale = select(vec![Scale::One, Scale::Two, Scale::Three]);
    let lang = select(vec![Lang::En, Lang::Uk, Lang::EnUk, Lang::UkEn]);
    (size(4_000_000.0), scale, lang)
}

/// Looks at both maps of a town.
fn look(
    (files, tables): (Vec<File>, Vec<(&'static str, String)>),
    (size, scale, lang): ((u16, u16), Scale, Lang),
    at: fn(&figure::Picture, &str),
) {
    let data = open(&files, &tables);
    let size = PictureSize::new(size.0, size.1).expect("a size in the range");
    for view in ["near", "far"] {
        let picture = data.compose_in(lang, view, size, scale);
        at(&picture, &format!("{view} {size} {scale:?}"));
    }
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn stand_on_the_page_and_in_the_frame(town in town(odd().boxed()), page in page()) {
        look(town, page, holds);
    }

    #[test]
    fn stand_apart(town in town(plain().boxed()), page in page()) {
        look(town, page, |picture, name| {
            holds(picture, name);
            parts(picture, name);
        });
    }
}
