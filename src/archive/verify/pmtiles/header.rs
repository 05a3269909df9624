//! What is wrong with the header of a PMTiles archive in itself.

use crate::archive::pmtiles::{Compression, HEADER_BYTES, Header, NoHeader, Section, degrees};
use crate::archive::verify::finding::{Findings, byte};
use crate::archive::verify::picture::Format;
use crate::archive::verify::tally::{Claims, bounds};
use crate::units::LonLat;

/// Bytes of a file of some length that are no header.
pub(super) fn none(why: NoHeader, length: u64, findings: &mut Findings) {
    let (code, at) = match why {
        NoHeader::Empty | NoHeader::Other => ("no-archive", 0),
        NoHeader::CutOff => ("cut-off", length),
        NoHeader::Version(_) => ("other-version", 7),
    };
    findings.error(code, byte(at), why.why());
}

/// Whether each section lies in the file, and none on another.
pub(super) fn check_sections(header: &Header, length: u64, findings: &mut Findings) -> bool {
    let sections = [
        ("root directory", 8, header.root),
        ("metadata", 24, header.metadata),
        ("leaf directories", 40, header.leaves),
        ("tile data", 56, header.tiles),
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
        if bytes > 0 && (offset < HEADER_BYTES as u64 || end.is_none_or(|end| end > length)) {
            let what = format!(
                "the {name} would be {bytes} bytes from byte {offset} on, of a file of {length}"
            );
            findings.error("section-outside", byte(at), what);
            sound = false;
        }
    }
    if header.root.length == 0 {
        findings.error("no-directory", byte(16), "the root directory has no bytes");
        sound = false;
    }
    if !sound {
        return false;
    }
    if header.root.offset + header.root.length > 16_384 {
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
pub(super) fn claims(header: &Header, findings: &mut Findings) -> Claims {
    let [least, most] = header.zooms;
    if least > most {
        let what = format!("zoom {least} to {most} is no range");
        findings.error("wrong-zooms", byte(100), what);
    }
    let bounds = match bounds(header.bounds.map(degrees)) {
        Ok(bounds) => Some(bounds),
        Err(what) => {
            findings.error("wrong-bounds", byte(102), what);
            None
        }
    };
    let [lon, lat] = header.centre.map(degrees);
    let centre = LonLat::new(lon, lat);
    if centre.is_none() {
        let what = format!("the centre {lon},{lat} is not on the Earth");
        findings.error("centre-outside", byte(119), what);
    }
    if header.clustered > 1 {
        let what = format!("the flag of order is {}, neither 0 nor 1", header.clustered);
        findings.error("wrong-flag", byte(96), what);
    }
    let format = match header.tile_type {
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
    let is_read = matches!(header.of_tiles, Compression::NONE | Compression::GZIP);
    if format.is_some() && !is_read {
        let method = header.of_tiles.name();
        let what = format!("the tiles are compressed by {method}, and cannot be decoded here");
        findings.error("not-readable", byte(98), what);
    }
    Claims {
        zooms: (least <= most).then_some(least..=most),
        bounds,
        centre: centre.map(|centre| (centre, header.centre_zoom)),
        format: format.filter(|_| is_read),
    }
}
