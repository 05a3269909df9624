//! Tiles, their TileJSON, zones, dates and stills: the bytes of the command line.

use std::fs;

use crate::client::Running;

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
fn a_still_is_that_of_the_command_line() {
    let server = Running::new();
    for (query, args) in [
        ("?date=2025-01", vec!["--date", "2025-01"]),
        (
            "?date=2023-05&lang=uk&theme=dark&size=600x500&scale=2",
            vec![
                "--date", "2023-05", "--lang", "uk", "--theme", "dark", "--size", "600x500",
                "--scale", "2",
            ],
        ),
        (
            "?date=2025-01-15&layout=tall&projection=web-mercator&lang=en+uk",
            vec![
                "--date",
                "2025-01-15",
                "--layout",
                "tall",
                "--projection",
                "web-mercator",
                "--lang",
                "en+uk",
            ],
        ),
    ] {
        let args = [
            &["render", "--view", "town", "-o", "town.png", "--force"],
            &args[..],
        ]
        .concat();
        server.env.run(&args).success();
        let got = server.get(&format!("/render/town.png{query}"));
        assert_eq!(got.status, 200, "{}", got.text());
        assert!(got.body == server.env.read("town.png"), "{query}");
    }
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
    assert!(dataset["title"]["uk"].is_string() && dataset["sources"][0]["licence"].is_string());
    assert_eq!(dates["max_zoom"], 14);
    assert!(dates["hash"].as_str().expect("a hash").len() == 64);
}
