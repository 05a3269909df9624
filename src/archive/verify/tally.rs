//! What all kinds of archives have in common.

use std::io::Read;
use std::ops::RangeInclusive;

use flate2::read::GzDecoder;

use super::extent::Extents;
use super::finding::{Findings, Report, named};
use super::picture::{Format, decoded};
use crate::archive::kind::Kind;
use crate::projection::TileCoord;
use crate::units::{LonLat, LonLatBox};

/// Longer than any tile.
pub(super) const MOST_BYTES: u64 = 32 << 20;

/// What an archive claims of its tiles, as far as it can be held against them.
#[derive(Clone, Debug, Default)]
pub(super) struct Claims {
    pub(super) zooms: Option<RangeInclusive<u8>>,
    pub(super) bounds: Option<LonLatBox>,
    pub(super) centre: Option<(LonLat, u8)>,
    /// The format of pictures; tiles are only counted where there is none.
    pub(super) format: Option<Format>,
}

/// Tiles as they are met, held against each other and the claims.
#[derive(Debug)]
pub(super) struct Tally {
    kind: Kind,
    pub(super) findings: Findings,
    pub(super) claims: Claims,
    pub(super) tiles: u64,
    pub(super) contents: u64,
    extents: Extents,
    side: Option<u32>,
}

impl Tally {
    pub(super) fn new(kind: Kind, findings: Findings, claims: Claims) -> Tally {
        Tally {
            kind,
            findings,
            claims,
            tiles: 0,
            contents: 0,
            extents: Extents::default(),
            side: None,
        }
    }

    /// Counts the tiles of the ids from `start` on, before `end`.
    pub(super) fn count(&mut self, start: u64, end: u64) {
        self.tiles = self.tiles.saturating_add(end.saturating_sub(start));
        self.extents.add(start, end);
    }

    /// Decodes a content that was not met before.
    pub(super) fn content(&mut self, tile: TileCoord, bytes: &[u8], gzipped: bool) {
        self.contents += 1;
        let Some(expected) = self.claims.format else {
            return;
        };
        let mut unpacked = Vec::new();
        let bytes = match gzipped {
            false => bytes,
            true => {
                let read = GzDecoder::new(bytes)
                    .take(MOST_BYTES)
                    .read_to_end(&mut unpacked);
                if let Err(cause) = read {
                    let what = format!("its gzip cannot be read: {cause}");
                    return self.findings.error("bad-tile", self.named(tile), what);
                }
                &unpacked
            }
        };
        let Some(format) = Format::of(bytes) else {
            let what = format!("it is no picture, where {} is expected", expected.word());
            return self.findings.error("bad-tile", self.named(tile), what);
        };
        if format != expected {
            let what = format!(
                "it is {}, where {} is expected",
                format.word(),
                expected.word()
            );
            self.findings.error("other-format", self.named(tile), what);
        }
        let (width, height) = match decoded(format, bytes) {
            Ok(size) => size,
            Err(why) => {
                let what = format!("its {} cannot be decoded: {why}", format.word());
                return self.findings.error("bad-tile", self.named(tile), what);
            }
        };
        let side = *self.side.get_or_insert(width);
        if (width, height) != (side, side) {
            let what =
                format!("it has {width} x {height} pixels, where others have {side} x {side}");
            self.findings.error("other-size", self.named(tile), what);
        }
    }

    /// A tile as findings name it, with the row by which the archive knows it where that is another.
    fn named(&self, tile: TileCoord) -> String {
        let name = named(tile);
        if self.kind != Kind::MbTiles {
            return name;
        }
        let row = (1 << tile.z()) - 1 - tile.y();
        format!("{name} (tile_row {row})")
    }

    /// Holds the claims against all tiles; `at` is where the archive makes them.
    pub(super) fn finish(mut self, at: &str) -> Report {
        let real = self.extents.zooms();
        match (&real, &self.claims.zooms) {
            // Where something cannot be read, they may have been there.
            (None, _) if self.findings.have_error() => {}
            (None, _) => self.findings.warning("no-tiles", at, "there are no tiles"),
            (Some(real), Some(claimed)) if real != claimed => {
                let what = format!(
                    "zoom {} to {} is claimed, but there are tiles at {} to {}",
                    claimed.start(),
                    claimed.end(),
                    real.start(),
                    real.end()
                );
                self.findings.error("wrong-zooms", at, what);
            }
            _ => {}
        }
        if let (Some(bounds), Some((centre, zoom))) = (self.claims.bounds, self.claims.centre) {
            if !bounds.contains(centre) {
                let what = format!("the centre {centre} is not within the bounds {bounds}");
                self.findings.error("centre-outside", at, what);
            }
            let zooms = self.claims.zooms.clone();
            if zooms.is_some_and(|zooms| !zooms.is_empty() && !zooms.contains(&zoom)) {
                let what = format!("the centre's zoom {zoom} is not within the claimed ones");
                self.findings.error("centre-outside", at, what);
            }
        }
        if let Some(bounds) = self.claims.bounds {
            self.check_bounds(bounds);
        }
        Report {
            kind: self.kind,
            tiles: self.tiles,
            contents: self.contents,
            zooms: real,
            format: self.claims.format.map(Format::word),
            side: self.side,
            findings: self.findings.found,
            more: self.findings.more,
        }
    }

    /// Finds tiles that the bounds do not touch.
    fn check_bounds(&mut self, bounds: LonLatBox) {
        // Rounded to ten-millionths of a degree, bounds may end short of the tile that they touch.
        const SLACK: f64 = 1e-6;
        for (z, extent) in self.extents.levels() {
            let corners = (
                TileCoord::new(z, extent.x.0, extent.y.0),
                TileCoord::new(z, extent.x.1, extent.y.1),
            );
            let (Some(first), Some(last)) = corners else {
                continue;
            };
            let (north_west, south_east) = (first.bounds(), last.bounds());
            for (tile, outside, edge) in [
                (first, north_west.east() < bounds.west() - SLACK, "west"),
                (first, north_west.south() > bounds.north() + SLACK, "north"),
                (last, south_east.west() > bounds.east() + SLACK, "east"),
                (last, south_east.north() < bounds.south() - SLACK, "south"),
            ] {
                if outside {
                    let place = match edge {
                        "west" | "east" => format!("column {}", tile.x()),
                        _ => format!("row {}", tile.y()),
                    };
                    let what = format!("tiles lie {edge} of the bounds {bounds}");
                    self.findings
                        .error("tiles-outside", format!("zoom {z}, {place}"), what);
                }
            }
        }
    }
}

/// The bounds that four numbers of degrees are, or why they are none.
pub(super) fn bounds(edges: [f64; 4]) -> Result<LonLatBox, String> {
    LonLatBox::new(edges).ok_or_else(|| {
        let [west, south, east, north] = edges;
        format!("bounds {west},{south},{east},{north} are none: west to east, south to north on the Earth")
    })
}
