//! `--basemap`: other people's tiles under ours.

use std::fs;

use bakhmut_map::archive::{Tiles, verify};
use bakhmut_map::encode::read_metadata;
use bakhmut_map::projection::TileCoord;
use image::{ImageFormat, Rgb, RgbImage};
use snapbox::cmd::OutputAssert;

use crate::test_env::{TestEnv, stderr};
use crate::tile_server::{TileServer, found, status};

/// A colour that no map of ours has.
const GREEN: Rgb<u8> = Rgb([10, 200, 30]);

const FRONT: [&str; 8] = [
    "render", "--date", "2025-01", "--view", "front", "-o", "map.png", "--force",
];

fn tile() -> Vec<u8> {
    tile_of(256)
}

/// A green tile of so many pixels a side.
fn tile_of(side: u32) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    let picture = RgbImage::from_pixel(side, side, GREEN);
    picture
        .write_to(&mut bytes, ImageFormat::Png)
        .expect("a picture");
    bytes.into_inner()
}

/// A folder of green tiles around Bakhmut, from zoom 6 to 9.
fn folder(env: &TestEnv) {
    for z in 6..=9_u8 {
        let count = f64::from(1_u32 << z);
        let [x, y] = [0.606, 0.345].map(|part: f64| (part * count) as i64);
        for (x, y) in (x - 3..=x + 3).flat_map(|x| (y - 3..=y + 3).map(move |y| (x, y))) {
            let column = env.path(&format!("base/{z}/{x}"));
            fs::create_dir_all(&column).expect("a folder");
            fs::write(column.join(format!("{y}.png")), tile()).expect("a tile");
        }
    }
}

/// Draws the map of the front on a server's tiles.
fn on(server: &TileServer, env: &TestEnv, more: &[&str]) -> OutputAssert {
    drawn_on(server, env, &[&FRONT[..], more].concat())
}

/// Draws what a call asks for on a server's tiles, which are kept in a folder of the test.
fn drawn_on(server: &TileServer, env: &TestEnv, call: &[&str]) -> OutputAssert {
    let template = server.template();
    let basemap = [
        "--basemap",
        &template,
        "--basemap-attribution",
        "© Green",
        "--basemap-cache",
        "cache",
    ];
    env.run(&[call, &basemap].concat())
}

/// Which part of the picture is green.
fn green(env: &TestEnv) -> f64 {
    let picture = image::load_from_memory(&env.read("map.png")).expect("a picture");
    let picture = picture.into_rgb8();
    let green = picture.pixels().filter(|pixel| **pixel == GREEN).count();
    green as f64 / f64::from(picture.width() * picture.height())
}

#[test]
fn a_folder_of_tiles_lies_under_the_map_and_is_named() {
    let env = TestEnv::new();
    folder(&env);
    let named = ["--basemap", "base", "--basemap-attribution", "© Green Maps"];
    let ran = env.run(&[&FRONT[..], &named].concat()).success();
    assert!((0.15..0.5).contains(&green(&env)), "{}", green(&env));
    let said = stderr(&ran);
    assert!(
        said.contains("the basemap base ends at zoom 9: its pixels are drawn"),
        "{said}"
    );
    let told = read_metadata(&env.read("map.png")).expect("metadata");
    let told = format!("{told:?}");
    assert!(
        told.contains("© Green Maps") && told.contains("basemap base"),
        "{told}"
    );
}

#[test]
fn a_basemap_that_cannot_be_used_is_refused_with_why() {
    let env = TestEnv::new();
    folder(&env);
    fs::create_dir(env.path("empty")).expect("a folder");
    fs::write(env.path("text.pmtiles"), "no tiles").expect("a file");
    let far = ["--basemap-attribution", "X"];
    for (basemap, more, code, why) in [
        ("base", &[][..], 2, "base does not say whom it comes from"),
        (
            "empty",
            &far,
            1,
            "empty has no raster tiles: it has no folders of zoom levels",
        ),
        (
            "text.pmtiles",
            &far,
            1,
            "it does not begin as a PMTiles archive does",
        ),
        ("nowhere.mbtiles", &far, 1, "cannot read nowhere.mbtiles"),
        ("https://example.org/{z}/{x}", &far, 2, "{y} is missing"),
    ] {
        let ran = env.run(&[&FRONT[..], &["--basemap", basemap], more].concat());
        let said = stderr(&ran.code(code));
        assert!(said.contains(why), "{said}");
        assert!(!env.path("map.png").exists(), "{basemap}");
    }
}

#[test]
fn what_lies_beyond_the_basemap_is_told() {
    let env = TestEnv::new();
    let column = env.path("base/9/0");
    fs::create_dir_all(&column).expect("a folder");
    fs::write(column.join("0.png"), tile()).expect("a tile");
    let named = ["--basemap", "base", "--basemap-attribution", "X"];
    let said = stderr(&env.run(&[&FRONT[..], &named].concat()).code(1));
    assert!(said.contains("the basemap base has none of the "), "{said}");
    fs::write(column.join("0.png"), "no picture").expect("a file");
    let said = stderr(
        &env.run(&[
            "tiles",
            "--date",
            "2025-01",
            "--bbox",
            "-180,84,-179.5,85",
            "-Z",
            "9",
            "-z",
            "9",
            "-o",
            "x.pmtiles",
            "--basemap",
            "base",
            "--basemap-attribution",
            "X",
        ])
        .code(1),
    );
    assert!(
        said.contains("tile 9/0/0 of the basemap base is no picture"),
        "{said}"
    );
    assert!(!env.path("x.pmtiles").exists());
}

#[test]
fn a_server_is_asked_once_for_what_may_be_kept() {
    let env = TestEnv::new();
    let bytes = tile();
    let server = TileServer::new(move |_| Some(found("Cache-Control: max-age=600\r\n", &bytes)));
    on(&server, &env, &[]).success();
    let (asked, first) = (server.asked(), env.read("map.png"));
    assert!((4..100).contains(&asked), "{asked}");
    assert!(green(&env) > 0.15);
    on(&server, &env, &[]).success();
    assert_eq!(server.asked(), asked);
    assert!(env.read("map.png") == first);
    let told = format!("{:?}", read_metadata(&first));
    assert!(
        told.contains("{z}/{x}/{y}.png") && !told.contains("secret"),
        "{told}"
    );
}

#[test]
fn a_server_that_wants_it_is_asked_whether_a_tile_has_changed() {
    const DAY: &str = "Sat, 01 Nov 2025 00:00:00 GMT";
    for (validators, condition, unchanged) in [
        ("ETag: \"a\"", "if-none-match: \"a\"", "ETag: \"a\""),
        // Without the validator, or with another for having been compressed.
        ("ETag: \"a\"", "if-none-match: \"a\"", "X: y"),
        ("ETag: W/\"a\"", "if-none-match: w/\"a\"", "X: y"),
        ("ETag: \"a\"", "if-none-match: \"a\"", "ETag: \"a-gzip\""),
        (
            &format!("Last-Modified: {DAY}"),
            &format!("if-modified-since: {}", DAY.to_lowercase()),
            "ETag: \"a\"",
        ),
    ] {
        let env = TestEnv::new();
        let bytes = tile();
        let head = format!("Cache-Control: no-cache\r\n{validators}\r\n");
        let (condition, status_line) = (
            condition.to_owned(),
            format!("304 Not Modified\r\n{unchanged}"),
        );
        let server = TileServer::new(move |request| {
            let known = request.iter().any(|line| line.to_lowercase() == condition);
            Some(match known {
                true => status(&status_line),
                false => found(&head, &bytes),
            })
        });
        on(&server, &env, &[]).success();
        let (asked, first) = (server.asked(), env.read("map.png"));
        // The third asks by what the second has kept of the answer.
        for times in 2..=3 {
            on(&server, &env, &[]).success();
            assert_eq!(server.asked(), times * asked);
            assert!(env.read("map.png") == first, "{validators} {unchanged}");
        }
    }
}

#[test]
fn a_server_that_fails_is_told_and_no_map_is_written() {
    for (answer, why) in [
        (
            "500 Internal Server Error",
            "the server says 500 Internal Server Error",
        ),
        ("429 Too Many Requests", "asked too often"),
        ("403 Forbidden", "wants a key"),
    ] {
        let env = TestEnv::new();
        let server = TileServer::new(move |_| Some(status(answer)));
        let said = stderr(&on(&server, &env, &[]).code(1));
        assert!(said.contains(why) && !said.contains("secret"), "{said}");
        assert!(!env.path("map.png").exists());
        // Two at a time, each once more.
        assert!(server.asked() <= 4, "{}", server.asked());
    }
}

#[test]
fn a_page_in_place_of_a_picture_is_told() {
    let env = TestEnv::new();
    let page = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: 6\r\n\r\n<html>";
    let server = TileServer::new(|_| Some(page.to_vec()));
    let said = stderr(&on(&server, &env, &[]).code(1));
    assert!(said.contains("sends a page, not a picture"), "{said}");
    assert!(!env.path("map.png").exists());
}

#[test]
fn a_server_that_is_not_there_is_told() {
    let env = TestEnv::new();
    // Nobody listens there.
    let args = [
        "--basemap",
        "http://127.0.0.1:9/{z}/{x}/{y}.png",
        "--basemap-attribution",
        "X",
    ];
    let cache = ["--basemap-cache", "cache"];
    let said = stderr(&env.run(&[&FRONT[..], &args, &cache].concat()).code(1));
    assert!(said.contains("nobody answers at that address"), "{said}");
}

#[test]
fn our_own_tiles_are_no_basemap() {
    let env = TestEnv::new();
    let tiles = [
        "tiles",
        "--date",
        "2025-01",
        "-Z",
        "8",
        "-z",
        "8",
        "-o",
        "own.pmtiles",
    ];
    env.run(&tiles).success();
    let said = stderr(
        &env.run(&[&FRONT[..], &["--basemap", "own.pmtiles"]].concat())
            .code(2),
    );
    assert!(said.contains("bakhmut-map drew it"), "{said}");
}

#[test]
fn an_overlay_of_somebody_else_is_told() {
    let env = TestEnv::new();
    folder(&env);
    let json = r#"{"type": "overlay", "attribution": "Somebody"}"#;
    fs::write(env.path("base/tiles.json"), json).expect("a file");
    let said = stderr(
        &env.run(&[&FRONT[..], &["--basemap", "base"]].concat())
            .success(),
    );
    assert!(said.contains("says that it is an overlay"), "{said}");
}

#[test]
fn beyond_a_servers_deepest_level_its_tiles_are_enlarged() {
    let env = TestEnv::new();
    let bytes = tile();
    let server = TileServer::new(move |asked| {
        let path = asked[0].split(' ').nth(1).expect("a path");
        let zoom = path.split('/').nth(1).expect("a zoom level");
        Some(match zoom.parse::<u8>().ok() {
            Some(0..=8) => found("", &bytes),
            _ => status("404 Not Found"),
        })
    });
    let said = stderr(&on(&server, &env, &[]).code(1));
    assert!(said.contains("--basemap-max-zoom"), "{said}");
    let said = stderr(&on(&server, &env, &["--basemap-max-zoom", "8"]).success());
    assert!(said.contains("ends at zoom 8"), "{said}");
}

#[test]
fn a_server_that_says_nothing_is_waited_for_no_longer_than_asked() {
    let env = TestEnv::new();
    let server = TileServer::new(|_| None);
    let said = stderr(&on(&server, &env, &["--basemap-timeout", "1"]).code(1));
    assert!(
        said.contains("cannot have the basemap's tile http://127"),
        "{said}"
    );
    assert!(
        said.contains("no whole answer within a second") && said.contains("--basemap-timeout"),
        "{said}"
    );
    assert!(!env.path("map.png").exists());
}

#[test]
fn a_server_that_is_down_is_not_asked_for_every_tile() {
    let env = TestEnv::new();
    let server = TileServer::new(|_| Some(status("503 Service Unavailable")));
    let tiles = ["tiles", "--date", "2025-01", "-z", "10", "-o", "t"];
    let said = stderr(&drawn_on(&server, &env, &tiles).code(1));
    assert!(said.contains("the server says 503"), "{said}");
    // Two tiles at a time, each asked for twice.
    assert!(server.asked() <= 4, "{}", server.asked());
}

#[test]
fn tiles_that_were_kept_are_used_when_the_server_is_gone_and_it_is_told() {
    let env = TestEnv::new();
    let bytes = tile();
    let up = std::sync::Arc::new(std::sync::atomic::AtomicBool::new(true));
    let is_up = std::sync::Arc::clone(&up);
    let server = TileServer::new(move |_| {
        Some(match is_up.load(std::sync::atomic::Ordering::Relaxed) {
            true => found("Cache-Control: max-age=0\r\n", &bytes),
            false => status("503 Service Unavailable"),
        })
    });
    on(&server, &env, &[]).success();
    let first = env.read("map.png");
    up.store(false, std::sync::atomic::Ordering::Relaxed);
    let said = stderr(&on(&server, &env, &[]).success());
    assert!(said.contains("older than the server allows"), "{said}");
    assert!(env.read("map.png") == first);
}

#[test]
fn tiles_are_drawn_on_a_basemap() {
    let env = TestEnv::new();
    folder(&env);
    let tiles = [
        "tiles",
        "--date",
        "2025-01",
        "--bbox",
        "37.9,48.5,38.1,48.7",
        "-Z",
        "8",
        "-z",
        "11",
        "-o",
        "map.pmtiles",
        "--basemap",
        "base",
        "--basemap-attribution",
        "© Green Maps",
    ];
    env.run(&tiles).success();
    assert!(
        verify(&env.path("map.pmtiles"))
            .expect("it can be read")
            .is_valid()
    );
    let drawn = Tiles::open(&env.path("map.pmtiles")).expect("tiles");
    assert!(
        drawn
            .attribution()
            .expect("one")
            .ends_with("; © Green Maps")
    );
    for z in 8..=11_u8 {
        let count = f64::from(1_u32 << z);
        let tile = TileCoord::new(
            z,
            (38.0 / 360.0 * count + 0.5 * count) as u32,
            (0.3455 * count) as u32,
        );
        let tile = tile.expect("a tile");
        let bytes = drawn
            .tile(tile)
            .expect("it can be read")
            .expect("it is there");
        let picture = image::load_from_memory(&bytes)
            .expect("a picture")
            .into_rgba8();
        assert!(
            picture.pixels().all(|pixel| pixel[3] == 255),
            "{z}: all is covered"
        );
    }
}

#[test]
fn tiles_that_a_still_lacks_are_told() {
    let env = TestEnv::new();
    let bytes = tile();
    let server = TileServer::new(move |asked| {
        let path = asked[0].split(' ').nth(1).expect("a path");
        let column = path.split('/').nth(2).expect("a column");
        Some(match column.parse::<u32>().expect("a number") % 2 {
            0 => found("", &bytes),
            _ => status("404 Not Found"),
        })
    });
    let said = stderr(&on(&server, &env, &[]).success());
    assert!(
        said.contains("warning: the basemap http://") && said.contains(" lacks tiles of zoom "),
        "{said}"
    );
    assert!((0.02..0.15).contains(&green(&env)), "{}", green(&env));
}

#[test]
fn tiles_of_too_few_pixels_are_refused() {
    let env = TestEnv::new();
    let bytes = tile_of(64);
    let server = TileServer::new(move |_| Some(found("", &bytes)));
    let said = stderr(&on(&server, &env, &[]).code(1));
    assert!(
        said.contains("is 64 pixels wide: the tiles of a basemap are of 256 or more"),
        "{said}"
    );
    assert!(!env.path("map.png").exists());
}
