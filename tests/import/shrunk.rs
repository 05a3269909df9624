//! A day of which much less land is told than of the day beside it.

use crate::made::{BOX, daily, env, put};
use crate::test_env::{TestEnv, stderr};

/// The western three fifths of [`BOX`].
const MOST: [f64; 4] = [37.9, 48.5, 38.02, 48.7];
/// The western tenth of it.
const LITTLE: [f64; 4] = [37.9, 48.5, 37.92, 48.7];

fn import(env: &TestEnv, file: &str) -> String {
    let import = ["import", "deepstate", file, "--geodata", "mine"];
    stderr(&env.run(&import).success())
}

#[test]
fn a_file_with_less_is_told() {
    let env = env();
    put(&env, "d_20250115.geojson", &daily(BOX));
    put(&env, "d_20250116.geojson", &daily(MOST));
    let said = import(&env, "d_*.geojson");
    assert!(
        said.contains(
            "2025-01-16: zones of 197 km² in all, 40 % less than on 2025-01-15: a part of the file may \
             be missing"
        ),
        "{said}"
    );
    assert!(!said.contains("2025-01-15: zones"), "{said}");
}

#[test]
fn days_that_the_dataset_has_count_too() {
    let env = env();
    put(&env, "d_20250116.geojson", &daily(BOX));
    put(&env, "d_20250115.geojson", &daily(MOST));
    put(
        &env,
        "d_20250117.geojson",
        &daily([37.9, 48.5, 38.08, 48.7]),
    );
    assert!(!import(&env, "d_20250116.geojson").contains("may be missing"));
    let said = import(&env, "d_20250115.geojson");
    assert!(said.contains("40 % less than on 2025-01-16"), "{said}");
    // A tenth less is what a day may bring.
    let said = import(&env, "d_20250117.geojson");
    assert!(!said.contains("may be missing"), "{said}");
}

#[test]
fn a_file_that_lacks_the_most_is_refused_unless_forced() {
    let env = env();
    put(&env, "d_20250115.geojson", &daily(BOX));
    put(&env, "d_20250215.geojson", &daily(LITTLE));
    import(&env, "d_20250115.geojson");
    let before = env.tree();
    let run = [
        "import",
        "deepstate",
        "d_20250215.geojson",
        "--geodata",
        "mine",
    ];
    let said = stderr(&env.run(&run).code(3).stdout_eq(""));
    assert_eq!(env.tree(), before, "something was written");
    assert!(
        said.contains(
            "d_20250215.geojson: 2025-02-15: zones of 33 km² in all, 90 % less than on 2025-01-15: a \
             part of the file will be missing"
        ) && said.contains("--force writes it"),
        "{said}"
    );
    let forced = [&run[..], &["--force"]].concat();
    let said = stderr(&env.run(&forced).success());
    assert!(
        said.contains("90 % less than on 2025-01-15: a part of the file may be missing"),
        "{said}"
    );
}

#[test]
fn days_far_from_each_other_may_differ_by_the_most() {
    let env = env();
    put(&env, "d_20250115.geojson", &daily(BOX));
    put(&env, "d_20250216.geojson", &daily(LITTLE));
    let said = import(&env, "d_*.geojson");
    assert!(said.contains("90 % less than on 2025-01-15"), "{said}");
}
