//! `verify` on bytes that may be anything: it neither panics, nor takes what an archive claims for
//! granted.

use std::fs;
use std::io::Write;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use bakhmut_map::archive::verify;
use flate2::Compression;
use flate2::write::GzEncoder;
use proptest::prelude::*;

use crate::made::{tiles, write};

/// A sound archive of a few tiles, as PMTiles and as MBTiles.
static SOUND: LazyLock<[Vec<u8>; 2]> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    ["few.pmtiles", "few.mbtiles"].map(|name| {
        let path = folder.path().join(name);
        write(&path, &tiles()[..60]);
        fs::read(path).unwrap()
    })
});

fn verified(name: &str, bytes: &[u8]) -> bakhmut_map::archive::Report {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, bytes).unwrap();
    verify(&path).unwrap()
}

/// Where a change falls: half of them in the first bytes, which mean most.
fn place(length: usize, at: usize) -> usize {
    match at % 2 {
        0 => at / 2 % 600.min(length),
        _ => at / 2 % length,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn spoilt_bytes_are_no_end(
        which in 0..2_usize,
        flips in prop::collection::vec((any::<u32>(), any::<u8>()), 1..6),
        kept in prop::option::of(0.0..1.0_f64),
    ) {
        let mut bytes = SOUND[which].clone();
        for (at, value) in flips {
            let at = place(bytes.len(), at as usize);
            bytes[at] = value;
        }
        if let Some(kept) = kept {
            bytes.truncate((bytes.len() as f64 * kept) as usize);
        }
        let report = verified(["few.pmtiles", "few.mbtiles"][which], &bytes);
        prop_assert!(report.findings.len() < 400);
    }

    #[test]
    fn any_directory_is_no_end(directory in prop::collection::vec(any::<u8>(), 0..200)) {
        let report = verified("any.pmtiles", &with_root(&directory));
        prop_assert!(report.tiles < u64::MAX);
    }
}

/// The sound archive with another root directory, of any bytes.
fn with_root(directory: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(directory).unwrap();
    let root = encoder.finish().unwrap();
    let mut bytes = SOUND[0].clone();
    let end = bytes.len() as u64;
    bytes[8..16].copy_from_slice(&end.to_le_bytes());
    bytes[16..24].copy_from_slice(&(root.len() as u64).to_le_bytes());
    bytes.extend(root);
    // The tiles may be leaves as well.
    let (tiles, leaves) = (bytes[56..72].to_vec(), 40..56);
    bytes[leaves].copy_from_slice(&tiles);
    bytes
}

#[test]
fn a_claim_of_entries_without_end_is_told_at_once() {
    let begun = Instant::now();
    // 2^40 entries; a run of 2^32 - 1 tiles.
    let claimed = [0x80, 0x80, 0x80, 0x80, 0x80, 0x20, 1, 1, 1, 1];
    let report = verified("claimed.pmtiles", &with_root(&claimed));
    let found = &report
        .findings
        .iter()
        .find(|f| f.code == "bad-directory")
        .unwrap()
        .what;
    assert!(found.contains("claims 1099511627776 entries"), "{found}");
    let run = [1, 0, 0xff, 0xff, 0xff, 0xff, 0x0f, 1, 1];
    let report = verified("run.pmtiles", &with_root(&run));
    assert_eq!(report.tiles, u64::from(u32::MAX));
    assert!(begun.elapsed() < Duration::from_secs(5));
}

#[test]
fn a_gzip_that_unpacks_without_end_is_told() {
    let report = verified("bomb.pmtiles", &with_root(&vec![0; 20 << 20]));
    let found = report
        .findings
        .iter()
        .any(|f| f.what.contains("unpacks to more than"));
    assert!(found, "{report:?}");
}
