//! The header of a PMTiles archive, from bytes that may be anything.

use crate::archive::verify::finding::{Findings, byte};
use crate::archive::verify::picture::Format;
use crate::archive::verify::tally::{Claims, bounds};
use crate::units::LonLat;

/// How many bytes it has.
pub(super) const BYTES: usize = 127;

/// A stretch of the file.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Section {
    pub(super) offset: u64,
    pub(super) length: u64,
}

/// How bytes are compressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Compression {
    None,
    Gzip,
    /// By a method that is not read here.
    Other(&'static str),
}

impl Compression {
    fn of(number: u8) -> Compression {
        match number {
            1 => Compression::None,
            2 => Compression::Gzip,
            3 => Compression::Other("brotli"),
            4 => Compression::Other("zstd"),
            _ => Compression::Other("an unknown method"),
        }
    }
}

/// What a header says.
pub(super) struct Header {
    bytes: [u8; BYTES],
    pub(super) root: Section,
    pub(super) metadata: Section,
    pub(super) leaves: Section,
    pub(super) tiles: Section,
}

impl Header {
    /// The header of a file of so many bytes; `None` where it is none, or its sections are not there.
    pub(super) fn read(bytes: &[u8], length: u64, findings: &mut Findings) -> Option<Header> {
        if length == 0 {
            findings.error("no-archive", byte(0), "the file is empty");
            return None;
        }
        if !bytes.starts_with(b"PMTiles") {
            let what = "it does not begin as a PMTiles archive does, nor as an MBTiles one";
            findings.error("no-archive", byte(0), what);
            return None;
        }
        let Ok(bytes) = <[u8; BYTES]>::try_from(bytes) else {
            let what = format!("the file ends within the header of {BYTES} bytes");
            findings.error("cut-off", byte(length), what);
            return None;
        };
        if bytes[7] != 3 {
            let what = format!("it is of version {} of PMTiles, where 3 is read", bytes[7]);
            findings.error("other-version", byte(7), what);
            return None;
        }
        let mut header = Header {
            bytes,
            root: Section::default(),
            metadata: Section::default(),
            leaves: Section::default(),
            tiles: Section::default(),
        };
        let section = |at| Section {
            offset: header.number(at),
            length: header.number(at + 8),
        };
        let sections = [section(8), section(24), section(40), section(56)];
        [header.root, header.metadata, header.leaves, header.tiles] = sections;
        header.check_sections(length, findings).then_some(header)
    }

    /// The number of eight bytes at a place.
    pub(super) fn number(&self, at: usize) -> u64 {
        let bytes = self
            .bytes
            .get(at..at + 8)
            .and_then(|bytes| bytes.try_into().ok());
        bytes.map_or(0, u64::from_le_bytes)
    }

    fn degrees(&self, at: usize) -> f64 {
        let bytes = self
            .bytes
            .get(at..at + 4)
            .and_then(|bytes| bytes.try_into().ok());
        f64::from(bytes.map_or(0, i32::from_le_bytes)) / 1e7
    }

    /// Whether the tiles are said to lie in the order of their ids.
    pub(super) fn is_clustered(&self) -> bool {
        self.bytes[96] == 1
    }

    /// How directories and metadata are compressed.
    pub(super) fn internal(&self) -> Compression {
        Compression::of(self.bytes[97])
    }

    /// How tiles are compressed.
    pub(super) fn of_tiles(&self) -> Compression {
        Compression::of(self.bytes[98])
    }

    /// Whether each section lies in the file, and none on another.
    fn check_sections(&self, length: u64, findings: &mut Findings) -> bool {
        let sections = [
            ("root directory", 8, self.root),
            ("metadata", 24, self.metadata),
            ("leaf directories", 40, self.leaves),
            ("tile data", 56, self.tiles),
        ];
        let mut sound = true;
        for (
            name,
            at,
            Section {
                offset,
                length: bytes,
            },
        ) in sections
        {
            let end = offset.checked_add(bytes);
            if bytes > 0 && (offset < BYTES as u64 || end.is_none_or(|end| end > length)) {
                let what = format!(
                    "the {name} would be {bytes} bytes from byte {offset} on, of a file of {length}"
                );
                findings.error("section-outside", byte(at), what);
                sound = false;
            }
        }
        if self.root.length == 0 {
            findings.error("no-directory", byte(16), "the root directory has no bytes");
            sound = false;
        }
        if !sound {
            return false;
        }
        if self.root.offset + self.root.length > 16_384 {
            let what = "the root directory does not lie within the first 16384 bytes";
            findings.error("root-too-far", byte(8), what);
        }
        let mut filled: Vec<_> = sections
            .into_iter()
            .filter(|(_, _, s)| s.length > 0)
            .collect();
        filled.sort_by_key(|(_, _, section)| section.offset);
        for pair in filled.windows(2) {
            let [(one, _, first), (other, at, second)] = pair else {
                continue;
            };
            if first.offset + first.length > second.offset {
                let what = format!("the {other} begins within the {one}, at {}", second.offset);
                findings.error("sections-overlap", byte(*at), what);
            }
        }
        true
    }

    /// What the header says of the tiles, with what is wrong in itself.
    pub(super) fn claims(&self, findings: &mut Findings) -> Claims {
        let (least, most) = (self.bytes[100], self.bytes[101]);
        if least > most {
            let what = format!("zoom {least} to {most} is no range");
            findings.error("wrong-zooms", byte(100), what);
        }
        let bounds = match bounds([102, 106, 110, 114].map(|at| self.degrees(at))) {
            Ok(bounds) => Some(bounds),
            Err(what) => {
                findings.error("wrong-bounds", byte(102), what);
                None
            }
        };
        let (lon, lat) = (self.degrees(119), self.degrees(123));
        let centre = LonLat::new(lon, lat);
        if centre.is_none() {
            let what = format!("the centre {lon},{lat} is not on the Earth");
            findings.error("centre-outside", byte(119), what);
        }
        if self.bytes[96] > 1 {
            let what = format!("the flag of order is {}, neither 0 nor 1", self.bytes[96]);
            findings.error("wrong-flag", byte(96), what);
        }
        let format = match self.bytes[99] {
            2 => Some(Format::Png),
            3 => Some(Format::Jpeg),
            4 => Some(Format::WebP),
            other => {
                if other > 6 {
                    let what = format!("there is no tile type {other}");
                    findings.error("other-format", byte(99), what);
                }
                None
            }
        };
        let unread = match self.of_tiles() {
            Compression::Other(method) if format.is_some() => Some(method),
            _ => None,
        };
        if let Some(method) = unread {
            let what = format!("the tiles are compressed by {method}, and cannot be decoded here");
            findings.error("not-readable", byte(98), what);
        }
        Claims {
            zooms: (least <= most).then_some(least..=most),
            bounds,
            centre: centre.map(|centre| (centre, self.bytes[118])),
            format: format.filter(|_| unread.is_none()),
        }
    }
}
