//! Archives that are left unfinished, and taken up again.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use bakhmut_map::archive::Writer;
use bakhmut_map::projection::TileCoord;
use rusqlite::Connection;

use crate::made::{NAMES, content, metadata, tiles, write};

/// All that an archive holds, in a form to compare.
fn held(path: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut held = BTreeMap::new();
    if path.extension().is_some_and(|ending| ending == "mbtiles") {
        let database = Connection::open(path).unwrap();
        let rows = "SELECT zoom_level || '/' || tile_column || '/' || tile_row, tile_data FROM tiles \
            UNION ALL SELECT name, CAST(value AS BLOB) FROM metadata";
        let mut rows = database.prepare(rows).unwrap();
        let rows = rows.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get(1)?)));
        held.extend(
            rows.unwrap()
                .map(|row| row.map(|(name, bytes)| (name.into(), bytes)).unwrap()),
        );
        return held;
    }
    let mut ahead = vec![path.to_owned()];
    while let Some(next) = ahead.pop() {
        if next.is_dir() {
            ahead.extend(
                fs::read_dir(&next)
                    .unwrap()
                    .map(|entry| entry.unwrap().path()),
            );
        } else {
            let name = next.strip_prefix(path).unwrap().to_owned();
            held.insert(name, fs::read(&next).unwrap());
        }
    }
    held
}

fn put(writer: &mut Writer, tiles: &[TileCoord]) {
    for tile in tiles {
        writer.put(*tile, &content(*tile)).unwrap();
    }
}

/// Goes on to the end, with all tiles after those that are there.
fn go_on(path: &Path, tiles: &[TileCoord]) -> usize {
    let mut writer = Writer::resume(path, &metadata()).unwrap();
    let there = writer
        .last_id()
        .map_or(0, |last| tiles.partition_point(|tile| tile.id() <= last));
    put(&mut writer, &tiles[there..]);
    writer.finish().unwrap();
    there
}

fn files(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn a_part_that_is_taken_up_becomes_what_it_would_have_been() {
    let tiles = tiles();
    for name in NAMES {
        let folder = tempfile::tempdir().unwrap();
        let (whole, path) = (
            folder.path().join("whole").join(name),
            folder.path().join(name),
        );
        fs::create_dir(folder.path().join("whole")).unwrap();
        write(&whole, &tiles);
        // Nothing, a tile, all; and what a kill leaves after some thousands.
        for upto in [0, 1, 2, 700, tiles.len()] {
            let mut writer = Writer::create(&path, &metadata()).unwrap();
            put(&mut writer, &tiles[..upto]);
            drop(writer);
            assert!(!path.exists(), "{name} has no name before it is whole");
            go_on(&path, &tiles);
            assert_eq!(held(&path), held(&whole), "{name} from {upto}");
            assert_eq!(files(folder.path()), ["whole", name], "nothing is left");
            match path.is_dir() {
                true => fs::remove_dir_all(&path).unwrap(),
                false => fs::remove_file(&path).unwrap(),
            }
        }
    }
}

/// What becomes of a part and its journal.
type Damage = fn(&mut Vec<u8>, &mut Vec<u8>);

/// The files of a part as they are while the writer has more in memory.
fn killed(folder: &Path, name: &str, tiles: &[TileCoord]) {
    let (alive, dead) = (folder.join("alive"), folder.join("dead"));
    fs::create_dir_all(&alive).unwrap();
    fs::create_dir_all(&dead).unwrap();
    let mut writer = Writer::create(&alive.join(name), &metadata()).unwrap();
    put(&mut writer, tiles);
    for file in files(&alive) {
        fs::copy(alive.join(&file), dead.join(&file)).unwrap();
    }
}

#[test]
fn what_a_kill_leaves_is_taken_up() {
    // Enough of them that some have been handed to the system.
    let tiles: Vec<TileCoord> = (0..9000)
        .map(|n| TileCoord::from_id(2_000_000 + 3 * n).unwrap())
        .collect();
    for name in &NAMES[..2] {
        let folder = tempfile::tempdir().unwrap();
        let whole = folder.path().join(name);
        write(&whole, &tiles);
        killed(folder.path(), name, &tiles[..6000]);
        let path = folder.path().join("dead").join(name);
        let there = go_on(&path, &tiles);
        // All up to the last that was handed over: after so many tiles, or after a second.
        assert!((1..6000).contains(&there), "{name}: {there}");
        assert_eq!(held(&path), held(&whole), "{name}");
    }
}

#[test]
fn a_part_is_taken_up_as_far_as_its_tiles_are_whole() {
    let tiles = tiles();
    let folder = tempfile::tempdir().unwrap();
    let (whole, path) = (
        folder.path().join("whole.pmtiles"),
        folder.path().join("zones.pmtiles"),
    );
    write(&whole, &tiles);
    let [part, journal] = ["part", "part-journal"]
        .map(|ending| folder.path().join(format!("zones.pmtiles.{ending}")));
    let damages: [(&str, Damage); 5] = [
        ("a record is torn", |_, journal| {
            journal.truncate(journal.len() - 7)
        }),
        ("the last tiles are gone", |part, _| {
            part.truncate(part.len() - 900)
        }),
        ("a tile is spoilt", |part, _| {
            let at = part.len() - 2000;
            part[at] ^= 1;
        }),
        ("the last record is nonsense", |_, journal| {
            journal.extend([0xff; 40])
        }),
        ("there is more behind", |part, _| part.extend([7; 5000])),
    ];
    for (what, damage) in damages {
        let mut writer = Writer::create(&path, &metadata()).unwrap();
        put(&mut writer, &tiles[..1500]);
        writer_left(writer, &part, &journal, damage);
        let there = go_on(&path, &tiles);
        assert!(there > 500, "{what}: {there}");
        assert_eq!(held(&path), held(&whole), "{what}");
        fs::remove_file(&path).unwrap();
    }
}

fn writer_left(writer: Writer, part: &Path, journal: &Path, damage: Damage) {
    drop(writer);
    let (mut tiles, mut records) = (fs::read(part).unwrap(), fs::read(journal).unwrap());
    damage(&mut tiles, &mut records);
    fs::write(part, tiles).unwrap();
    fs::write(journal, records).unwrap();
}

#[test]
fn a_part_of_other_tiles_is_not_taken_up() {
    for name in NAMES {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        drop(Writer::create(&path, &metadata()).unwrap());
        let other = metadata().with("inputs", "other data");
        let error = Writer::resume(&path, &other).err().unwrap().to_string();
        assert!(error.contains("other options"), "{error}");
        assert!(error.contains(".part"), "{error}");
    }
}
