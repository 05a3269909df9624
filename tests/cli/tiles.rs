//! `tiles`: archives of the overlay.

use std::fs;
use std::path::Path;

use bakhmut_map::archive::verify;
use rusqlite::Connection;
use serde_json::Value;
use snapbox::cmd::OutputAssert;

use crate::test_env::{TestEnv, stderr};

/// A few levels, which are drawn at once.
const FEW: [&str; 6] = ["tiles", "--date", "2025-01", "-z", "8", "-o"];

fn tiles(env: &TestEnv, path: &str, more: &[&str]) -> OutputAssert {
    env.run(&[&FEW[..], &[path], more].concat())
}

/// Makes an archive one of another program.
fn disown(env: &TestEnv, name: &str) {
    let path = env.path(name);
    if path.is_dir() {
        let json = path.join("tilejson.json");
        let text = fs::read_to_string(&json).expect("a TileJSON");
        fs::write(&json, text.replace("\"bakhmut-map ", "\"other ")).expect("a TileJSON");
    } else if name.ends_with(".mbtiles") {
        let database = Connection::open(&path).expect("a database");
        let update = "UPDATE metadata SET value = 'other 1' WHERE name = 'generator'";
        assert_eq!(database.execute(update, []), Ok(1));
    } else {
        fs::write(&path, "PMTiles of another program").expect("a file");
    }
}

#[test]
fn each_kind_of_archive_holds_the_same_tiles_and_is_sound() {
    let env = TestEnv::new();
    let mut said = Vec::new();
    for name in ["zones.pmtiles", "zones.mbtiles", "zones"] {
        let ran = tiles(&env, name, &[]).success();
        let line = String::from_utf8_lossy(&ran.get_output().stdout).into_owned();
        assert!(
            line.starts_with(&format!("{name}  data of 2025-01-15  ")),
            "{line}"
        );
        // An archive's size is that of its file.
        let (told, size) = line
            .replace(name, "")
            .trim_end()
            .rsplit_once("  ")
            .map_or_else(
                || panic!("no size: {line}"),
                |(told, size)| (told.to_owned(), size.to_owned()),
            );
        assert!(size.ends_with(" kB"), "{line}");
        said.push(told);
        let report = verify(&env.path(name)).expect("it can be read");
        assert!(report.is_valid(), "{name}: {report:?}");
    }
    assert!(said.iter().all(|line| *line == said[0]), "{said:?}");
}

#[test]
fn an_archive_tells_its_date_its_colours_and_whom_to_name() {
    let env = TestEnv::new();
    tiles(&env, "zones", &[]).success();
    let json: Value = serde_json::from_slice(&env.read("zones/tilejson.json")).expect("JSON");
    let text = |name: &str| json[name].as_str().expect("a text").to_owned();
    assert_eq!(text("version"), "2025.1.15");
    assert!(text("description").starts_with("Data as of 15 January 2025. "));
    assert!(text("attribution").contains("DeepState"));
    let legend = text("legend");
    for said in [
        "<strong>Data as of 15 January 2025</strong>",
        "<td>Assessed Russian control: in a settlement<",
        "<td>Assessed Russian control: elsewhere<",
        "<td>Contested",
        "<td>Front line, schematic",
        "<td>Edge of what is mapped",
        "<td>State border (±\u{a0}6.3\u{a0}km)",
        "<p>Contested: ",
    ] {
        assert!(legend.contains(said), "no {said} in {legend}");
    }
    // Each line has its picture.
    let pictures = legend.matches("data:image/png;base64,iVBORw0KGgo").count();
    assert_eq!(pictures, legend.matches("<tr>").count());

    tiles(&env, "lines", &["--layers", "border", "--lang", "uk"]).success();
    let json: Value = serde_json::from_slice(&env.read("lines/tilejson.json")).expect("JSON");
    let legend = json["legend"].as_str().expect("a text");
    assert!(legend.contains("Державний кордон"), "{legend}");
    assert_eq!(legend.matches("<tr>").count(), 1, "{legend}");
    assert!(!legend.contains("2025"), "{legend}");
    tiles(&env, "areas", &["--layers", "zones", "--lang", "uk"]).success();
    let json: Value = serde_json::from_slice(&env.read("areas/tilejson.json")).expect("JSON");
    let description = json["description"].as_str().expect("a text");
    assert!(description.contains("Схематично: "), "{description}");
}

#[test]
fn names_alone_say_nothing_of_control() {
    let env = TestEnv::new();
    tiles(&env, "names", &["--layers", "labels"]).success();
    let json: Value = serde_json::from_slice(&env.read("names/tilejson.json")).expect("JSON");
    assert!(json["description"].is_null(), "{}", json["description"]);
    // But how sure it is where a village lies.
    let legend = json["legend"].as_str().expect("a text");
    assert_eq!(legend.matches("<tr>").count(), 1, "{legend}");
    assert!(legend.contains("Village, position approximate"), "{legend}");
    let attribution = json["attribution"].as_str().expect("a text");
    assert!(attribution.contains("GeoNames"), "{attribution}");
    assert!(!attribution.contains("DeepState"), "{attribution}");
}

#[test]
fn what_this_program_wrote_is_replaced() {
    let env = TestEnv::new();
    for name in ["zones.pmtiles", "zones.mbtiles", "zones"] {
        tiles(&env, name, &["--layers", "zones"]).success();
        let before = env.tree();
        tiles(&env, name, &[]).success();
        assert!(env.tree() != before, "{name}");
    }
    fs::write(env.path("empty.pmtiles"), "").expect("a file");
    fs::create_dir(env.path("empty")).expect("a folder");
    tiles(&env, "empty.pmtiles", &[]).success();
    tiles(&env, "empty", &[]).success();
}

#[test]
fn what_others_wrote_is_replaced_only_by_force() {
    let env = TestEnv::new();
    for name in ["zones.pmtiles", "zones.mbtiles", "zones"] {
        tiles(&env, name, &["--layers", "labels"]).success();
        disown(&env, name);
        let before = env.tree();
        let ran = tiles(&env, name, &[]).code(1);
        let said = stderr(&ran);
        assert!(said.contains("was not written by this program"), "{said}");
        assert!(said.contains("--force"), "{said}");
        assert!(env.tree() == before, "{name}");
        tiles(&env, name, &["--force"]).success();
        assert!(env.tree() != before, "{name}");
        tiles(&env, name, &[]).success();
    }
}

#[test]
fn the_same_tiles_give_the_same_bytes() {
    let env = TestEnv::new();
    for name in ["a.pmtiles", "b.pmtiles"] {
        tiles(&env, name, &["--scale", "2", "--format", "webp"]).success();
    }
    assert!(env.read("a.pmtiles") == env.read("b.pmtiles"));
}

#[test]
fn a_folder_can_say_where_it_will_stand() {
    let env = TestEnv::new();
    tiles(
        &env,
        "zones",
        &["--served-at", "https://example.org/zones/"],
    )
    .success();
    let json = fs::read_to_string(env.path("zones/tilejson.json")).expect("a TileJSON");
    assert!(
        json.contains("\"https://example.org/zones/{z}/{x}/{y}.png\""),
        "{json}"
    );
}

#[test]
fn a_dry_run_writes_nothing() {
    let env = TestEnv::new();
    let before = env.tree();
    let ran = env
        .run(&[
            "tiles",
            "--date",
            "2025-01",
            "-z",
            "8",
            "--dry-run",
            "-o",
            "x.pmtiles",
        ])
        .success();
    let line = String::from_utf8_lossy(&ran.get_output().stdout).into_owned();
    assert!(
        line.starts_with("data of 2025-01-15  about ") && line.contains(" ± "),
        "{line}"
    );
    assert_eq!(env.tree(), before);
}

#[test]
fn what_cannot_be_meant_is_told_before_anything_is_drawn() {
    let env = TestEnv::new();
    for (args, said) in [
        (
            &["-Z", "9", "-z", "8", "-o", "x.pmtiles"][..],
            "--min-zoom 9 is above --max-zoom 8",
        ),
        (&["-z", "30", "-o", "x.pmtiles"], "30 is not in 0..=20"),
        (
            &["--resume", "--dry-run", "-o", "x.pmtiles"],
            "--dry-run counts all tiles",
        ),
        (
            &["--bbox", "39,48,38,49", "-o", "x.pmtiles"],
            "the western edge, 39, is not west of the eastern, 38",
        ),
        (&["--bbox", "48,138,49,139", "-o", "x.pmtiles"], "latitude"),
        (&["--bbox", "1,2,3", "-o", "x.pmtiles"], "37.4,48.2,38.6,49"),
        (
            &["--bbox", "0,10,1,11", "-o", "x.pmtiles"],
            "none of the land that is mapped",
        ),
        (&["--shard", "5/4", "-o", "x.pmtiles"], "3/16"),
        (
            &["--served-at", "https://example.org", "-o", "x.pmtiles"],
            "folder of tiles",
        ),
        (&["-o", "-"], "standard output"),
        (&["-o", "x.tif"], "ends as no archive of tiles does"),
        (&["-o", "x.pmtiles/"], "and as a folder's"),
        (&["--shard", "1/4", "-o", "x.mbtiles"], "drawn into PMTiles"),
        (&["--shard", "1/4", "-o", "x"], "drawn into PMTiles"),
        (&[], "--output"),
    ] {
        let ran = env
            .run(&[&["tiles", "--date", "2025-01"], args].concat())
            .code(2);
        assert!(stderr(&ran).contains(said), "{args:?}: {}", stderr(&ran));
    }
    assert!(env.tree().is_empty());
}

/// But for names, which keep off the edges of what is drawn, and the dashes of the line of contact,
/// which begin there.
#[test]
fn a_tile_is_the_same_whatever_else_is_drawn() {
    let env = TestEnv::new();
    let draw = |to: &str, bbox: &str| {
        let args = [
            "tiles",
            "--date",
            "2025-01",
            "-Z",
            "8",
            "-z",
            "10",
            "-o",
            to,
            "--bbox",
            bbox,
            "--layers",
            "zones,border",
        ];
        env.run(&args).success();
    };
    draw("near", "37.8,48.4,38.2,48.8");
    draw("wide", "-180,-90,180,90");
    let tree = env.tree();
    let mut drawn = 0;
    for (path, bytes) in &tree {
        let Ok(name) = path.strip_prefix("near") else {
            continue;
        };
        if name.extension().is_some_and(|ending| ending == "png") {
            assert!(
                tree.get(&Path::new("wide").join(name)) == Some(bytes),
                "{name:?}"
            );
            drawn += 1;
        }
    }
    assert!(drawn > 5 && tree.len() > 2 * drawn, "{drawn}");
}

#[test]
fn an_estimate_is_right_within_its_error() {
    let env = TestEnv::new();
    let args = ["tiles", "--date", "2025-01", "-Z", "5", "-z", "11"];
    let said = |more: &[&str]| {
        let ran = env.run(&[&args[..], more].concat()).success();
        String::from_utf8_lossy(&ran.get_output().stdout).into_owned()
    };
    // "… about 331 tiles … about 1521 kB ± 88 kB"
    let estimate = said(&["--dry-run"]);
    let after = |word: &str| -> f64 {
        let (_, rest) = estimate.rsplit_once(word).expect("a number");
        let number = rest.split(' ').next().expect("a number");
        number.parse().expect("a number")
    };
    said(&["-o", "x"]);
    let tree = env.tree();
    let tiles = tree
        .iter()
        .filter(|(path, _)| path.extension().is_some_and(|e| e == "png"));
    let (count, bytes) = tiles.fold((0.0, 0.0), |(count, bytes), (_, tile)| {
        (count + 1.0, bytes + tile.len() as f64 / 1000.0)
    });
    let (_, tiles) = estimate.split_once("about ").expect("a number of tiles");
    let tiles: f64 = tiles
        .split(' ')
        .next()
        .and_then(|n| n.parse().ok())
        .expect("a number");
    assert!((tiles - count).abs() <= 0.02 * count, "{estimate} {count}");
    // Tiles of one colour are not counted in, and in one case of 20 it may be farther off.
    assert!(
        (after("about ") - bytes).abs() <= 2.0 * after("± ") + 20.0,
        "{estimate} {bytes}"
    );
}

#[test]
fn what_is_complete_is_not_drawn_again() {
    let env = TestEnv::new();
    for name in ["zones.pmtiles", "zones.mbtiles", "zones"] {
        tiles(&env, name, &[]).success();
        let before = env.tree();
        let ran = tiles(&env, name, &["--resume"]).success();
        let said = String::from_utf8_lossy(&ran.get_output().stdout).into_owned();
        assert!(said.contains("complete already"), "{said}");
        assert!(env.tree() == before, "{name}");
        // What another command has completed is kept, unless it is told.
        let other = ["--resume", "--layers", "zones"];
        let said = stderr(&tiles(&env, name, &other).code(1));
        assert!(
            said.contains("was completed with other options") && said.contains("--force"),
            "{said}"
        );
        assert!(env.tree() == before, "{name}");
        let ran = tiles(&env, name, &[&other[..], &["--force"]].concat()).success();
        let said = String::from_utf8_lossy(&ran.get_output().stdout).into_owned();
        assert!(said.contains(" tiles  zoom 5 to 8  "), "{said}");
    }
    // A part is not the whole.
    tiles(&env, "part.pmtiles", &["--shard", "1/4"]).success();
    let said = stderr(&tiles(&env, "part.pmtiles", &["--resume"]).code(1));
    assert!(said.contains("was completed with other options"), "{said}");
    // An empty file holds nothing to be lost.
    std::fs::write(env.path("empty.pmtiles"), "").expect("a file");
    tiles(&env, "empty.pmtiles", &["--resume"]).success();
}

#[test]
fn a_box_of_swapped_degrees_is_told() {
    let env = TestEnv::new();
    let swapped = ["--bbox", "48.5,37.9,48.7,38.1"];
    for call in [
        &["tiles", "--date", "2025-01", "-z", "8", "-o", "x.pmtiles"][..],
        &["timeline"],
    ] {
        let ran = env.run(&[call, &swapped].concat()).failure();
        let said = stderr(&ran);
        assert!(
            said.contains("did you mean --bbox 37.9,48.5,38.1,48.7?"),
            "{said}"
        );
    }
}

#[test]
fn an_address_that_is_none_is_refused() {
    let env = TestEnv::new();
    let said = stderr(&tiles(&env, "zones", &["--served-at", "foo"]).code(2));
    assert!(said.contains("https://example.org/map"), "{said}");
    assert!(env.tree().is_empty());
}

#[test]
fn a_folder_tells_which_tiles_are_replaced() {
    let env = TestEnv::new();
    tiles(&env, "zones", &[]).success();
    let again = [
        "tiles", "--date", "2025-01", "-Z", "6", "-z", "6", "-o", "zones",
    ];
    let said = stderr(&env.run(&again).success());
    assert!(
        said.contains("the tiles in zones, zoom 5 to 8, are replaced"),
        "{said}"
    );
}

#[test]
fn the_town_is_named_on_every_level() {
    let env = TestEnv::new();
    for lang in ["en", "uk"] {
        let args = [
            "tiles",
            "--date",
            "2025-01",
            "-Z",
            "5",
            "-z",
            "11",
            "-o",
            "x.pmtiles",
        ];
        let told = ["--verbose", "--lang", lang];
        let said = stderr(&env.run(&[&args[..], &told].concat()).success());
        assert!(said.contains("no room at zoom"), "{said}");
        let is_town =
            |word: &str| word.trim_end_matches(',') == "Bakhmut" || word.starts_with("Бахмут");
        assert!(!said.split_whitespace().any(is_town), "{said}");
    }
}

#[cfg(unix)]
#[test]
fn a_run_that_is_stopped_is_gone_on_with() {
    use std::process::{Command, Stdio};
    let env = TestEnv::new();
    let args = ["tiles", "--date", "2025-01", "-z", "12", "-o", "x.pmtiles"];
    let mut command = env.command(&args);
    let mut run = command
        .stderr(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .expect("it runs");
    let part = env.path("x.pmtiles.part");
    let is_begun = || fs::metadata(&part).is_ok_and(|file| file.len() > 20_000);
    while run.try_wait().expect("it runs").is_none() && !is_begun() {
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    let mut kill = Command::new("kill");
    assert!(
        kill.args(["-INT", &run.id().to_string()])
            .status()
            .expect("kill runs")
            .success()
    );
    let ended = run.wait_with_output().expect("it ends");
    let said = String::from_utf8_lossy(&ended.stderr).into_owned();
    assert_eq!(ended.status.code(), Some(130), "{said}");
    let (_, tile) = said
        .split_once("--resume goes on after tile ")
        .expect("a tile");
    assert!(!env.path("x.pmtiles").exists());

    let again = stderr(&env.run(&[&args[..], &["--resume"]].concat()).success());
    assert!(
        again.contains(&format!("going on after tile {}", tile.trim())),
        "{again}"
    );
    let whole = ["tiles", "--date", "2025-01", "-z", "12", "-o", "y.pmtiles"];
    env.run(&whole).success();
    assert!(env.read("x.pmtiles") == env.read("y.pmtiles"));
}
