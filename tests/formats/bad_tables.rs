//! What is wrong in a file of TOML.

use crate::house::{House, faults, spoil};

#[test]
fn what_is_no_table() {
    for (name, old, new, snippet, what) in [
        (
            "geodata.toml",
            "schema = 1",
            "schema = 2",
            "2\n",
            "\"schema\" cannot be 2",
        ),
        (
            "geodata.toml",
            "\"marsh-end\"",
            "\"Marsh_End\"",
            "\"Marsh_End\"",
            "\"Marsh_End\" cannot be a slug",
        ),
        (
            "geodata.toml",
            "11.0",
            "9.0",
            "[10.0",
            "\"extent\" is empty or not on the Earth",
        ),
        (
            "geodata.toml",
            "title = \"Marsh End\"\n",
            "",
            "schema",
            "\"title\" is missing",
        ),
        (
            "views.toml",
            "\"far\"",
            "\"near\"",
            "\"near\"",
            "there is no claim \"near\" in claims.toml",
        ),
        (
            "views.toml",
            "[\"marsh-end\"]",
            "[\"marsh\"]",
            "\"marsh\"",
            "there is no place \"marsh\" in places.geojson",
        ),
        (
            "views.toml",
            "max_rank",
            "max-rank",
            "max-rank",
            "unknown key \"max-rank\"",
        ),
        (
            "views.toml",
            "max_rank = 3",
            "claim = \"far\" # here",
            "\"far\" # here",
            "a figure of control has no \"claim\"",
        ),
        (
            "views.toml",
            "place = \"marsh-end\"\n",
            "",
            "[wide]",
            "\"place\" is missing",
        ),
        (
            "claims.toml",
            "border-distance",
            "road",
            "\"road\"",
            "unknown measure \"road\"",
        ),
        (
            "claims.toml",
            "= 70",
            "= inf",
            "inf",
            "the number is not finite, or too large",
        ),
        (
            "claims.toml",
            "= 70",
            "= -70",
            "-70",
            "\"value\" cannot be -70",
        ),
        (
            "claims.toml",
            "\"nearly\"",
            "\"almost\"",
            "\"almost\"",
            "unknown wording \"almost\"",
        ),
        (
            "claims.toml",
            "[[claim]]",
            "[claim]",
            "[claim]",
            "\"claim\" must be a list of tables",
        ),
        (
            "claims.toml",
            "[article]",
            "[artikle]",
            "artikle",
            "unknown key \"artikle\"",
        ),
        (
            "zones/survey/dataset.toml",
            "true",
            "\"yes\"",
            "\"yes\"",
            "\"schematic\" must be true or false, not a string",
        ),
        (
            "zones/survey/dataset.toml",
            "\"survey\"",
            "\"poll\"",
            "\"poll\"",
            "there is no source \"poll\" in sources.toml",
        ),
        (
            "zones/survey/dataset.toml",
            "schematic = true",
            "method = \"between-setlements\"",
            "\"between-setlements\"",
            "unknown method \"between-setlements\"",
        ),
        (
            "zones/survey/dataset.toml",
            "schematic = true",
            "measured = \"2025-01-15\"",
            "\"2025-01-15\"",
            "\"measured\" must be a list of days, not a string",
        ),
        (
            "zones/survey/dataset.toml",
            "schematic = true",
            "measured = [2025-01-15, \"2025-01-51\"]",
            "\"2025-01-51\"",
            "\"measured\" cannot be \"2025-01-51\": there is no such date",
        ),
    ] {
        spoil(name, old, new, snippet, what);
    }
    let house = House::new();
    house.edit("sources.toml", "\"Us\"", "Us");
    let found = faults(&house.open().unwrap_err());
    assert!(
        found[0].starts_with("geodata/sources.toml:3:13: not TOML: "),
        "{found:?}"
    );
}
