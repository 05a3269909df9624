//! What is no file of a publisher's is refused with its reason, and nothing is written.

use std::fs;

use serde_json::json;

use crate::made::{BOX, collection, daily, env, put, ring};
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
