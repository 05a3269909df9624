//! Font files as tables, as OpenType 1.9 has them. Numbers are big-endian.

/// A table of a font.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// What it is.
    pub tag: [u8; 4],
    /// What stands in it.
    pub bytes: Vec<u8>,
}

/// The table of a font file; empty where it has none of that tag.
pub(super) fn table<'f>(font: &'f [u8], tag: &[u8; 4]) -> &'f [u8] {
    /// Bytes before the records of the tables, and of each.
    const HEADER: usize = 12;
    const RECORD: usize = 16;
    let count = u16_at(font, 4).into();
    let records = font.get(HEADER..).unwrap_or_default().chunks_exact(RECORD);
    let mut found = records.take(count).filter(|record| record.starts_with(tag));
    let range = found.next().map(|record| {
        let [offset, length] = [8, 12].map(|at| u32_at(record, at) as usize);
        offset..offset + length
    });
    range.and_then(|range| font.get(range)).unwrap_or_default()
}

/// What a font file's checksum makes the sum of all of it, and where `head` has that checksum.
const SUM: u32 = 0xb1b0_afba;
const SUM_IN_HEAD: usize = 8;

/// A font file of some tables.
pub(super) fn file(mut tables: Vec<Table>) -> Vec<u8> {
    tables.sort_by_key(|table| table.tag);
    for table in tables.iter_mut().filter(|table| &table.tag == b"head") {
        // It is no part of the sum.
        let own = table.bytes.get_mut(SUM_IN_HEAD..SUM_IN_HEAD + 4);
        own.into_iter().for_each(|own| own.fill(0));
    }
    let count = tables.len() as u16;
    let power = count.max(1).ilog2() as u16;
    let search = 16 << power;
    let mut file = 0x0001_0000_u32.to_be_bytes().to_vec();
    for number in [count, search, power, 16 * count - search] {
        file.extend(number.to_be_bytes());
    }
    let mut offset = file.len() + 16 * tables.len();
    for Table { tag, bytes } in &tables {
        file.extend(tag);
        for number in [checksum(bytes), offset as u32, bytes.len() as u32] {
            file.extend(number.to_be_bytes());
        }
        offset += bytes.len().next_multiple_of(4);
    }
    let mut sum_at = None;
    for Table { tag, bytes } in &tables {
        sum_at = sum_at.or((tag == b"head").then_some(file.len() + SUM_IN_HEAD));
        file.extend(bytes);
        file.resize(file.len().next_multiple_of(4), 0);
    }
    if let Some(at) = sum_at {
        let sum = SUM.wrapping_sub(checksum(&file));
        file[at..at + 4].copy_from_slice(&sum.to_be_bytes());
    }
    file
}

/// The sum of a table's 32-bit numbers.
pub fn checksum(table: &[u8]) -> u32 {
    let words = table.chunks(4).map(|word| {
        let mut whole = [0; 4];
        whole[..word.len()].copy_from_slice(word);
        u32::from_be_bytes(whole)
    });
    words.fold(0, u32::wrapping_add)
}

/// The 16-bit number at a byte; 0 beyond the end.
pub(super) fn u16_at(bytes: &[u8], at: usize) -> u16 {
    let number = bytes.get(at..at + 2).and_then(|b| b.try_into().ok());
    number.map_or(0, u16::from_be_bytes)
}

/// The 32-bit number at a byte; 0 beyond the end.
pub(super) fn u32_at(bytes: &[u8], at: usize) -> u32 {
    let number = bytes.get(at..at + 4).and_then(|b| b.try_into().ok());
    number.map_or(0, u32::from_be_bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Face;

    #[test]
    fn a_font_taken_apart_is_put_together() {
        let whole = Face::Bold.bytes();
        let count = usize::from(u16_at(whole, 4));
        let tags = (0..count).map(|i| whole[12 + 16 * i..][..4].try_into().unwrap());
        let tables: Vec<Table> = tags
            .map(|tag| Table {
                tag,
                bytes: table(whole, &tag).to_vec(),
            })
            .collect();
        let file = file(tables.clone());
        // That has the file's own checksum.
        for Table { tag, bytes } in tables.iter().filter(|table| &table.tag != b"head") {
            assert_eq!(table(&file, tag), bytes);
        }
        assert_eq!(checksum(&file), SUM);
        assert!(skrifa::Font::new(file, 0).is_some());
        assert!(table(whole, b"nope").is_empty());
    }

    #[test]
    fn a_checksum_takes_zeros_for_what_is_missing() {
        assert_eq!(checksum(&[0, 0, 0, 1, 0xff, 0xff, 0xff, 0xff]), 0);
        assert_eq!(checksum(&[1, 2]), 0x0102_0000);
    }
}
