//! Files of the form that publishers give theirs, of no publisher's lines.

use std::fs;
use std::io::Write;

use serde_json::{Value, json};

use crate::test_env::{TestEnv, stderr};

/// A folder of geodata to import into.
pub(crate) fn env() -> TestEnv {
    let env = TestEnv::new();
    fs::create_dir_all(env.path("mine/zones")).unwrap();
    env
}

/// A box as a ring, clockwise.
pub(crate) fn ring([west, south, east, north]: [f64; 4]) -> Value {
    json!([
        [west, south],
        [west, north],
        [east, north],
        [east, south],
        [west, south]
    ])
}

/// A file of features, each with its properties and the rings of its polygon.
pub(crate) fn collection(features: &[(Value, Value)]) -> Value {
    let features = features.iter().map(|(properties, rings)| {
        json!({ "type": "Feature", "properties": properties,
                "geometry": { "type": "Polygon", "coordinates": rings } })
    });
    json!({ "type": "FeatureCollection", "features": features.collect::<Vec<_>>() })
}

/// A day as the repository of DeepState's areas keeps it.
pub(crate) fn daily(box_: [f64; 4]) -> Value {
    let mut file = collection(&[(json!({}), json!([ring(box_)]))]);
    file["crs"] =
        json!({ "type": "name", "properties": { "name": "urn:ogc:def:crs:OGC:1.3:CRS84" } });
    file
}

pub(crate) const BOX: [f64; 4] = [37.9, 48.5, 38.1, 48.7];

pub(crate) fn put(env: &TestEnv, name: &str, file: &Value) {
    fs::write(env.path(name), file.to_string()).unwrap();
}

/// The zones of a file of the dataset, by id.
pub(crate) fn zones(env: &TestEnv, name: &str) -> Value {
    let file: Value = serde_json::from_slice(&env.read(name)).unwrap();
    let features = file["features"].as_array().unwrap().iter();
    features
        .map(|f| (f["id"].as_str().unwrap().to_owned(), f.clone()))
        .collect::<serde_json::Map<_, _>>()
        .into()
}

#[test]
fn a_day_becomes_a_snapshot_that_is_valid_and_canonical() {
    let env = env();
    put(&env, "deepstatemap_data_20250115.geojson", &daily(BOX));
    let import = [
        "import",
        "deepstate",
        "deepstatemap_data_20250115.geojson",
        "--geodata",
        "mine",
    ];
    let ran = env
        .run(&import)
        .success()
        .stdout_eq("mine/zones/deepstate-daily/2025-01-15.geojson\n");
    let said = stderr(&ran);
    assert!(
        said.contains("note: rings turned round, as RFC 7946 has them: 1"),
        "{said}"
    );
    assert!(
        said.contains("whoever shows it names \"DeepState\""),
        "{said}"
    );
    env.run(&["validate", "--geodata", "mine"]).success();
    env.run(&["fmt", "--check", "--geodata", "mine"])
        .success()
        .stdout_eq("");
    let zone = &zones(&env, "mine/zones/deepstate-daily/2025-01-15.geojson")["occupied"];
    let properties = &zone["properties"];
    assert_eq!(properties["status"], "assessed");
    assert_eq!(properties["controller"], "RU");
    assert_eq!(properties["sources"], json!(["deepstate-daily"]));
    assert_eq!(zone["geometry"]["coordinates"][0][0], json!([37.9, 48.5]));
    // The sources that were there before still are.
    let sources = String::from_utf8(env.read("mine/sources.toml")).unwrap();
    assert!(sources.contains("[osm]") && sources.contains("[deepstate-daily]"));
}

#[test]
fn a_folder_that_is_not_there_yet_is_made() {
    let env = TestEnv::new();
    put(&env, "d_20250115.geojson", &daily(BOX));
    let import = |folder| {
        [
            "import",
            "deepstate",
            "d_20250115.geojson",
            "--geodata",
            folder,
        ]
    };
    for folder in ["new", "some/where"] {
        env.run(&import(folder)).success();
        let day = format!("{folder}/zones/deepstate-daily/2025-01-15.geojson");
        assert!(zones(&env, &day)["occupied"].is_object());
    }
    fs::create_dir(env.path("empty")).unwrap();
    env.run(&import("empty")).success();
    // What holds something else is not taken for one.
    fs::create_dir(env.path("other")).unwrap();
    fs::write(env.path("other/letter.txt"), "Dear").unwrap();
    let said = stderr(&env.run(&import("other")).code(2).stdout_eq(""));
    assert!(said.contains("holds no geodata"), "{said}");
}

#[test]
fn a_second_run_adds_new_days_only() {
    let env = env();
    fs::create_dir(env.path("data")).unwrap();
    put(&env, "data/d_20250115.geojson", &daily(BOX));
    let import = ["import", "deepstate", "data", "--geodata", "mine"];
    env.run(&import).success();
    let before = env.tree();
    let said = stderr(&env.run(&import).success().stdout_eq(""));
    assert!(
        said.contains("has the days of all files already: 1"),
        "{said}"
    );
    assert_eq!(env.tree(), before);
    assert!(!said.contains("differs"), "{said}");
    // A day of which the file is packed, and one that is there already but changed.
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(daily(BOX).to_string().as_bytes()).unwrap();
    fs::write(
        env.path("data/d_20250116.geojson.gz"),
        packed.finish().unwrap(),
    )
    .unwrap();
    put(
        &env,
        "data/d_20250115.geojson",
        &daily([37.9, 48.5, 38.2, 48.7]),
    );
    let ran = env
        .run(&import)
        .success()
        .stdout_eq("mine/zones/deepstate-daily/2025-01-16.geojson\n");
    let said = stderr(&ran);
    assert!(
        said.contains("warning: data/d_20250115.geojson: differs from what the dataset")
            && said.contains("--force replaces it"),
        "{said}"
    );
    assert!(!said.contains("20250116.geojson.gz: differs"), "{said}");
    let first = "mine/zones/deepstate-daily/2025-01-15.geojson";
    assert!(!String::from_utf8(env.read(first)).unwrap().contains("38.2"));
    let again = [
        "import",
        "deepstate",
        "data/*_2025011?.geojson*",
        "--geodata",
        "mine",
        "--force",
    ];
    env.run(&again).success();
    assert!(!stderr(&env.run(&import).success()).contains("differs"));
    fs::write(env.path("data/d_20250115.geojson"), "{").unwrap();
    let said = stderr(&env.run(&import).success());
    assert!(said.contains("cannot be held against it"), "{said}");
    assert!(String::from_utf8(env.read(first)).unwrap().contains("38.2"));
    let sources = String::from_utf8(env.read("mine/sources.toml")).unwrap();
    assert_eq!(sources.matches("[deepstate-daily]").count(), 1);
}

#[test]
fn crossing_and_overlapping_outlines_are_mended_and_told_with_their_area() {
    let env = env();
    let tie = json!([[
        [37.9, 48.5],
        [38.1, 48.7],
        [38.1, 48.5],
        [37.9, 48.7],
        [37.9, 48.5]
    ]]);
    let file = collection(&[
        (json!({}), tie.clone()),
        (json!({}), json!([ring([38.0, 48.5, 38.2, 48.7])])),
    ]);
    put(&env, "20250115.geojson", &file);
    let ran = env
        .run(&[
            "import",
            "deepstate",
            "20250115.geojson",
            "--geodata",
            "mine",
        ])
        .success();
    let said = stderr(&ran);
    assert!(
        said.contains("2025-01-15: occupied: outlines that crossed or overlapped put together: "),
        "{said}"
    );
    // Of a tie the halves of which cancel out, a warning tells.
    let tie = collection(&[(json!({}), tie)]);
    put(&env, "20250317.geojson", &tie);
    let import = [
        "import",
        "deepstate",
        "20250317.geojson",
        "--geodata",
        "mine",
        "--quiet",
    ];
    let said = stderr(&env.run(&import).success());
    let now = "warning: 2025-03-17: occupied: outlines that crossed or overlapped put together: they enclose 164.04 km² now";
    assert!(
        said.contains(now) && said.contains("made it 0.00 km²"),
        "{said}"
    );
    env.run(&["validate", "--geodata", "mine"]).success();
    // Changes of less than a hectare are told as a number, or one by one.
    let small = json!([ring(BOX), ring([38.2, 48.55, 38.2001, 48.5501])]);
    put(&env, "20250116.geojson", &collection(&[(json!({}), small)]));
    let import = [
        "import",
        "deepstate",
        "20250116.geojson",
        "--geodata",
        "mine",
        "--force",
    ];
    let (one, number) = ("2025-01-16: occupied: ", "note: 1 more change of a zone");
    let said = stderr(&env.run(&import).success());
    assert!(!said.contains(one) && said.contains(number), "{said}");
    let said = stderr(&env.run(&[&import[..], &["--verbose"]].concat()).success());
    assert!(
        said.contains(one) && !said.contains("--verbose lists"),
        "{said}"
    );
}

#[test]
fn nzz_says_that_it_lacks_what_was_held_before_unless_it_is_added() {
    let env = env();
    let gains = json!({ "type": "gains", "date": "2025-01-14" });
    put(
        &env,
        "nzz.json",
        &collection(&[(gains, json!([ring(BOX)]))]),
    );
    put(&env, "area.json", &daily([38.2, 48.5, 38.4, 48.7]));
    let import = ["import", "nzz", "nzz.json", "--geodata", "mine"];
    let said = stderr(&env.run(&import).success());
    let lacks =
        "warning: some files of nzz leave out land that Russia held before 24 February 2022";
    assert!(
        said.contains(lacks) && said.contains("--with-area FILE"),
        "{said}"
    );
    let note = |dataset: &str| {
        let name = format!("mine/zones/{dataset}/dataset.toml");
        String::from_utf8(env.read(&name)).unwrap()
    };
    assert!(note("nzz-areas").contains("Some of their files leave out"));
    // Whoever uses the dataset is told too, once.
    let told = |dataset: &str, args: &[&str]| {
        let of = ["--dataset", dataset, "--geodata", "mine"];
        let said = stderr(&env.run(&[args, &of[..]].concat()).success());
        said.matches("held before 24 February 2022").count()
    };
    let measure = ["measure", "Bakhmut", "--to", "front"];
    assert_eq!(told("nzz-areas", &measure), 1);
    assert_eq!(told("nzz-areas", &["diff", "2025", "2025"]), 1);
    let all = [
        &import[..],
        &["--with-area", "area.json", "--dataset", "all"],
    ]
    .concat();
    let said = stderr(&env.run(&all).success());
    assert!(!said.contains("leave out land"), "{said}");
    assert!(
        note("all").contains("is added from another file") && !note("all").contains("leave out")
    );
    assert_eq!(told("all", &measure), 0);
    // A day more without it, and then both with it: the note goes with the days.
    let gains = json!({ "type": "gains", "date": "2025-01-15" });
    let next = collection(&[(gains, json!([ring(BOX)]))]);
    put(&env, "next.json", &next);
    let with = ["--with-area", "area.json", "--geodata", "mine"];
    let said = stderr(
        &env.run(&[&["import", "nzz", "next.json"], &with[..]].concat())
            .success(),
    );
    assert!(
        said.contains("now has days with what was held before"),
        "{said}"
    );
    assert!(note("nzz-areas").contains("Some of their files leave out"));
    let both = ["import", "nzz", "nzz.json", "next.json", "--force"];
    let said = stderr(&env.run(&[&both[..], &with].concat()).success());
    assert!(!said.contains("now has days with"), "{said}");
    let now = note("nzz-areas");
    assert!(
        now.contains("is added from another file") && !now.contains("in no file"),
        "{now}"
    );
    assert!(
        now.contains("\"note:uk\" = ") && !now.contains("немає"),
        "{now}"
    );
    assert_eq!(told("nzz-areas", &measure), 0);
    // A day without it in a dataset that has it: of some days less may be told.
    let without = [
        "import",
        "nzz",
        "next.json",
        "--geodata",
        "mine",
        "--dataset",
        "all",
    ];
    env.run(&without).success();
    assert_eq!(told("all", &measure), 1);
    env.run(&["validate", "--geodata", "mine"]).success();
}

#[test]
fn what_lies_beyond_the_box_is_cut_off() {
    let env = env();
    let far = json!([ring([36.0, 48.0, 36.2, 48.2])]);
    let file = collection(&[(json!({}), json!([ring(BOX)])), (json!({}), far)]);
    put(&env, "20250115.geojson", &file);
    let import = [
        "import",
        "deepstate",
        "20250115.geojson",
        "--geodata",
        "mine",
        "--bbox",
        "38,48,39,49",
        "--dataset",
        "east",
    ];
    let said = stderr(&env.run(&import).success());
    assert!(
        said.contains("left out: 1 area beyond the dataset's extent (331.27 km²)"),
        "{said}"
    );
    assert!(
        said.contains("left out: 1 area beyond the dataset's extent in part"),
        "{said}"
    );
    let text = String::from_utf8(env.read("mine/zones/east/2025-01-15.geojson")).unwrap();
    assert!(
        !text.contains("37.9") && text.contains("[38, 48.5]"),
        "{text}"
    );
    env.run(&["validate", "--geodata", "mine"]).success();
    let other = [
        &import[..6],
        &["37,48,39,49", "--dataset", "east", "--force"],
    ]
    .concat();
    let said = stderr(&env.run(&other).code(2));
    assert!(
        said.contains("maps [38, 48, 39, 49], not [37, 48, 39, 49]"),
        "{said}"
    );
}

#[test]
fn a_map_of_an_import_carries_whom_it_comes_from() {
    let env = env();
    let name = "Окуповано\u{a0}/// Occupied /// geoJSON.status.occupied\n";
    let file = collection(&[(
        json!({ "name": name, "fill": "#a52714" }),
        json!([ring(BOX)]),
    )]);
    put(&env, "1736891679.geojson", &file);
    let said = stderr(
        &env.run(&[
            "import",
            "deepstate",
            "1736891679.geojson",
            "--geodata",
            "mine",
        ])
        .success(),
    );
    assert!(
        said.contains("warning: DeepState: no commercial use"),
        "{said}"
    );
    let render = [
        "render",
        "--date",
        "2025-01",
        "--dataset",
        "deepstate-history",
        "--view",
        "front",
        "-o",
        "map.png",
        "--geodata",
        "mine",
    ];
    let said = stderr(&env.run(&[&render[..], &["--quiet"]].concat()).success());
    assert!(said.contains("for non-commercial use only"), "{said}");
    let found = String::from_utf8_lossy(&env.read("map.png")).into_owned();
    // Whom the zones come from is named first.
    let named = |whom: &str| found.find(whom).unwrap_or(usize::MAX);
    assert!(found.contains("Copyright") && named("DeepState") < named("Natural Earth"));
    let diff = [
        "diff",
        "2025-01-14",
        "2025-01-15",
        "--dataset",
        "deepstate-history",
        "--geodata",
        "mine",
    ];
    assert!(stderr(&env.run(&diff).success()).contains("for non-commercial use only"));
    let tables = |form: &str| {
        let sides = ["compare", "article", "deepstate-history"];
        let of = ["--date", "2025-01", "--geodata", "mine"];
        let ran = env.run(&[&sides[..], &of, &["--format", form]].concat());
        String::from_utf8_lossy(&ran.success().get_output().stdout).into_owned()
    };
    let asked = "DeepState (non-commercial use only)";
    assert!(tables("text").contains(asked) && tables("markdown").contains(asked));
    let found: Value = serde_json::from_str(&tables("json")).expect("JSON");
    let source = &found["datasets"][1]["sources"][0];
    assert_eq!(source["attribution"], "DeepState");
    assert_eq!(source["non_commercial"], true);
}
