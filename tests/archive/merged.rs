//! Archives that are put together.

use std::fs;
use std::path::{Path, PathBuf};

use bakhmut_map::archive::{Merge, Merged, Metadata, Writer, verify};
use bakhmut_map::encode::TileFormat;
use bakhmut_map::error::Result;
use bakhmut_map::projection::TileCoord;
use bakhmut_map::units::LonLatBox;
use proptest::prelude::*;
use tempfile::TempDir;

use crate::made::{content, metadata, tiles};
use crate::support::reference;

/// Archives in a folder of their own.
struct Parts {
    folder: TempDir,
    paths: Vec<PathBuf>,
}

impl Parts {
    fn new() -> Parts {
        let folder = tempfile::tempdir().unwrap();
        let paths = Vec::new();
        Parts { folder, paths }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn add(&mut self, name: &str, metadata: &Metadata, tiles: &[TileCoord]) {
        let path = self.path(name);
        write(&path, metadata, tiles);
        self.paths.push(path);
    }

    /// Tiles divided into so many shards.
    fn shards(metadata: &Metadata, tiles: &[TileCoord], count: usize) -> Parts {
        let mut parts = Parts::new();
        for part in 1..=count {
            let own = &tiles[tiles.len() * (part - 1) / count..tiles.len() * part / count];
            let shard = format!("{part}/{count}").parse().unwrap();
            let metadata = metadata.clone().shard(shard);
            parts.add(&format!("part-{part}.pmtiles"), &metadata, own);
        }
        parts
    }

    fn merge(&self) -> Result<Merged> {
        Merge::open(&self.paths, &self.path("whole.pmtiles"))?.run(|_| ())
    }

    fn merged(&self) -> Vec<u8> {
        self.merge().unwrap();
        fs::read(self.path("whole.pmtiles")).unwrap()
    }

    /// Why they are refused, which leaves no trace.
    fn refusal(&self) -> String {
        let error = self.merge().err().unwrap().to_string();
        let files = fs::read_dir(self.folder.path()).unwrap();
        let names = files.map(|file| file.unwrap().file_name().into_string().unwrap());
        let left: Vec<String> = names.filter(|name| name.starts_with("whole")).collect();
        assert!(left.is_empty(), "{left:?}");
        error
    }
}

fn write(path: &Path, metadata: &Metadata, tiles: &[TileCoord]) {
    let mut writer = Writer::create(path, metadata).unwrap();
    for tile in tiles {
        writer.put(*tile, &content(*tile)).unwrap();
    }
    writer.finish().unwrap();
}

fn whole(metadata: &Metadata, tiles: &[TileCoord]) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("whole.pmtiles");
    write(&path, metadata, tiles);
    fs::read(&path).unwrap()
}

#[test]
fn shards_become_the_archive_of_one_run() {
    let tiles = tiles();
    for (some, count) in [(&tiles[..], 4), (&tiles, 1), (&tiles, 37), (&tiles[..3], 5)] {
        let mut parts = Parts::shards(&metadata(), some, count);
        // Their order says nothing.
        parts.paths.reverse();
        assert!(parts.merged() == whole(&metadata(), some), "{count}");
        // The shards, and the whole.
        let left = fs::read_dir(parts.folder.path()).unwrap().count();
        assert_eq!(left, count + 1);
    }
}

#[test]
fn shards_without_tiles_make_a_whole_without() {
    let parts = Parts::shards(&metadata(), &[], 3);
    assert!(parts.merged() == whole(&metadata(), &[]));
}

#[test]
fn a_large_directory_is_built_anew() {
    let bounds = LonLatBox::MERCATOR;
    let metadata = Metadata::new("Large", bounds, 0..=12, TileFormat::Png, 256).unwrap();
    let ids = (0..40_000_u64).map(|n| n * n / 50_000 + n);
    let tiles: Vec<TileCoord> = ids.map(|id| TileCoord::from_id(id).unwrap()).collect();
    let merged = Parts::shards(&metadata, &tiles, 3).merged();
    let leaves = u64::from_le_bytes(merged[48..56].try_into().unwrap());
    assert!(leaves > 0, "there are leaves");
    assert!(merged == whole(&metadata, &tiles));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]
    /// Runs are cut, and taken together, wherever others begin or end.
    #[test]
    fn archives_may_lie_in_one_another(owners in prop::collection::vec(1..8_u8, 1..400)) {
        let tiles = &tiles()[300..300 + owners.len()];
        let mut parts = Parts::new();
        for bit in 0..3 {
            let is_own = |&(_, owner): &(_, &u8)| owner >> bit & 1 == 1;
            let own: Vec<_> = tiles.iter().zip(&owners).filter(is_own).map(|(t, _)| *t).collect();
            parts.add(&format!("{bit}.pmtiles"), &metadata(), &own);
        }
        prop_assert!(parts.merged() == whole(&metadata(), tiles));
    }
}

#[test]
fn what_others_made_stays_sound() {
    let Some(folder) = reference("conformance/pmtiles") else {
        return;
    };
    let mut count = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let is_archive = path.extension().is_some_and(|ending| ending == "pmtiles");
        let before = match is_archive.then(|| verify(&path).unwrap()) {
            Some(report) if report.is_valid() => report,
            _ => continue,
        };
        let mut parts = Parts::new();
        parts.paths = vec![path.clone(), path];
        let merged = parts.merge().unwrap();
        assert_eq!(merged.tiles, before.tiles);
        let after = verify(&parts.path("whole.pmtiles")).unwrap();
        assert!(after.is_valid(), "{after:?}");
        assert_eq!((after.tiles, after.zooms), (before.tiles, before.zooms));
        count += 1;
    }
    assert!(count > 0, "some of them are valid");
}

#[test]
fn bounds_hold_all_archives() {
    let mut parts = Parts::new();
    for (name, edges) in [
        ("east", [38.0, 47.0, 40.0, 49.0]),
        ("west", [36.0, 48.0, 38.0, 50.0]),
    ] {
        let bounds = LonLatBox::new(edges).unwrap();
        let metadata = Metadata::new("Zones", bounds, 5..=5, TileFormat::Png, 256).unwrap();
        let tile = tiles()[usize::from(name == "east")];
        parts.add(&format!("{name}.pmtiles"), &metadata, &[tile]);
    }
    let merged = crate::reader::PmTiles::new(parts.merged());
    let degrees = [102, 106, 110, 114, 119, 123].map(|at| merged.degrees(at));
    assert_eq!(degrees, [36.0, 47.0, 40.0, 50.0, 38.0, 48.5]);
}

#[test]
fn a_missing_shard_is_named() {
    let mut parts = Parts::shards(&metadata(), &tiles()[..64], 16);
    parts.paths.remove(2);
    let said = parts.refusal();
    assert!(said.starts_with("shard 3/16 is missing\n"), "{said}");
    assert!(said.contains("--shard 3/16"), "{said}");
    parts.paths.truncate(2);
    let said = parts.refusal();
    let some = "shards 3/16, 4/16, 5/16, 6/16, 7/16, 8/16, 9/16, 10/16 and 6 more are missing";
    assert!(said.starts_with(some), "{said}");
}

#[test]
fn shards_of_several_divisions_are_told_apart() {
    let tiles = &tiles()[..40];
    let mut parts = Parts::shards(&metadata(), tiles, 2);
    parts.add(
        "again.pmtiles",
        &metadata().shard("2/2".parse().unwrap()),
        tiles,
    );
    let said = parts.refusal();
    assert!(said.contains("are both shard 2/2"), "{said}");
    parts.paths.pop();
    parts.add(
        "other.pmtiles",
        &metadata().shard("2/3".parse().unwrap()),
        tiles,
    );
    let said = parts.refusal();
    assert!(said.contains("other.pmtiles is shard 2/3, where"), "{said}");
    parts.paths.pop();
    parts.add("alone.pmtiles", &metadata(), tiles);
    let said = parts.refusal();
    assert!(said.contains("alone.pmtiles is no shard, where"), "{said}");
}

#[test]
fn what_differs_is_named() {
    let bounds = LonLatBox::new([36.5, 47.3, 39.5, 49.7]).unwrap();
    let webp = Metadata::new("Zones", bounds, 5..=12, TileFormat::WebP, 256).unwrap();
    let inputs = |hash: &str| metadata().with("inputs", format!("aa  borders\n{hash}  zones"));
    let request = |date: &str| {
        let json = format!("{{\"date\":\"{date}\",\"scale\":1}}");
        metadata().with("request", json)
    };
    for (one, other, said) in [
        (
            metadata(),
            metadata().version("1.2.4"),
            "version (1.2.4 in the one, 1.2.3 in the other)",
        ),
        (
            metadata(),
            webp,
            "tiles (WebP in the one, PNG in the other)",
        ),
        (
            inputs("bb"),
            inputs("cc"),
            "inputs (cc  zones in the one, bb  zones in the other)",
        ),
        (
            request("2025-01-15"),
            // What follows from it is not told as well.
            request("2023-12-18").description("Another day"),
            "request.date (2023-12-18 in the one, 2025-01-15 in the other)",
        ),
        (
            metadata(),
            metadata().legend("red"),
            "legend (red in the one, nothing in the other)",
        ),
    ] {
        let mut parts = Parts::new();
        parts.add("one.pmtiles", &one, &tiles()[..1]);
        parts.add("other.pmtiles", &other, &tiles()[1..2]);
        let told = parts.refusal();
        assert!(told.contains(said), "{told}");
        assert!(told.contains("other.pmtiles and"), "{told}");
        assert!(!told.contains("description"), "{told}");
    }
}

#[test]
fn the_same_tile_with_other_bytes_is_refused() {
    let mut parts = Parts::new();
    let tiles = &tiles()[1000..1010];
    parts.add("one.pmtiles", &metadata(), tiles);
    let path = parts.path("other.pmtiles");
    let mut writer = Writer::create(&path, &metadata()).unwrap();
    writer.put(tiles[4], &content(tiles[4])).unwrap();
    writer.put(tiles[5], b"another picture").unwrap();
    writer.finish().unwrap();
    parts.paths.push(path);
    let said = parts.refusal();
    let (z, x, y) = (tiles[5].z(), tiles[5].x(), tiles[5].y());
    assert!(
        said.starts_with(&format!("tile {z}/{x}/{y} is one in ")),
        "{said}"
    );
    assert!(
        said.contains("one.pmtiles") && said.contains("other.pmtiles"),
        "{said}"
    );
}

#[test]
fn what_is_no_archive_is_refused() {
    let parts = Parts::shards(&metadata(), &tiles(), 2);
    let good = fs::read(&parts.paths[1]).unwrap();
    let bad = parts.paths[1].clone();
    for (bytes, said) in [
        (&b""[..], "is no PMTiles archive: the file is empty"),
        (b"{}", "is no PMTiles archive: it does not begin"),
        (&good[..100], "the file ends within the header"),
        (&good[..200], "cannot read"),
        (&good[..good.len() - 1], "cannot read"),
        (b"SQLite format 3\0", "is an MBTiles archive"),
    ] {
        fs::write(&bad, bytes).unwrap();
        let told = parts.refusal();
        assert!(
            told.contains(said) && told.contains("part-2.pmtiles"),
            "{told}"
        );
    }
    fs::remove_file(&bad).unwrap();
    assert!(parts.refusal().contains("cannot read"));
    fs::create_dir(&bad).unwrap();
    assert!(parts.refusal().contains("part-2.pmtiles is a folder"));
}

#[test]
fn the_whole_is_none_of_the_parts() {
    let parts = Parts::shards(&metadata(), &tiles()[..10], 2);
    let before = fs::read(&parts.paths[0]).unwrap();
    let error = Merge::open(&parts.paths, &parts.paths[0]).err().unwrap();
    assert!(error.to_string().contains("to be read, and to be written"));
    assert!(fs::read(&parts.paths[0]).unwrap() == before);
}

#[test]
fn what_a_stopped_run_left_is_replaced() {
    let tiles = tiles();
    let parts = Parts::shards(&metadata(), &tiles, 2);
    let mut writer = Writer::create(&parts.path("whole.pmtiles"), &metadata()).unwrap();
    writer.put(tiles[7], b"tile").unwrap();
    drop(writer);
    assert!(parts.merged() == whole(&metadata(), &tiles));
    assert_eq!(fs::read_dir(parts.folder.path()).unwrap().count(), 3);
}
