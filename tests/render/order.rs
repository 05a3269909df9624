//! The order of the features in a file is that of the editor which saved it: no picture tells it.

use bakhmut_map::geodata::Certainty;
use bakhmut_map::raster::rasterize;
use bakhmut_map::request::{PictureSize, Scale};
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

use crate::invented::{
    Extent, File, ZONES, areas, cases, feature, numbered, open, place, word, zones,
};
use crate::picture::Data;

/// What both views of the second town show.
const AROUND: Extent = [19.6, -0.4, 20.6, 0.4];

fn country() -> impl Strategy<Value = Value> {
    (areas(AROUND), select(vec!["UA", "RU", "XA"])).prop_map(|(shape, iso)| {
        let properties = json!({"name": format!("Land {iso}"), "iso": iso, "accuracy_m": 100});
        feature("country", properties, shape)
    })
}

/// A line between points of a coarse grid, so that lines share ends, stretches and crossings.
fn line() -> impl Strategy<Value = Value> {
    let point = (0..6_i32, 0..6_i32).prop_map(|(x, y)| {
        let [west, south, east, north] = AROUND;
        let at = |low: f64, high: f64, i: i32| low + (high - low) * f64::from(i) / 5.0;
        json!([at(west, east, x), at(south, north, y)])
    });
    prop::collection::vec(point, 2..5)
        .prop_map(|points| json!({"type": "LineString", "coordinates": points}))
}

fn border() -> impl Strategy<Value = Value> {
    let sure = select(vec![100.0, 2000.0]);
    (line(), sure, select(vec!["RU", "XA"])).prop_map(|(line, accuracy, neighbour)| {
        let properties = json!({"name": "Border", "country": "UA", "neighbour": neighbour,
            "accuracy_m": accuracy});
        feature("border", properties, line)
    })
}

fn context() -> impl Strategy<Value = Value> {
    let properties = |kind: &str, certainty: &str| {
        json!({"kind": kind, "certainty": certainty, "ref": kind.len().to_string(),
            "accuracy_m": 100})
    };
    let land = select(vec!["lake", "settlement", "river"]);
    let way = select(vec!["river", "road", "railway"]);
    prop_oneof![
        (areas(AROUND), land).prop_map(move |(shape, kind)| feature(
            "land",
            properties(kind, "mapped"),
            shape
        )),
        (line(), way, word::<Certainty>()).prop_map(move |(line, kind, sure)| feature(
            "way",
            properties(kind, sure),
            line
        )),
    ]
}

/// The second town itself, as its places have it.
fn second_town() -> Value {
    let properties = json!({"name": "Vyhadka", "rank": 1, "place": "town", "country": "UA",
        "accuracy_m": 100});
    let point = json!({"type": "Point", "coordinates": [20.0, 0.0]});
    feature("vyhadka", properties, point)
}

/// The files of a town, twice: in one order and in another.
fn in_two_orders() -> impl Strategy<Value = (Vec<File>, Vec<File>, String)> {
    let places = numbered(place("[A-Z][a-z]{2,9}".boxed()), 0..9).prop_map(|mut places| {
        places.push(second_town());
        places
    });
    let lines = (numbered(border(), 1..5), numbered(context(), 0..9));
    let files = (zones(), places, numbered(country(), 0..5), lines);
    files.prop_flat_map(|((zones, dataset), places, countries, lines)| {
        let files = vec![
            (ZONES, zones),
            ("places.geojson", places),
            ("countries.geojson", countries),
            ("borders.geojson", lines.0),
            ("context.geojson", lines.1),
        ];
        let shuffled = |(name, features): &(&'static str, Vec<Value>)| {
            (Just(*name), Just(features.clone()).prop_shuffle())
        };
        let shuffled: Vec<_> = files.iter().map(shuffled).collect();
        (Just(files), shuffled, Just(dataset))
    })
}

/// All that a picture shows and says.
fn seen(data: &Data, view: &str) -> (Vec<u8>, Vec<String>) {
    let size = PictureSize::new(400, 300).expect("a size");
    let picture = data.compose(view, size, Scale::One);
    let mut words = vec![picture.title, picture.alt_text, picture.attribution];
    for more in [picture.notes, picture.remarks.dropped, picture.remarks.cut] {
        words.extend(more);
    }
    (rasterize(&picture.scene).rgb, words)
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn does_not_reach_the_picture((files, shuffled, dataset) in in_two_orders()) {
        let more = [("zones/desk/dataset.toml", dataset)];
        let (one, other) = (open(&files, &more), open(&shuffled, &more));
        for view in ["near", "far"] {
            let (one, other) = (seen(&one, view), seen(&other, view));
            prop_assert_eq!(&one.1, &other.1);
            prop_assert!(one.0 == other.0, "{}: the pixels differ", view);
        }
    }
}
