//! Tiles, their TileJSON, zones, dates and stills: the bytes of the command line.

use std::fs;

use crate::client::Running;
use crate::test_env::TestEnv;

/// Copies of all tiles of a few levels are what `tiles` writes, bytes and all; what it leaves out is
/// clear.
#[test]
fn tiles_are_those_of_the_command_line() {
    let server = Running::new();
    for (scale, mark, more) in [
        ("1", "", "lang=uk&theme=dark"),
        ("2", "@2x", "lang=en&layers=zones,labels"),
    ] {
        let folder = format!("tiles{scale}");
        let mut args = vec!["tiles", "--date", "2025-01", "-Z", "5", "-z", "10"];
        args.extend(["--scale", scale, "-o", &folder]);
        match scale {
            "1" => args.extend(["--lang", "uk", "--theme", "dark"]),
            _ => args.extend(["--layers", "zones,labels"]),
        }
        server.env.run(&args).success();
        let (mut same, mut clear) = (0, 0);
        for (z, xs, ys) in [
            (5, 19..=19, 11..=11),
            (8, 154..=155, 88..=89),
            (10, 617..=622, 352..=356),
        ] {
            for (x, y) in xs.flat_map(|x| ys.clone().map(move |y| (x, y))) {
                let got = server.get(&format!(
                    "/tiles/article/2025-01/{z}/{x}/{y}{mark}.png?{more}"
                ));
                assert_eq!(got.status, 200, "{}", got.text());
                assert_eq!(got.line("content-type"), "image/png");
                match fs::read(server.env.path(&format!("{folder}/{z}/{x}/{y}.png"))) {
                    Ok(bytes) => {
                        assert!(bytes == got.body, "{z}/{x}/{y}{mark}");
                        same += 1;
                    }
                    Err(_) => {
                        let picture = image::load_from_memory(&got.body).expect("a picture");
                        let picture = picture.into_rgba8();
                        assert!(picture.pixels().all(|pixel| pixel.0[3] == 0), "{z}/{x}/{y}");
                        clear += 1;
                    }
                }
            }
        }
        assert!(same > 15 && clear > 0, "{same} {clear}");
    }
}

#[test]
fn a_tile_far_from_everything_is_clear_and_one_that_is_not_there_is_not_found() {
    let server = Running::new();
    let far = server.get("/tiles/article/2025-01-15/10/5/5.png");
    assert_eq!(far.status, 200);
    assert!(far.body.len() < 200);
    for path in [
        "/tiles/article/2025-01-15/99/0/0.png",
        "/tiles/article/2025-01-15/15/0/0.png",
        "/tiles/article/2025-01-15/3/8/0.png",
        "/tiles/article/2025-01-15/3/-1/0.png",
        "/tiles/article/2025-01-15/3/0/0.webp",
        "/tiles/nobody/2025-01-15/3/0/0.png",
        "/tiles/article/2021/3/0/0.png",
        "/tiles/article/soon/3/0/0.png",
        "/tiles/article/2025-01-15.mvt",
        "/zones/article/2025-01-15.kml",
        "/zones/nobody/2025-01-15.geojson",
        "/render/nowhere.png",
        "/render/town.gif",
        "/render/border.png?from=2023-12&to=2025-01",
        "/nothing",
    ] {
        server.get(path).refuses(404);
    }
    for path in [
        "/tiles/article/2025-01-15/3/0/0.png?lang=de",
        "/tiles/article/2025-01-15/3/0/0.png?theme=../house.toml",
        "/tiles/article/2025-01-15/3/0/0.png?layers=roads",
        "/tiles/article/2025-01-15/3/0/0.png?colour=red",
        "/tiles/article/2025-01-15/3/0/0.png?lang=en&lang=uk",
        "/tiles/article/2025-01-15/3/0/0.png?v=null",
        "/tiles/article/2025-01-15.json?scale=3",
        "/render/town.png?date=soon",
        "/render/town.png?size=8000x8000",
        "/render/town.png?scale=9",
        "/render/town.png?dataset=article,article",
        "/render/town.png?projection=globe",
        "/render/town.png?from=2023-12",
        "/render/town.png?to=2023-12",
        "/render/town.png?date=2025&from=2023-12&to=2025-01",
        "/render/town.png?from=2023-12&to=2025-01&projection=web-mercator",
    ] {
        server.get(path).refuses(400);
    }
}

#[test]
fn tilejson_leads_to_the_tiles() {
    let server = Running::new();
    let json = server
        .get("/tiles/article/2025-01.json?lang=uk&scale=2")
        .json();
    assert_eq!(json["tilejson"], "3.0.0");
    assert_eq!(
        (&json["minzoom"], &json["maxzoom"]),
        (&0.into(), &14.into())
    );
    assert_eq!(json["version"], "2025.1.15");
    let template = json["tiles"][0].as_str().expect("an address");
    let start = format!("http://{}/tiles/article/2025-01-15/", server.address);
    assert!(template.starts_with(&start), "{template}");
    let tile = template.strip_prefix(&format!("http://{}", server.address));
    let tile = tile
        .expect("its own address")
        .replace("{z}/{x}/{y}", "10/619/354");
    let found = server.get(&tile);
    assert_eq!(found.status, 200, "{tile}: {}", found.text());
    assert_eq!(
        found.line("cache-control"),
        "public, max-age=31536000, immutable"
    );
    // By an older address the same tile is found, and is not kept.
    let older = server.get(&tile.replace("&v=", "&v=0"));
    assert!(older.body == found.body);
    assert_eq!(older.line("cache-control"), "no-cache");
    let picture = image::load_from_memory(&found.body).expect("a picture");
    assert_eq!(picture.width(), 512);
}

#[test]
fn zones_are_their_file_and_dates_tell_what_there_is() {
    let server = Running::new();
    let zones = server.get("/zones/article/2025-01.geojson");
    assert_eq!(zones.line("content-type"), "application/geo+json");
    let file = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/geodata/zones/article/2025-01-15.geojson"
    );
    assert!(zones.body == fs::read(file).expect("the file"));
    let dates = server.get("/api/dates").json();
    let dataset = &dates["datasets"][0];
    assert_eq!(
        (&dates["default_dataset"], &dataset["id"]),
        (&"article".into(), &"article".into())
    );
    let days = dataset["dates"].as_array().expect("days");
    assert!(days.contains(&"2025-01-15".into()) && days.len() == 7);
    assert!(dataset["title"]["uk"].is_string());
    let source = &dataset["sources"][0];
    for key in ["id", "title", "publisher", "licence", "url"] {
        assert!(source[key].is_string(), "{key}: {source}");
    }
    assert!(source["attribution"]["en"].is_string() && source["non_commercial"].is_boolean());
    assert_eq!(dates["max_zoom"], 14);
    assert!(dates["hash"].as_str().expect("a hash").len() == 64);
}

/// What lies under the zones is that of the folder in use, and nothing where it has none.
#[test]
fn the_ground_is_that_of_the_geodata_in_use() {
    let server = Running::new();
    for name in ["context.geojson", "countries.geojson"] {
        let got = server.get(&format!("/{name}"));
        assert_eq!(got.line("content-type"), "application/geo+json");
        let file = format!("{}/geodata/{name}", env!("CARGO_MANIFEST_DIR"));
        assert!(got.body == fs::read(file).expect("the file"), "{name}");
        let kept = server.get(&format!(
            "/{name}?v={}",
            got.line("etag").trim_matches(['W', '/', '"'])
        ));
        assert!(kept.line("cache-control").contains("immutable"));
        server.get(&format!("/{name}?v=x")).refuses(400);
    }

    let road = r#"{"type":"FeatureCollection","features":[{"type":"Feature","id":"lane","properties":{"kind":"road","class":"main","sources":["natural-earth"],"accuracy_m":100},"geometry":{"type":"LineString","coordinates":[[38.0,48.5],[38.1,48.6]]}}]}"#;
    let server = with("context.geojson", road);
    assert_eq!(server.get("/context.geojson").text(), road);

    let server = with("geodata.toml", OTHER_TOWN);
    let nothing = server.get("/context.geojson");
    assert_eq!(nothing.line("content-type"), "application/geo+json");
    assert_eq!(nothing.json()["features"], serde_json::json!([]));
}

/// A server of a folder with one file.
fn with(name: &str, text: &str) -> Running {
    let env = TestEnv::new();
    fs::create_dir(env.path("mine")).expect("a folder");
    fs::write(env.path("mine").join(name), text).expect("a file");
    Running::start(env, &["--geodata", "mine"])
}

/// A town that inherits nothing.
const OTHER_TOWN: &str = r#"schema = 1
slug = "elsewhere"
title = "Elsewhere"
extent = [30.0, 50.0, 31.0, 51.0]
"#;
