//! The header of a PMTiles archive: 127 bytes, numbers in little-endian order.

use crate::units::{LonLat, LonLatBox};

/// How many bytes it has.
pub(super) const HEADER_BYTES: u64 = 127;

/// Header and root directory lie within so many bytes, so that one request brings both.
pub(super) const INITIAL_BYTES: u64 = 16_384;

const MAGIC: [u8; 7] = *b"PMTiles";
const VERSION: u8 = 3;

/// Directories and metadata are compressed by gzip.
const GZIP: u8 = 2;
/// Tiles are not compressed over again.
const NONE: u8 = 1;

/// A stretch of the file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Section {
    /// Bytes before it.
    pub(super) offset: u64,
    /// How many bytes it has.
    pub(super) length: u64,
}

/// The fields of a header that differ from archive to archive of ours.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Header {
    pub(super) root: Section,
    pub(super) metadata: Section,
    pub(super) leaves: Section,
    pub(super) tiles: Section,
    pub(super) addressed: u64,
    pub(super) entries: u64,
    pub(super) contents: u64,
    /// The number of the tiles' format: PNG 2, WebP 4.
    pub(super) tile_type: u8,
    pub(super) min_zoom: u8,
    pub(super) max_zoom: u8,
    pub(super) bounds: LonLatBox,
    pub(super) centre_zoom: u8,
    pub(super) centre: LonLat,
}

impl Header {
    /// The header as bytes, of an archive whose tiles lie in the order of their ids.
    pub(super) fn to_bytes(self) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        bytes.push(VERSION);
        for section in [self.root, self.metadata, self.leaves, self.tiles] {
            bytes.extend(section.offset.to_le_bytes());
            bytes.extend(section.length.to_le_bytes());
        }
        for count in [self.addressed, self.entries, self.contents] {
            bytes.extend(count.to_le_bytes());
        }
        let clustered = 1;
        bytes.extend([clustered, GZIP, NONE, self.tile_type]);
        bytes.extend([self.min_zoom, self.max_zoom]);
        let bounds = self.bounds;
        for degrees in [bounds.west(), bounds.south(), bounds.east(), bounds.north()] {
            bytes.extend(fixed(degrees));
        }
        bytes.push(self.centre_zoom);
        for degrees in [self.centre.lon(), self.centre.lat()] {
            bytes.extend(fixed(degrees));
        }
        bytes
    }
}

/// Degrees in ten-millionths.
fn fixed(degrees: f64) -> [u8; 4] {
    ((degrees * 1e7).round() as i32).to_le_bytes()
}
