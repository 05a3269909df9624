//! What an archive says of itself.

use std::ops::RangeInclusive;

use kurbo::Rect;

use crate::encode::TileFormat;
use crate::error::{Error, Result};
use crate::projection::{TileCoord, Viewport};
use crate::tiles::Shard;
use crate::units::{LonLat, LonLatBox};

/// The member that says what made an archive: the program's name, and its version.
pub(super) const GENERATOR_MEMBER: &str = "generator";
/// The name of the program.
pub(super) const PROGRAM: &str = env!("CARGO_PKG_NAME");
const GENERATOR: &str = concat!(env!("CARGO_PKG_NAME"), " ", env!("CARGO_PKG_VERSION"));

/// The member that says how large a tile is shown, in pixels: a number where there are any.
pub(super) const TILE_SIZE: &str = "tileSize";

/// The member that says which shard of a whole an archive is.
pub(super) const SHARD: &str = "shard";

/// What an archive says of itself, whatever its kind.
///
/// # Guarantees
/// The zoom levels ascend to [`TileCoord::DEEPEST`] at most, and the centre lies in the bounds at one
/// of them: readers go blank, or far away, without.
#[derive(Clone, Debug, PartialEq)]
pub struct Metadata {
    pub(super) name: String,
    pub(super) description: String,
    pub(super) attribution: String,
    pub(super) version: String,
    pub(super) legend: Option<String>,
    pub(super) bounds: LonLatBox,
    pub(super) centre: LonLat,
    pub(super) centre_zoom: u8,
    pub(super) zooms: RangeInclusive<u8>,
    pub(super) format: TileFormat,
    pub(super) tile_size: u16,
    pub(super) served_at: Option<String>,
    pub(super) shard: Shard,
    pub(super) is_overlay: bool,
    pub(super) extra: Vec<(String, String)>,
}

impl Metadata {
    /// The metadata of tiles of one format, which a map shows `tile_size` pixels wide and high (a
    /// picture for retina screens has twice as many). It is centred on its bounds, at the zoom
    /// at which a page shows them all.
    ///
    /// # Errors
    /// Usage: the zoom levels are none, or deeper than there are.
    ///
    /// ```
    /// use bakhmut_map::archive::Metadata;
    /// use bakhmut_map::encode::TileFormat;
    /// use bakhmut_map::units::LonLatBox;
    /// let bounds = LonLatBox::new([36.5, 47.3, 39.5, 49.7]).unwrap();
    /// let of = |zooms| Metadata::new("Zones", bounds, zooms, TileFormat::Png, 256);
    /// assert!(of(5..=14).is_ok());
    /// assert!(of(14..=5).is_err());
    /// assert!(of(5..=25).is_err());
    /// ```
    pub fn new(
        name: impl Into<String>,
        bounds: LonLatBox,
        zooms: RangeInclusive<u8>,
        format: TileFormat,
        tile_size: u16,
    ) -> Result<Metadata> {
        let (least, most) = (*zooms.start(), *zooms.end());
        if least > most {
            let what = format!("zoom levels {least} to {most} are none");
            return Err(Error::usage(what).help("name the lesser level first"));
        }
        if most > TileCoord::DEEPEST {
            let what = format!("there is no zoom level {most}");
            return Err(Error::usage(what).help(format!("{} is the deepest", TileCoord::DEEPEST)));
        }
        Ok(Metadata {
            name: name.into(),
            description: String::new(),
            attribution: String::new(),
            version: "1.0.0".to_owned(),
            legend: None,
            bounds,
            centre: rounded(bounds.centre()),
            centre_zoom: page_zoom(bounds).clamp(least, most),
            zooms,
            format,
            tile_size,
            served_at: None,
            shard: Shard::WHOLE,
            is_overlay: true,
            extra: Vec::new(),
        })
    }

    /// The same with what the tiles show, in a sentence or two.
    #[must_use]
    pub fn description(mut self, description: impl Into<String>) -> Metadata {
        self.description = description.into();
        self
    }

    /// The same with whom a map must name.
    #[must_use]
    pub fn attribution(mut self, attribution: impl Into<String>) -> Metadata {
        self.attribution = attribution.into();
        self
    }

    /// The same with the version of the tiles, a semantic one that changes when they do; 1.0.0 where
    /// nothing is said.
    #[must_use]
    pub fn version(mut self, version: impl Into<String>) -> Metadata {
        self.version = version.into();
        self
    }

    /// The same with a key to colours and hatches.
    #[must_use]
    pub fn legend(mut self, legend: impl Into<String>) -> Metadata {
        self.legend = Some(legend.into());
        self
    }

    /// The same with the address of the folder's parent directory of zoom levels, as browsers shall
    /// ask for it: `https://example.org/tiles`. Without, a `tilejson.json` names its tiles as they lie
    /// beside it, which its specification does not provide for, but a page in that folder can use.
    #[must_use]
    pub fn served_at(mut self, address: impl Into<String>) -> Metadata {
        self.served_at = Some(address.into());
        self
    }

    /// The same of a shard. Of all that an archive says of itself, only this is its own: the rest is as
    /// that of the whole.
    #[must_use]
    pub fn shard(mut self, shard: Shard) -> Metadata {
        self.shard = shard;
        self
    }

    /// The same of tiles that are a map by themselves, and need none below.
    #[must_use]
    pub fn baselayer(mut self) -> Metadata {
        self.is_overlay = false;
        self
    }

    /// The same with a further member, as the request and the inputs that made the tiles: a part of an
    /// archive is taken up again only with equal metadata.
    #[must_use]
    pub fn with(mut self, name: impl Into<String>, value: impl Into<String>) -> Metadata {
        self.extra.push((name.into(), value.into()));
        self
    }

    /// The same centred elsewhere.
    ///
    /// # Errors
    /// Usage: the centre is not within the bounds and the zoom levels.
    pub fn centred(mut self, centre: LonLat, zoom: u8) -> Result<Metadata> {
        if !self.bounds.contains(centre) || !self.zooms.contains(&zoom) {
            let what = format!("the centre {centre} at zoom {zoom} is not among the tiles");
            return Err(Error::usage(what).help("name one within the bounds and the zoom levels"));
        }
        (self.centre, self.centre_zoom) = (centre, zoom);
        Ok(self)
    }

    /// The same of the zoom levels alone at which there are tiles.
    pub(super) fn narrowed(mut self, zooms: Option<RangeInclusive<u8>>) -> Metadata {
        if let Some(zooms) = zooms {
            self.centre_zoom = self.centre_zoom.clamp(*zooms.start(), *zooms.end());
            self.zooms = zooms;
        }
        self
    }

    /// Texts that every kind of archive holds under the same names, and what was added; without those
    /// that are empty.
    pub(super) fn texts(&self) -> Vec<(&str, String)> {
        let legend = self.legend.as_deref().unwrap_or_default();
        let known = [
            ("name", self.name.as_str()),
            ("description", &self.description),
            ("attribution", &self.attribution),
            ("legend", legend),
            ("version", &self.version),
            (
                "type",
                if self.is_overlay {
                    "overlay"
                } else {
                    "baselayer"
                },
            ),
            (GENERATOR_MEMBER, GENERATOR),
        ];
        let extra = self
            .extra
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()));
        let all = known.into_iter().chain(extra);
        let mut texts: Vec<(&str, String)> = all
            .filter(|(_, text)| !text.is_empty())
            .map(|(name, text)| (name, text.to_owned()))
            .collect();
        if self.shard != Shard::WHOLE {
            texts.push((SHARD, self.shard.to_string()));
        }
        texts
    }
}

/// The zoom level at which a page of four tiles of 256 pixels, each way, holds a box.
pub(super) fn page_zoom(bounds: LonLatBox) -> u8 {
    const TILES: f64 = 4.0;
    let world = Viewport::of_world(1.0, Rect::new(0.0, 0.0, 1.0, 1.0));
    let corner = |lon, lat| LonLat::new(lon, lat).and_then(|corner| world.pixel(corner));
    let north_west = corner(bounds.west(), bounds.north());
    let south_east = corner(bounds.east(), bounds.south());
    // A box to a pole is as large as the world.
    let across = north_west
        .zip(south_east)
        .map_or(1.0, |(a, b)| (b.x - a.x).max(b.y - a.y));
    // So that a box whose edges are rounded has the same.
    let zoom = ((TILES / across).log2() + 1e-6).floor();
    (zoom as u8).min(TileCoord::DEEPEST)
}

/// A position in millionths of a degree: less than a metre, and no tail of binary fractions.
fn rounded(position: LonLat) -> LonLat {
    let round = |degrees: f64| (degrees * 1e6).round() / 1e6;
    LonLat::new(round(position.lon()), round(position.lat())).unwrap_or(position)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_map_opens_where_a_page_shows_it_all() {
        let of = |sides| {
            let bounds = LonLatBox::new(sides).unwrap();
            let metadata = Metadata::new("Zones", bounds, 5..=12, TileFormat::Png, 256).unwrap();
            (metadata.centre, metadata.centre_zoom)
        };
        let centre = LonLat::new(38.0, 48.6).unwrap();
        // 1.2 degrees are 873 pixels at zoom 10, of 1024; 0.8 of latitude are 881.
        assert_eq!(of([37.4, 48.2, 38.6, 49.0]), (centre, 10));
        assert_eq!(of([-180.0, -90.0, 180.0, 90.0]).1, 5);
        assert_eq!(of([38.0, 48.5, 38.001, 48.501]).1, 12);
    }

    #[test]
    fn a_centre_lies_among_the_tiles() {
        let bounds = LonLatBox::new([36.0, 47.0, 39.0, 49.0]).unwrap();
        let metadata = Metadata::new("Zones", bounds, 5..=9, TileFormat::Png, 256).unwrap();
        let centred = |lon, lat, zoom| {
            let centre = LonLat::new(lon, lat).unwrap();
            metadata.clone().centred(centre, zoom).is_ok()
        };
        assert!(centred(38.0, 48.6, 9));
        assert!(!centred(38.0, 50.0, 9));
        assert!(!centred(38.0, 48.6, 10));
    }
}
