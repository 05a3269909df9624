//! GeoJSON, KML and KMZ of anybody's, by rules.

use std::fs;
use std::io::Write;

use serde_json::json;

use crate::made::{BOX, collection, env, put, ring, zones};
use crate::test_env::stderr;

const TERMS: [&str; 8] = [
    "--dataset",
    "desk",
    "--from",
    "The desk",
    "--licence",
    "CC-BY-4.0",
    "--geodata",
    "mine",
];

const KML: &str = "<?xml version=\"1.0\"?><kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document>\
<Folder><name>Held &amp; kept</name><Placemark><name>Army</name><ExtendedData><Data name=\"s\">\
<value>held</value></Data></ExtendedData><Polygon><outerBoundaryIs><LinearRing><coordinates>\
37.9,48.5,0 38.1,48.5,0 38.1,48.7,0 37.9,48.7,0 37.9,48.5,0</coordinates></LinearRing>\
</outerBoundaryIs><innerBoundaryIs><LinearRing><coordinates>38,48.6 38.05,48.6 38,48.65 38,48.6\
</coordinates></LinearRing></innerBoundaryIs></Polygon></Placemark>\
<Placemark><name>Base</name><Point><coordinates>38,48.6</coordinates></Point></Placemark></Folder>\
</Document></kml>";

#[test]
fn rules_say_which_feature_is_of_which_status() {
    let env = env();
    let of = |s: &str| json!({ "s": s });
    let file = collection(&[
        (of("held"), json!([ring(BOX)])),
        (of("said"), json!([ring([38.2, 48.5, 38.3, 48.7])])),
        (of("other"), json!([ring([38.4, 48.5, 38.5, 48.7])])),
    ]);
    put(&env, "2025-01-15.geojson", &file);
    let import = [
        "import",
        "geojson",
        "2025-01-15.geojson",
        "--map",
        "s=held:assessed",
        "--map",
        "s=said:claimed:UA",
    ];
    let said = stderr(&env.run(&[&import[..], &TERMS].concat()).success());
    assert!(
        said.contains("left out: 1 area that no rule fits\n"),
        "{said}"
    );
    assert!(
        said.contains("areas that no rule fits have s=other\n"),
        "{said}"
    );
    env.run(&["validate", "--geodata", "mine"]).success();
    let zones = zones(&env, "mine/zones/desk/2025-01-15.geojson");
    assert_eq!(
        zones["assessed-russian-control"]["properties"]["controller"],
        "RU"
    );
    assert_eq!(
        zones["claimed-ukrainian-control"]["properties"]["controller"],
        "UA"
    );
    let sources = String::from_utf8(env.read("mine/sources.toml")).unwrap();
    assert!(
        sources.contains("publisher = \"The desk\"") && sources.contains("licence = \"CC-BY-4.0\"")
    );
    assert!(
        sources.contains("attribution = \"The desk (CC-BY-4.0)\""),
        "{sources}"
    );
    // Whose they are is known from now on, and has to be said before.
    put(&env, "2025-01-16.geojson", &file);
    let next = [
        "import",
        "geojson",
        "2025-01-16.geojson",
        "--map",
        "*:assessed",
        "--dataset",
        "desk",
        "--geodata",
        "mine",
    ];
    env.run(&next).success();
    let new = [
        "import",
        "geojson",
        "2025-01-16.geojson",
        "--map",
        "*:assessed",
        "--dataset",
        "new",
        "--geodata",
        "mine",
    ];
    assert!(stderr(&env.run(&new).code(2)).contains("is not said"));
}

#[test]
fn where_no_rule_fits_what_there_is_is_told() {
    let env = env();
    let of = |s: &str| json!({ "s": s, "height": 3 });
    let file = collection(&[
        (of("held"), json!([ring(BOX)])),
        (of("said"), json!([ring([38.2, 48.5, 38.3, 48.7])])),
    ]);
    put(&env, "2025-01-15.geojson", &file);
    fs::write(env.path("2025-01-15.kml"), KML).unwrap();
    for (kind, file, left, says) in [
        (
            "geojson",
            "2025-01-15.geojson",
            "left out were 2 areas that no rule fits",
            "a --map rule that fits what they have: height=3; s=held, s=said",
        ),
        (
            "kml",
            "2025-01-15.kml",
            "left out were 1 area that no rule fits, 1 point",
            "a --map rule that fits what they have: folder=Held & kept; name=Army; s=held",
        ),
    ] {
        let import = ["import", kind, file, "--map", "status=held:assessed"];
        let said = stderr(&env.run(&[&import[..], &TERMS].concat()).code(3));
        assert!(said.contains(left) && said.contains(says), "{said}");
        assert!(!env.path("mine/zones/desk").exists());
    }
}

#[test]
fn kml_and_kmz_are_the_same() {
    let env = env();
    fs::write(env.path("2025-01-15.kml"), KML).unwrap();
    let mut packed = zip::ZipWriter::new(fs::File::create(env.path("2025-01-16.kmz")).unwrap());
    packed
        .start_file("doc.kml", zip::write::SimpleFileOptions::default())
        .unwrap();
    packed.write_all(KML.as_bytes()).unwrap();
    packed.finish().unwrap();
    let import = [
        "import",
        "kml",
        "2025-01-15.kml",
        "2025-01-16.kmz",
        "--map",
        "s=held:assessed",
    ];
    let said = stderr(&env.run(&[&import[..], &TERMS].concat()).success());
    assert!(said.contains("left out: 2 points"), "{said}");
    let first = env.read("mine/zones/desk/2025-01-15.geojson");
    assert_eq!(first, env.read("mine/zones/desk/2025-01-16.geojson"));
    assert!(String::from_utf8(first).unwrap().contains("[38.05, 48.6]"));
    let folder = [
        "import",
        "kml",
        "2025-01-15.kml",
        "--map",
        "folder=Held & kept:unknown",
        "--force",
    ];
    env.run(&[&folder[..], &TERMS].concat()).success();
    for (name, text, says) in [
        ("2025-02-01.kml", &KML[..400], "2025-02-01.kml:1:"),
        ("2025-02-02.kml", "", "this is no KML"),
        ("2025-02-03.kml", "<kml><a></b></kml>", "2025-02-03.kml:1:"),
    ] {
        fs::write(env.path(name), text).unwrap();
        let before = env.tree();
        let import = ["import", "kml", name, "--map", "*:assessed"];
        let said = stderr(&env.run(&[&import[..], &TERMS].concat()).code(3));
        assert!(said.contains(says), "{said}");
        assert_eq!(env.tree(), before);
    }
}

#[test]
fn a_source_has_the_terms_that_are_recorded() {
    let env = env();
    let file = collection(&[(json!({}), json!([ring(BOX)]))]);
    put(&env, "2025-01-15.geojson", &file);
    put(&env, "2025-01-16.geojson", &file);
    let import = [
        "import",
        "geojson",
        "2025-01-15.geojson",
        "--map",
        "*:assessed",
    ];
    env.run(&[&import[..], &TERMS].concat()).success();
    let next = [
        "import",
        "geojson",
        "2025-01-16.geojson",
        "--map",
        "*:assessed",
    ];
    let to = ["--dataset", "desk", "--geodata", "mine"];
    for (terms, says) in [
        (
            &["--from", "ISW", "--licence", "CC0-1.0"][..],
            "has \"The desk\" as publisher",
        ),
        (
            &["--from", "The desk", "--licence", "CC0-1.0"],
            "has \"CC-BY-4.0\" as licence",
        ),
        (
            &["--attribution", "ISW"],
            "has \"The desk (CC-BY-4.0)\" as attribution",
        ),
        (&["--non-commercial"], "has \"no\" as non_commercial"),
    ] {
        let before = env.tree();
        let said = stderr(&env.run(&[&next[..], &to, terms].concat()).code(2));
        assert!(said.contains(says) && said.contains("--dataset"), "{said}");
        assert_eq!(env.tree(), before);
    }
    // A source of the geodata that is no dataset's.
    let osm = [
        "--dataset",
        "osm",
        "--from",
        "ISW",
        "--licence",
        "CC0-1.0",
        "--geodata",
        "mine",
    ];
    assert!(stderr(&env.run(&[&next[..], &osm].concat()).code(2)).contains("the source \"osm\""));
    env.run(&[&next[..], &TERMS].concat()).success();
}
