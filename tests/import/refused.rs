//! What is no file of a publisher's is refused with its reason, and nothing is written.

use std::fs;

use serde_json::json;

use crate::made::{BOX, collection, daily, env, put, ring};
use crate::support::reference;
use crate::test_env::{TestEnv, stderr};

/// What the program says of a file that it refuses.
fn refused(env: &TestEnv, publisher: &str, files: &[&str], code: i32) -> String {
    let before = env.tree();
    let run = [&["import", publisher, "--geodata", "mine"], files].concat();
    let ran = env.run(&run).code(code).stdout_eq("");
    assert_eq!(env.tree(), before, "something was written");
    stderr(&ran)
}

#[test]
fn corrupt_files_are_refused_with_their_place() {
    let env = env();
    let whole = daily(BOX).to_string();
    for (name, bytes, says) in [
        (
            "1_20250115.json",
            &whole.as_bytes()[..whole.len() / 2],
            "1_20250115.json:1:",
        ),
        ("2_20250115.json", b"".as_slice(), "2_20250115.json:1:1: "),
        ("3_20250115.json", b"\xff\xfe{\0", "the file is UTF-16"),
        ("4_20250115.json", b"[1, 2]", "this is no GeoJSON"),
        (
            "5_20250115.json",
            b"{\"features\": 3}",
            "must be a list of features",
        ),
        (
            "6_20250115.json",
            b"{\"features\": []}",
            "it holds no feature",
        ),
    ] {
        fs::write(env.path(name), bytes).unwrap();
        let said = refused(&env, "deepstate", &[name], 3);
        assert!(said.contains(says), "{name}: {said}");
    }
    fs::write(
        env.path("20250115.json.gz"),
        b"\x1f\x8b\x08\0\0\0\0\0\0\x03\x01",
    )
    .unwrap();
    assert!(refused(&env, "deepstate", &["20250115.json.gz"], 1).contains("cannot unpack"));
}

#[test]
fn one_bad_file_keeps_all_from_being_written() {
    let env = env();
    put(&env, "20250115.json", &daily(BOX));
    put(&env, "20250116.json", &daily([37.9, 98.5, 38.1, 98.7]));
    let said = refused(&env, "deepstate", &["20250115.json", "20250116.json"], 3);
    assert!(
        said.contains("20250116.json") && said.contains("is not on the Earth"),
        "{said}"
    );
    assert!(said.contains("nothing was written"), "{said}");
}

#[test]
fn all_files_that_fail_are_counted() {
    let env = env();
    let broken = b"\x1f\x8b\x08\0\0\0\0\0\0\x03\x01";
    fs::write(env.path("20250114.json.gz"), broken).unwrap();
    fs::write(env.path("20250115.json.gz"), broken).unwrap();
    put(&env, "20250116.json", &daily([37.9, 98.5, 38.1, 98.7]));
    let files = ["20250114.json.gz", "20250115.json.gz", "20250116.json"];
    let said = refused(&env, "deepstate", &files, 1);
    assert!(said.contains("cannot unpack 20250114.json.gz"), "{said}");
    let rest = "nothing was written; files that cannot be imported beside this one: 2";
    assert!(said.contains(rest), "{said}");
}

#[test]
fn one_swapped_position_is_told_with_how_to_write_it() {
    let env = env();
    let mut file = daily(BOX);
    file["features"][0]["geometry"]["coordinates"][0][1] = json!([48.7, 37.9]);
    put(&env, "20250115.json", &file);
    let said = refused(&env, "deepstate", &["20250115.json"], 3);
    assert!(
        said.contains("the position [48.7, 37.9] lies far from"),
        "{said}"
    );
    assert!(said.contains("write it as [37.9, 48.7]"), "{said}");
}

#[test]
fn swapped_coordinates_are_told_as_such() {
    let env = env();
    put(&env, "20250115.json", &daily([48.5, 37.9, 48.7, 38.1]));
    let said = refused(&env, "deepstate", &["20250115.json"], 3);
    assert!(
        said.contains("longitude and latitude are swapped"),
        "{said}"
    );
}

#[test]
fn one_swapped_area_among_others_keeps_the_file_from_being_written() {
    let env = env();
    let swapped = json!([ring([48.0, 37.0, 49.0, 38.0])]);
    let file = collection(&[(json!({}), json!([ring(BOX)])), (json!({}), swapped)]);
    put(&env, "20250115.json", &file);
    let said = refused(&env, "deepstate", &["20250115.json"], 3);
    assert!(
        said.contains("if longitude and latitude are swapped, and in another as they are: 1"),
        "{said}"
    );
}

#[test]
fn a_file_that_is_of_elsewhere_for_the_most_is_refused() {
    let env = env();
    let with = |box_| {
        let away = json!([ring(box_)]);
        collection(&[(json!({}), json!([ring(BOX)])), (json!({}), away)])
    };
    // In Saxony: twice as much as at home, and then half as much.
    put(&env, "20250115.json", &with([13.0, 51.0, 13.4, 51.2]));
    let said = refused(&env, "deepstate", &["20250115.json"], 3);
    assert!(
        said.contains("more than half of its area lies outside the country"),
        "{said}"
    );
    put(&env, "20250116.json", &with([13.0, 51.0, 13.1, 51.2]));
    let import = ["import", "deepstate", "20250116.json", "--geodata", "mine"];
    let said = stderr(&env.run(&import).success());
    assert!(
        said.contains("left out: 1 area in other countries (155."),
        "{said}"
    );
    let told = "warning: 2025-01-16: left out as in other countries: 155.";
    assert!(said.contains(told), "{said}");
}

#[test]
fn an_outline_that_encloses_nothing_is_told_or_refused_by_its_width() {
    let env = env();
    let with = |east: f64| {
        let flat = json!([[[37.0, 48.0], [east, 48.0], [37.0, 48.0], [37.0, 48.0]]]);
        collection(&[(json!({}), json!([ring(BOX)])), (json!({}), flat)])
    };
    put(&env, "20250115.json", &with(39.0));
    let said = refused(&env, "deepstate", &["20250115.json"], 3);
    assert!(
        said.contains("at 37, 48, encloses nothing, and no area of the file is as wide"),
        "{said}"
    );
    // 7.5 km, and 75 m.
    for (east, is_told) in [(37.1, true), (37.001, false)] {
        put(&env, "20250116.json", &with(east));
        let import = [
            "import",
            "deepstate",
            "20250116.json",
            "--geodata",
            "mine",
            "--force",
        ];
        let said = stderr(&env.run(&import).success());
        assert_eq!(
            said.contains("warning: 2025-01-16: an outline of up to 7."),
            is_told,
            "{said}"
        );
    }
}

#[test]
fn an_outline_that_is_too_tangled_is_refused_with_how_often_it_crosses_itself() {
    let env = env();
    // As good as random positions: by Knuth's generator, MMIX.
    let mut state = 1u64;
    let mut random = || {
        state = state
            .wrapping_mul(6364136223846793005)
            .wrapping_add(1442695040888963407);
        let share = (state >> 33) as f64 / (1u64 << 31) as f64;
        (share * 5e5).round() / 1e6
    };
    let mut tangle: Vec<_> = (0..1000)
        .map(|_| [38.0 + random(), 48.5 + random()])
        .collect();
    tangle.push(tangle[0]);
    put(
        &env,
        "20250115.json",
        &collection(&[(json!({}), json!([tangle]))]),
    );
    let said = refused(&env, "deepstate", &["20250115.json"], 3);
    assert!(
        said.contains("20250115.json: the outline of occupied crosses itself "),
        "{said}"
    );
    assert!(
        said.contains(" times, and cannot be mended") && !said.contains("hole"),
        "{said}"
    );
}

#[test]
fn other_reference_systems_are_refused() {
    let env = env();
    let mut file = daily(BOX);
    file["crs"]["properties"]["name"] = json!("EPSG:3857");
    put(&env, "20250115.json", &file);
    assert!(refused(&env, "deepstate", &["20250115.json"], 3).contains("EPSG:3857"));
}

#[test]
fn a_file_must_say_its_day_and_no_two_the_same() {
    let env = env();
    put(&env, "today.json", &daily(BOX));
    assert!(refused(&env, "deepstate", &["today.json"], 2).contains("does not say of which day"));
    put(&env, "a_20250115.json", &daily(BOX));
    put(&env, "b_20250115.json", &daily(BOX));
    let said = refused(
        &env,
        "deepstate",
        &["a_20250115.json", "b_20250115.json"],
        2,
    );
    assert!(said.contains("are both of 2025-01-15"), "{said}");
    let said = refused(
        &env,
        "deepstate",
        &["a_20250115.json", "today.json", "--date", "2025-01-15"],
        2,
    );
    assert!(said.contains("is for one file"), "{said}");
    let several = collection(&[
        (
            json!({ "type": "gains", "date": "2025-01-14" }),
            json!([ring(BOX)]),
        ),
        (
            json!({ "type": "gains", "date": "2025-01-15" }),
            json!([ring(BOX)]),
        ),
    ]);
    put(&env, "several.json", &several);
    assert!(refused(&env, "nzz", &["several.json"], 2).contains("several days"));
}

#[test]
fn shapes_under_different_terms_are_not_mixed() {
    let env = env();
    put(&env, "20250115.json", &daily(BOX));
    let file = collection(&[(json!({ "name": "Occupied" }), json!([ring(BOX)]))]);
    put(&env, "1736891679.json", &file);
    let said = refused(&env, "deepstate", &["20250115.json", "1736891679.json"], 2);
    assert!(said.contains("of different shapes"), "{said}");
    put(&env, "20250116.json", &daily(BOX));
    let said = refused(
        &env,
        "deepstate",
        &["20250116.json", "--dataset", "article"],
        2,
    );
    assert!(said.contains("is not of the source"), "{said}");
}

#[test]
fn a_file_of_another_publisher_is_refused_with_whose_it_is() {
    let env = env();
    let of = |properties| collection(&[(properties, json!([ring(BOX)]))]);
    for (name, file) in [
        (
            "20230521.json",
            of(json!({ "layer": "VIEW_RussiaCoTinUkraine_V3" })),
        ),
        (
            "20230522.json",
            of(json!({ "type": "nochange", "date": "2023-05-22" })),
        ),
        (
            "20230523.json",
            of(json!({ "name": "Окуповано /// Occupied" })),
        ),
        ("20230524.json", of(json!({ "a": 1, "b": "x" }))),
        ("20230525.json", daily(BOX)),
    ] {
        put(&env, name, &file);
    }
    let isw = "it has features of the layer \"VIEW_RussiaCoTinUkraine_V3\"";
    let nzz = "it has features of the type \"nochange\"";
    let named = "it has features of the name \"Окуповано /// Occupied\"";
    let bare = "its features have no properties";
    for (publisher, file, found, use_) in [
        ("deepstate", "20230521.json", isw, "import isw"),
        ("nzz", "20230521.json", isw, "import isw"),
        ("deepstate", "20230522.json", nzz, "import nzz"),
        ("isw", "20230522.json", nzz, "import nzz"),
        ("isw", "20230523.json", named, "import deepstate"),
        ("nzz", "20230523.json", named, "import deepstate"),
        (
            "deepstate",
            "20230524.json",
            "the properties a, b",
            "import geojson",
        ),
        (
            "isw",
            "20230524.json",
            "the properties a, b",
            "import geojson",
        ),
        ("nzz", "20230525.json", bare, "import deepstate"),
        ("isw", "20230525.json", bare, "import deepstate"),
    ] {
        let said = refused(&env, publisher, &[file], 3);
        assert!(
            said.contains(found) && said.contains(use_),
            "{publisher}: {said}"
        );
    }
    let area = ["20230522.json", "--with-area", "20230521.json"];
    let said = refused(&env, "nzz", &area, 3);
    assert!(said.contains("no file as --with-area reads"), "{said}");
}

#[test]
fn published_files_are_refused_by_every_other_publisher() {
    let Some(control) = reference("control") else {
        return;
    };
    let env = env();
    let files = [
        ("isw", "isw/20230521.geojson"),
        ("nzz", "nzz/2025-01-15.json"),
        ("deepstate", "deepstate-history/1736891679.geojson"),
        (
            "deepstate",
            "deepstate-daily/deepstatemap_data_20250115.geojson",
        ),
    ];
    for (whose, file) in files {
        let path = control.join(file).display().to_string();
        for publisher in ["deepstate", "isw", "nzz"] {
            if publisher != whose {
                let said = refused(&env, publisher, &[&path], 3);
                assert!(
                    said.contains(&format!("import {whose}")),
                    "{publisher}: {said}"
                );
            }
        }
    }
}

#[test]
fn a_day_to_come_is_refused() {
    let env = env();
    put(&env, "29990115.json", &daily(BOX));
    let said = refused(&env, "deepstate", &["29990115.json"], 2);
    assert!(
        said.contains("29990115.json is of 2999-01-15, a day that is still to come"),
        "{said}"
    );
    let gains = json!({ "type": "gains", "date": "2999-01-15" });
    put(
        &env,
        "nzz.json",
        &collection(&[(gains, json!([ring(BOX)]))]),
    );
    assert!(refused(&env, "nzz", &["nzz.json"], 2).contains("still to come"));
    put(&env, "20250115.json", &daily(BOX));
    let dated = ["20250115.json", "--date", "2999-01-15"];
    assert!(refused(&env, "deepstate", &dated, 2).contains("still to come"));
}

#[test]
fn a_file_larger_than_any_publishers_is_refused() {
    let env = env();
    let name = "d_20250115.geojson";
    let file = fs::File::create(env.path(name)).unwrap();
    file.set_len((256 << 20) + 1).unwrap();
    let said = refused(&env, "deepstate", &[name], 1);
    assert!(said.contains("more than 256 MB"), "{said}");
}
