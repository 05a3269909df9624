//! Fonts within an SVG file: WOFF 1.0, which every browser reads.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;

use crate::text::{Face, Subset, Table, checksum};
use crate::vector::compress::deflated;
use crate::vector::font_use::FontUse;

/// The family of all texts, and what comes nearest to it for programs that read no font from a file.
pub(super) const FAMILIES: &str = "'Noto Sans', 'Open Sans', sans-serif";

/// The element that declares the faces; empty where there are none.
pub(super) fn style(fonts: &FontUse) -> String {
    let rules: String = fonts
        .subsets()
        .map(|(face, subset)| rule(face, &subset))
        .collect();
    match rules.is_empty() {
        true => rules,
        false => format!("<style type=\"text/css\">\n{rules}</style>\n"),
    }
}

fn rule(face: Face, subset: &Subset) -> String {
    let style = if face.is_italic() { "italic" } else { "normal" };
    format!(
        "@font-face{{font-family:\"{}\";font-weight:{};font-style:{style};\
         src:url(\"data:font/woff;base64,{}\") format(\"woff\")}}\n",
        face.family(),
        face.weight(),
        BASE64_STANDARD.encode(woff(&subset.shaping_tables()))
    )
}

/// Tables, sorted by tag, as a WOFF file.
fn woff(tables: &[Table]) -> Vec<u8> {
    const HEADER: usize = 44;
    const RECORD: usize = 20;
    let start = HEADER + RECORD * tables.len();
    let (mut records, mut data) = (Vec::new(), Vec::new());
    // What the font takes unpacked: a header of 12 bytes, records of 16, tables.
    let mut unpacked = 12 + 16 * tables.len();
    for Table { tag, bytes } in tables {
        let packed = deflated(bytes);
        // What is not made smaller stays as it is.
        let stored = if packed.len() < bytes.len() {
            &packed
        } else {
            bytes
        };
        records.extend(tag);
        let offset = start + data.len();
        for number in [offset, stored.len(), bytes.len()].map(|n| n as u32) {
            records.extend(number.to_be_bytes());
        }
        records.extend(checksum(bytes).to_be_bytes());
        data.extend(stored);
        data.resize(data.len().next_multiple_of(4), 0);
        unpacked += bytes.len().next_multiple_of(4);
    }
    let mut woff = b"wOFF".to_vec();
    woff.extend(0x0001_0000_u32.to_be_bytes());
    woff.extend(((start + data.len()) as u32).to_be_bytes());
    woff.extend(
        [tables.len() as u16, 0]
            .into_iter()
            .flat_map(u16::to_be_bytes),
    );
    woff.extend((unpacked as u32).to_be_bytes());
    // Version 1.0; no metadata and no private data.
    woff.extend([1_u16, 0].into_iter().flat_map(u16::to_be_bytes));
    woff.resize(HEADER, 0);
    woff.extend(records);
    woff.extend(data);
    woff
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    fn number(bytes: &[u8], at: usize) -> usize {
        u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap()) as usize
    }

    /// As the recommendation (WOFF 1.0, 4 and 5) has it.
    #[test]
    fn every_table_can_be_unpacked() {
        let subset = Subset::new(Face::Bold, [40, 41]);
        let tables = subset.shaping_tables();
        let woff = woff(&tables);
        assert_eq!((&woff[..4], number(&woff, 8)), (&b"wOFF"[..], woff.len()));
        let mut sfnt = 12;
        for (i, table) in tables.iter().enumerate() {
            let record = &woff[44 + 20 * i..][..20];
            assert_eq!(record[..4], table.tag);
            let [offset, stored, length, sum] = [4, 8, 12, 16].map(|at| number(record, at));
            assert_eq!((length, offset % 4), (table.bytes.len(), 0));
            assert_eq!(sum, checksum(&table.bytes) as usize);
            let mut data = woff[offset..offset + stored].to_vec();
            if stored < length {
                let packed = std::mem::take(&mut data);
                let mut decoder = flate2::read::ZlibDecoder::new(&packed[..]);
                decoder.read_to_end(&mut data).unwrap();
            }
            assert_eq!(data, table.bytes);
            sfnt += 16 + length.next_multiple_of(4);
        }
        assert_eq!(number(&woff, 16), sfnt);
    }
}
