//! The header of a PMTiles archive: 127 bytes, numbers in little-endian order.

use crate::units::{LonLat, LonLatBox};

/// How many bytes it has.
pub(crate) const HEADER_BYTES: usize = 127;

/// Header and root directory lie within so many bytes, so that one request brings both.
pub(crate) const INITIAL_BYTES: u64 = 16_384;

/// How an archive begins.
pub(crate) const MAGIC: &[u8] = b"PMTiles";
const VERSION: u8 = 3;

/// A stretch of the file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Section {
    /// Bytes before it.
    pub(crate) offset: u64,
    /// How many bytes it has.
    pub(crate) length: u64,
}

impl Section {
    /// Whether a stretch that is counted from its beginning lies in it.
    pub(crate) fn holds(self, offset: u64, length: u64) -> bool {
        let end = offset.checked_add(length);
        end.is_some_and(|end| end <= self.length)
    }
}

/// How bytes are compressed, by its number in a header.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Compression(u8);

impl Compression {
    /// As they are.
    pub(crate) const NONE: Compression = Compression(1);
    /// By gzip.
    pub(crate) const GZIP: Compression = Compression(2);

    /// The method in a word or two.
    pub(crate) fn name(self) -> &'static str {
        match self.0 {
            1 => "nothing",
            2 => "gzip",
            3 => "brotli",
            4 => "zstd",
            _ => "an unknown method",
        }
    }
}

/// What a header says, which may not be so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Header {
    pub(crate) root: Section,
    pub(crate) metadata: Section,
    pub(crate) leaves: Section,
    pub(crate) tiles: Section,
    /// How many tiles, entries of tiles and different tiles there are; 0 where they were not counted.
    pub(crate) counts: [u64; 3],
    /// 1 where the tiles lie in the order of their ids, otherwise 0.
    pub(crate) clustered: u8,
    /// How directories and metadata are compressed.
    pub(crate) internal: Compression,
    /// How tiles are compressed.
    pub(crate) of_tiles: Compression,
    /// The number of the tiles' format: vector 1, PNG 2, JPEG 3, WebP 4, AVIF 5.
    pub(crate) tile_type: u8,
    pub(crate) zooms: [u8; 2],
    /// West, south, east and north, in ten-millionths of a degree.
    pub(crate) bounds: [i32; 4],
    pub(crate) centre_zoom: u8,
    /// Longitude and latitude, in ten-millionths of a degree.
    pub(crate) centre: [i32; 2],
}

impl Header {
    /// The header as bytes.
    pub(crate) fn to_bytes(self) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        bytes.push(VERSION);
        for section in [self.root, self.metadata, self.leaves, self.tiles] {
            bytes.extend(section.offset.to_le_bytes());
            bytes.extend(section.length.to_le_bytes());
        }
        bytes.extend(self.counts.iter().flat_map(|count| count.to_le_bytes()));
        bytes.extend([self.clustered, self.internal.0, self.of_tiles.0]);
        bytes.push(self.tile_type);
        bytes.extend(self.zooms);
        bytes.extend(self.bounds.iter().flat_map(|edge| edge.to_le_bytes()));
        bytes.push(self.centre_zoom);
        bytes.extend(self.centre.iter().flat_map(|degrees| degrees.to_le_bytes()));
        bytes
    }

    /// The header of an archive that begins with these bytes, all of them if it has fewer than a header.
    ///
    /// # Errors
    /// The bytes are no header.
    pub(crate) fn from_bytes(bytes: &[u8]) -> Result<Header, NoHeader> {
        if bytes.is_empty() {
            return Err(NoHeader::Empty);
        }
        if !bytes.starts_with(MAGIC) {
            return Err(NoHeader::Other);
        }
        let Some(bytes) = bytes.first_chunk::<HEADER_BYTES>() else {
            return Err(NoHeader::CutOff);
        };
        let mut fields = Fields(&bytes[MAGIC.len()..]);
        let [version] = fields.next();
        if version != VERSION {
            return Err(NoHeader::Version(version));
        }
        let [root, metadata, leaves, tiles] = [(); 4].map(|()| Section {
            offset: u64::from_le_bytes(fields.next()),
            length: u64::from_le_bytes(fields.next()),
        });
        Ok(Header {
            root,
            metadata,
            leaves,
            tiles,
            counts: [(); 3].map(|()| u64::from_le_bytes(fields.next())),
            clustered: fields.byte(),
            internal: Compression(fields.byte()),
            of_tiles: Compression(fields.byte()),
            tile_type: fields.byte(),
            zooms: fields.next(),
            bounds: [(); 4].map(|()| i32::from_le_bytes(fields.next())),
            centre_zoom: fields.byte(),
            centre: [(); 2].map(|()| i32::from_le_bytes(fields.next())),
        })
    }
}

/// Why bytes are no header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NoHeader {
    /// There are none.
    Empty,
    /// They do not begin as an archive does.
    Other,
    /// They end within the header.
    CutOff,
    /// They are of another version.
    Version(u8),
}

impl NoHeader {
    /// The same in words.
    pub(crate) fn why(self) -> String {
        match self {
            NoHeader::Empty => "the file is empty".to_owned(),
            NoHeader::Other => {
                "it does not begin as a PMTiles archive does, nor as an MBTiles one".to_owned()
            }
            NoHeader::CutOff => format!("the file ends within the header of {HEADER_BYTES} bytes"),
            NoHeader::Version(version) => {
                format!("it is of version {version} of PMTiles, where {VERSION} is read")
            }
        }
    }
}

/// What is left of a header of the right length.
struct Fields<'b>(&'b [u8]);

impl Fields<'_> {
    fn next<const N: usize>(&mut self) -> [u8; N] {
        let Some((field, rest)) = self.0.split_first_chunk() else {
            return [0; N];
        };
        self.0 = rest;
        *field
    }

    fn byte(&mut self) -> u8 {
        let [byte] = self.next();
        byte
    }
}

/// Degrees in ten-millionths.
fn fixed(degrees: f64) -> i32 {
    (degrees * 1e7).round() as i32
}

/// West, south, east and north in ten-millionths of a degree.
pub(crate) fn fixed_bounds(bounds: LonLatBox) -> [i32; 4] {
    [bounds.west(), bounds.south(), bounds.east(), bounds.north()].map(fixed)
}

/// Longitude and latitude in ten-millionths of a degree.
pub(crate) fn fixed_position(position: LonLat) -> [i32; 2] {
    [position.lon(), position.lat()].map(fixed)
}

/// Ten-millionths of a degree in degrees.
pub(crate) fn degrees(fixed: i32) -> f64 {
    f64::from(fixed) / 1e7
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_header_is_read_as_it_is_written(rest in prop::collection::vec(any::<u8>(), HEADER_BYTES - 8)) {
            let bytes = [MAGIC, &[VERSION], &rest].concat();
            let header = Header::from_bytes(&bytes).unwrap();
            prop_assert_eq!(header.to_bytes(), bytes);
        }

        #[test]
        fn any_bytes_are_a_header_or_not(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            prop_assert!(Header::from_bytes(&bytes).is_err());
        }
    }
}
