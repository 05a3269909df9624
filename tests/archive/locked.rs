//! Two runs that write the same archive.

use std::fs;

use bakhmut_map::archive::Writer;

use crate::made::{NAMES, content, metadata, tiles, write};

#[test]
fn a_second_run_leaves_the_first_alone() {
    let tiles = tiles();
    for name in NAMES {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        let mut first = Writer::create(&path, &metadata()).unwrap();
        for tile in &tiles[..300] {
            first.put(*tile, &content(*tile)).unwrap();
        }
        for second in [Writer::create, Writer::resume] {
            let error = second(&path, &metadata()).err().unwrap().to_string();
            assert!(error.contains("another run is writing"), "{error}");
            assert!(error.contains(&format!("{name}.part")), "{error}");
        }
        for tile in &tiles[300..] {
            first.put(*tile, &content(*tile)).unwrap();
        }
        assert_eq!(first.finish().unwrap().tiles, tiles.len() as u64);
        let left: Vec<_> = fs::read_dir(folder.path()).unwrap().collect();
        assert_eq!(left.len(), 1, "{left:?}");
    }
}

#[test]
fn what_a_killed_run_locked_is_free() {
    let folder = tempfile::tempdir().unwrap();
    for name in NAMES {
        let path = folder.path().join(name);
        fs::write(folder.path().join(format!("{name}.part-lock")), "").unwrap();
        write(&path, &tiles());
        assert!(path.exists());
    }
}
