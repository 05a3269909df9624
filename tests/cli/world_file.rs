//! `render --projection web-mercator`, and the files by which a GIS puts such a map in place.

use std::fs;
use std::path::PathBuf;

use crate::test_env::{TestEnv, stderr};

const WEB_MERCATOR: [&str; 5] = [
    "render",
    "--date",
    "2025-01",
    "--projection",
    "web-mercator",
];
const PLACED: [&str; 6] = [
    "render",
    "--date",
    "2025-01",
    "--projection",
    "web-mercator",
    "--world-file",
];
const TOWN: [&str; 4] = ["--view", "town", "-o", "map.png"];
const SMALL: [&str; 2] = ["--size", "360x270"];

/// The six numbers of a world file.
fn grid(env: &TestEnv, name: &str) -> [f64; 6] {
    let text = String::from_utf8(env.read(name)).expect("text");
    assert!(text.ends_with('\n'), "{text}");
    let lines: Vec<f64> = text
        .lines()
        .map(|line| line.parse().expect("a number"))
        .collect();
    lines.try_into().expect("six lines")
}

/// Runs a call that must fail with this code and word, and leave all files as they were.
#[track_caller]
fn refused(env: &TestEnv, args: &[&str], code: i32, word: &str) {
    let before = env.tree();
    let said = stderr(&env.run(args).code(code).stdout_eq(""));
    assert!(said.contains(word), "{word:?} is not in {said}");
    assert!(env.tree() == before, "files have changed");
}

#[test]
fn each_map_gets_files_of_its_own() {
    let env = TestEnv::new();
    env.run(&[&PLACED[..], &SMALL].concat())
        .success()
        .stdout_eq(
            "\
output/bakhmut-2025-01-town-web-mercator-360x270.png  data of 2025-01-15  360x270  [..] kB
output/bakhmut-2025-01-town-web-mercator-360x270.pgw  EPSG:3857, and .prj, .png.aux.xml
output/bakhmut-2025-01-front-web-mercator-360x270.png  data of 2025-01-15  360x270  [..] kB
output/bakhmut-2025-01-front-web-mercator-360x270.pgw  EPSG:3857, and .prj, .png.aux.xml
output/bakhmut-2025-01-border-web-mercator-360x270.png  data of 2025-01-15  360x270  [..] kB
output/bakhmut-2025-01-border-web-mercator-360x270.pgw  EPSG:3857, and .prj, .png.aux.xml
",
        );
    assert_eq!(env.tree().len(), 1 + 3 * 4, "a folder and four files a map");
    let mut sides = Vec::new();
    for view in ["town", "front", "border"] {
        let name = format!("output/bakhmut-2025-01-{view}-web-mercator-360x270");
        let [across, turn, lean, down, east, north] = grid(&env, &format!("{name}.pgw"));
        assert_eq!((turn, lean, down), (0.0, 0.0, -across));
        assert!((3.5e6..4.3e6).contains(&east) && (6.1e6..6.8e6).contains(&north));
        sides.push(across);
        let prj = String::from_utf8(env.read(&format!("{name}.prj"))).expect("text");
        assert!(prj.starts_with("PROJCS[\"WGS_1984_Web_Mercator_Auxiliary_Sphere\",GEOGCS["));
        let aux = String::from_utf8(env.read(&format!("{name}.png.aux.xml"))).expect("text");
        assert!(aux.contains("AUTHORITY[\"EPSG\",\"3857\"]]</SRS>"), "{aux}");
    }
    assert!(sides.is_sorted(), "{sides:?}");
}

/// A map twice as dense has pixels of half the size, and the same corner.
#[test]
fn the_grid_is_that_of_the_file() {
    let env = TestEnv::new();
    let place = |scale| {
        let args = [&PLACED[..], &TOWN, &["--scale", scale]].concat();
        env.run(&args).success();
        grid(&env, "map.pgw")
    };
    let (one, two) = (place("1"), place("2"));
    assert!((two[0] / one[0] - 0.5).abs() < 0.002, "{one:?} {two:?}");
    for (coordinate, sign) in [(4, -0.5), (5, 0.5)] {
        let corner = |grid: [f64; 6]| grid[coordinate] + sign * grid[0];
        let apart = (corner(one) - corner(two)).abs();
        assert!(apart < 1.5 * one[0], "{one:?} {two:?}");
    }
}

#[test]
fn the_name_tells_the_projection_so_that_neither_map_replaces_the_other() {
    let env = TestEnv::new();
    let town = [
        "--view", "town", "--lang", "uk", "--scale", "2", "--size", "360x270",
    ];
    env.run(&[&WEB_MERCATOR[..], &town].concat())
        .success()
        .stdout_eq("output/bakhmut-2025-01-town-uk-web-mercator-360x270@2x.png  [..]\n");
    let plain = [&WEB_MERCATOR[..3], &["--projection", "for-view"], &town].concat();
    env.run(&plain)
        .success()
        .stdout_eq("output/bakhmut-2025-01-town-uk-360x270@2x.png  [..]\n");
    assert_eq!(env.tree().len(), 3, "a folder and two maps");
}

#[test]
fn what_no_world_file_can_say_is_a_usage_error() {
    let env = TestEnv::new();
    let unplaced = ["render", "--date", "2025-01", "--world-file"];
    refused(&env, &unplaced, 2, "help: add --projection web-mercator");
    let to = |path| [&PLACED[..], &["--view", "town", "-o", path]].concat();
    refused(&env, &to("-"), 2, "- has no place for them");
    refused(&env, &to("map"), 2, "help: name a file that ends in .png");
    refused(&env, &to("/dev/null"), 2, "/dev/null has no place for them");
}

#[test]
fn a_view_beyond_the_projection_is_refused() {
    let env = TestEnv::new();
    fs::create_dir(env.path("geo")).expect("a folder can be made");
    let view = "[pole]\nfigure = \"control\"\ntitle = \"Pole\"\nbounds = [10, 84, 20, 86]\n";
    fs::write(env.path("geo/views.toml"), view).expect("a file can be written");
    let args = [&WEB_MERCATOR[..], &["--geodata", "geo"]].concat();
    refused(&env, &args, 2, "the view pole reaches to 86°");
}

#[test]
fn a_map_is_placed_anew_with_its_files() {
    let env = TestEnv::new();
    env.run(&[&PLACED[..], &TOWN, &SMALL].concat()).success();
    let before = grid(&env, "map.pgw");
    env.run(&[&PLACED[..], &TOWN].concat()).success();
    assert!(grid(&env, "map.pgw")[0] < before[0]);
    assert_eq!(env.tree().len(), 4);

    // Without them, the one that is left would put the map where it is not.
    let said = stderr(&env.run(&[&WEB_MERCATOR[..], &TOWN].concat()).success());
    assert!(
        said.contains("warning: map.pgw was not written with this map"),
        "{said}"
    );
}

/// A shapefile's coordinate system has the name of the map, and is not the map's.
#[test]
fn a_file_of_somebody_else_is_kept() {
    let placed = [&PLACED[..], &TOWN, &SMALL].concat();
    for name in ["map.prj", "map.pgw", "map.png.aux.xml"] {
        let env = TestEnv::new();
        fs::write(env.path(name), "of a shapefile").expect("a file can be written");
        refused(&env, &placed, 1, &format!("{name} exists"));
        env.run(&[&placed[..], &["--force"]].concat()).success();
        assert!(env.read(name) != b"of a shapefile");
        env.run(&placed).success();
    }
    let env = TestEnv::new();
    fs::create_dir(env.path("map.prj")).expect("a folder can be made");
    let forced = [&placed[..], &["--force"]].concat();
    refused(&env, &forced, 1, "map.prj is no file");
}

/// The map is not written where what belongs to it can't be.
#[cfg(unix)]
#[test]
fn all_files_are_written_or_none() {
    let env = TestEnv::new();
    env.run(&[&WEB_MERCATOR[..], &TOWN, &SMALL].concat())
        .success();
    std::os::unix::fs::symlink("missing/map.prj", env.path("map.prj")).expect("a link");
    let listed = || -> Vec<PathBuf> {
        let files = fs::read_dir(env.path("")).expect("a folder").flatten();
        files.map(|file| file.path()).collect()
    };
    let (before, map) = (listed().len(), env.read("map.png"));
    let said = stderr(
        &env.run(&[&PLACED[..], &TOWN].concat())
            .code(1)
            .stdout_eq(""),
    );
    assert!(said.contains("cannot write map.prj"), "{said}");
    assert!(env.read("map.png") == map && listed().len() == before);
}
