//! A small folder of geodata about a town of its own, to be spoilt by tests.

use std::fs;
use std::path::{Path, PathBuf};

use bakhmut_map::error::{Error, Result};
use bakhmut_map::geodata::{Geodata, Layers, Snapshot};

pub(crate) const SNAPSHOT: &str = "zones/survey/2025-01-15.geojson";

const FILES: [(&str, &str); 8] = [
    (
        "geodata.toml",
        "schema = 1\nslug = \"marsh-end\"\ntitle = \"Marsh End\"\nextent = [10.0, 50.0, 11.0, 51.0]\n",
    ),
    (
        "sources.toml",
        "[survey]\ntitle = \"A survey\"\npublisher = \"Us\"\nlicence = \"CC0-1.0\"\nattribution = \"\"\n",
    ),
    (
        "places.geojson",
        r#"{ "type": "FeatureCollection", "features": [
  { "type": "Feature", "id": "marsh-end",
    "properties": { "name": "Marsh End", "name:uk": "Марш-Енд", "rank": 1, "place": "town", "country": "DE",
                    "accuracy_m": 100, "sources": ["survey"] },
    "geometry": { "type": "Point", "coordinates": [10.5, 50.5, 210] } }
] }
"#,
    ),
    (
        "borders.geojson",
        r#"{ "type": "FeatureCollection", "features": [
  { "type": "Feature", "id": "east",
    "properties": { "name": "East", "country": "DE", "neighbour": "CZ", "accuracy_m": 500, "sources": ["survey"] },
    "geometry": { "type": "LineString", "coordinates": [[12, 50], [12, 51]] } }
] }
"#,
    ),
    (
        "claims.toml",
        r#"[article]
title = "At the edge"
publisher = "A paper"
date = 2025-01-20

[[claim]]
id = "far"
quote = "nearly 70 miles from the border"
subject = "marsh-end"
measure = "border-distance"
value = 70
unit = "mi"
wording = "nearly"
"#,
    ),
    (
        "views.toml",
        r#"[wide]
figure = "border"
title = "How far"
"title:uk" = "Як далеко"
bounds = [10, 50, 12, 51]
place = "marsh-end"
claim = "far"

[close]
figure = "control"
title = "Who holds what"
bounds = [10.4, 50.4, 10.6, 50.6]
places = ["marsh-end"]
max_rank = 3
"#,
    ),
    (
        "zones/survey/dataset.toml",
        "title = \"The survey\"\nextent = [10.1, 50.1, 10.9, 50.9]\nsources = [\"survey\"]\nschematic = true\n",
    ),
    (
        SNAPSHOT,
        r#"{ "type": "FeatureCollection", "features": [
  { "type": "Feature", "id": "marsh-end",
    "properties": { "name": "Marsh End", "kind": "settlement", "controller": "UA", "status": "assessed",
                    "since": "2024-12-31", "accuracy_m": 100, "sources": ["survey"] },
    "geometry": { "type": "Polygon", "coordinates": [
      [[10.4, 50.4], [10.6, 50.4], [10.6, 50.6], [10.4, 50.6], [10.4, 50.4]],
      [[10.45, 50.45], [10.45, 50.5], [10.5, 50.5], [10.45, 50.45]] ] } },
  { "type": "Feature", "id": "marshes",
    "properties": { "name": "Marshes", "kind": "area", "controller": "none", "status": "contested",
                    "accuracy_m": 1500, "sources": ["survey"], "surveyor": 7 },
    "geometry": { "type": "MultiPolygon", "coordinates": [
      [[[10.7, 50.4], [10.8, 50.4], [10.8, 50.6], [10.7, 50.4]]] ] } }
] }
"#,
    ),
];

/// A folder with the files above.
pub(crate) struct House {
    folder: tempfile::TempDir,
}

impl House {
    pub(crate) fn new() -> House {
        let house = House {
            folder: tempfile::tempdir().unwrap(),
        };
        for (name, text) in FILES {
            house.write(name, text);
        }
        house
    }

    /// The folder of geodata.
    pub(crate) fn dir(&self) -> PathBuf {
        self.folder.path().join("geodata")
    }

    pub(crate) fn current(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        let path = self.dir().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.dir().join(name)).unwrap()
    }

    /// Replaces `old`, which must be there, by `new`.
    pub(crate) fn edit(&self, name: &str, old: &str, new: &str) {
        let text = self.read(name);
        assert!(text.contains(old), "{name} holds no {old}");
        self.write(name, text.replacen(old, new, 1));
    }

    pub(crate) fn layers(&self) -> Result<Layers> {
        Layers::find(self.current(), None)
    }

    pub(crate) fn open(&self) -> Result<Geodata> {
        Geodata::open(&self.layers()?)
    }

    pub(crate) fn snapshot(&self) -> Result<Snapshot> {
        self.open()?
            .snapshot("survey", "2025-01".parse().unwrap(), false)
    }
}

/// Line and column of the first `snippet` of a text.
pub(crate) fn place(text: &str, snippet: &str) -> String {
    let before = &text[..text.find(snippet).unwrap_or_else(|| panic!("no {snippet}"))];
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap().chars().count() + 1;
    format!("{line}:{column}")
}

/// The faults, one a line, of an error that must be about data.
pub(crate) fn faults(error: &Error) -> Vec<String> {
    assert_eq!(error.exit_code(), 3, "{error}");
    assert!(
        error.faults().iter().all(|fault| fault.help.is_some()),
        "{error}"
    );
    error
        .faults()
        .iter()
        .map(|f| f.to_string().lines().next().unwrap().to_owned())
        .collect()
}

/// Replaces `old` by `new` in a file; it must then be told `what`, where `snippet` stands.
pub(crate) fn spoil(name: &str, old: &str, new: &str, snippet: &str, what: &str) {
    let house = House::new();
    house.edit(name, old, new);
    let found = faults(&house.snapshot().unwrap_err());
    let place = place(&house.read(name), snippet);
    assert_eq!(found, [format!("geodata/{name}:{place}: {what}")], "{new}");
}
