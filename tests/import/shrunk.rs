//! A day of which much less land is told than of the day beside it.

use crate::made::{BOX, daily, env, put};
use crate::test_env::{TestEnv, stderr};

/// The western half of [`BOX`].
const HALF: [f64; 4] = [37.9, 48.5, 38.0, 48.7];

fn import(env: &TestEnv, file: &str) -> String {
    let import = ["import", "deepstate", file, "--geodata", "mine"];
    stderr(&env.run(&import).success())
}

#[test]
fn half_a_file_is_told() {
    let env = env();
    put(&env, "d_20250115.geojson", &daily(BOX));
    put(&env, "d_20250116.geojson", &daily(HALF));
    let said = import(&env, "d_*.geojson");
    assert!(
        said.contains(
            "2025-01-16: zones of 164 km² in all, 50 % less than on 2025-01-15: a part of the file may \
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
    put(&env, "d_20250115.geojson", &daily(HALF));
    put(
        &env,
        "d_20250117.geojson",
        &daily([37.9, 48.5, 38.08, 48.7]),
    );
    assert!(!import(&env, "d_20250116.geojson").contains("may be missing"));
    let said = import(&env, "d_20250115.geojson");
    assert!(said.contains("50 % less than on 2025-01-16"), "{said}");
    // A tenth less is what a day may bring.
    let said = import(&env, "d_20250117.geojson");
    assert!(!said.contains("may be missing"), "{said}");
}
