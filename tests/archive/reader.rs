//! A reader of PMTiles as its specification tells it, which shares nothing with the program's.

use std::io::Read;

use flate2::read::GzDecoder;

pub(crate) struct PmTiles {
    bytes: Vec<u8>,
}

/// What a directory tells of a tile.
#[derive(Clone, Copy)]
pub(crate) struct Found {
    pub(crate) id: u64,
    pub(crate) run: u64,
    pub(crate) length: u64,
    pub(crate) offset: u64,
}

impl PmTiles {
    pub(crate) fn new(bytes: Vec<u8>) -> PmTiles {
        assert_eq!(&bytes[..8], b"PMTiles\x03");
        PmTiles { bytes }
    }

    /// The number of eight bytes at a place of the header.
    pub(crate) fn number(&self, at: usize) -> u64 {
        u64::from_le_bytes(self.bytes[at..at + 8].try_into().unwrap())
    }

    /// The degrees at a place of the header.
    pub(crate) fn degrees(&self, at: usize) -> f64 {
        f64::from(i32::from_le_bytes(
            self.bytes[at..at + 4].try_into().unwrap(),
        )) / 1e7
    }

    pub(crate) fn byte(&self, at: usize) -> u8 {
        self.bytes[at]
    }

    fn section(&self, offset: u64, length: u64) -> Vec<u8> {
        let bytes = &self.bytes[offset as usize..(offset + length) as usize];
        let mut out = Vec::new();
        GzDecoder::new(bytes).read_to_end(&mut out).unwrap();
        out
    }

    pub(crate) fn metadata(&self) -> serde_json::Value {
        let bytes = self.section(self.number(24), self.number(32));
        serde_json::from_slice(&bytes).unwrap()
    }

    fn directory(&self, offset: u64, length: u64) -> Vec<Found> {
        let bytes = self.section(offset, length);
        let mut rest = bytes.as_slice();
        let count = varint(&mut rest) as usize;
        let mut columns: Vec<Vec<u64>> = Vec::new();
        for _ in 0..4 {
            columns.push((0..count).map(|_| varint(&mut rest)).collect());
        }
        assert!(rest.is_empty());
        let mut found: Vec<Found> = Vec::new();
        for (i, id) in columns[0].iter().enumerate() {
            let before = found.last().copied();
            found.push(Found {
                id: id + before.map_or(0, |before| before.id),
                run: columns[1][i],
                length: columns[2][i],
                offset: match (columns[3][i], before) {
                    (0, Some(before)) => before.offset + before.length,
                    (offset, _) => offset - 1,
                },
            });
        }
        found
    }

    /// The entries of tiles, through the leaves.
    pub(crate) fn entries(&self) -> Vec<Found> {
        let mut entries = Vec::new();
        for entry in self.directory(self.number(8), self.number(16)) {
            match entry.run {
                0 => entries.extend(self.directory(self.number(40) + entry.offset, entry.length)),
                _ => entries.push(entry),
            }
        }
        entries
    }

    /// All tiles, each by its id.
    pub(crate) fn tiles(&self) -> Vec<(u64, &[u8])> {
        let start = self.number(56);
        let of = |entry: Found| {
            let offset = (start + entry.offset) as usize;
            let bytes = &self.bytes[offset..offset + entry.length as usize];
            (entry.id..entry.id + entry.run).map(move |id| (id, bytes))
        };
        self.entries().into_iter().flat_map(of).collect()
    }
}

fn varint(bytes: &mut &[u8]) -> u64 {
    let (mut number, mut shift) = (0, 0);
    loop {
        let (byte, rest) = bytes.split_first().unwrap();
        *bytes = rest;
        number |= u64::from(byte & 0x7f) << shift;
        shift += 7;
        if byte & 0x80 == 0 {
            return number;
        }
    }
}
