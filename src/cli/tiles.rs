//! `tiles`.

use std::path::PathBuf;

use bakhmut_map::date::MapDate;
use bakhmut_map::encode::TileFormat;
use bakhmut_map::request::Layer;
use bakhmut_map::tiles::Shard;
use bakhmut_map::units::LonLatBox;
use clap::ValueEnum;

use super::render::{BasemapArgs, LangArg};
use super::value::{address, bbox};

/// Arguments of `tiles`.
#[derive(Debug, clap::Args)]
#[command(help_template = super::EXAMPLES_FIRST, before_help = "Examples:
  bakhmut-map tiles --date 2025-01 -o bakhmut.pmtiles
  bakhmut-map tiles --date 2025-01 -Z 5 -z 14 -o bakhmut.mbtiles
  bakhmut-map tiles --date 2025-01 --layers zones,front --scale 2 -o tiles/
  bakhmut-map tiles --date 2025-01 -z 16 --shard 3/16 -o part-3.pmtiles
  bakhmut-map tiles --date 2025-01 -z 16 --dry-run")]
pub(crate) struct TilesArgs {
    /// Day (2025-01-15), month (2025-01) or year (2025): the latest data of that span are drawn
    #[arg(long)]
    pub(crate) date: MapDate,

    /// File to write, ending in .pmtiles or .mbtiles, or a folder; until it is complete, PATH.part
    #[arg(long, short, value_name = "PATH", required_unless_present = "dry_run")]
    pub(crate) output: Option<PathBuf>,

    /// The first zoom level, 0 to 20
    #[arg(long, short = 'Z', alias = "minzoom", value_name = "N", default_value_t = 5, value_parser = zoom())]
    pub(crate) min_zoom: u8,

    /// The last zoom level, 0 to 20
    #[arg(long, short = 'z', alias = "maxzoom", value_name = "N", default_value_t = 12, value_parser = zoom())]
    pub(crate) max_zoom: u8,

    /// What the tiles show, in degrees [default: all that the dataset maps and the views show]
    #[arg(long, value_name = "W,S,E,N", value_parser = bbox, allow_hyphen_values = true)]
    pub(crate) bbox: Option<LonLatBox>,

    /// What is drawn [default: all]
    #[arg(long, value_enum, value_name = "LAYER", value_delimiter = ',')]
    pub(crate) layers: Vec<LayerArg>,

    /// Pixels along the side of a tile at scale 1
    #[arg(long, value_enum, default_value = "256")]
    pub(crate) tile_size: TileSize,

    /// Pixels of a tile a pixel of its size: 2 for screens of double density
    #[arg(long, value_enum, default_value = "1")]
    pub(crate) scale: TileScale,

    /// What tiles are encoded as, without loss
    #[arg(long, value_enum, default_value = "png")]
    pub(crate) format: TileFormatArg,

    /// Language of the names: en for English, uk for Ukrainian; en+uk and uk+en for both, the first above
    #[arg(long, value_enum, default_value = "en")]
    pub(crate) lang: LangArg,

    /// Theme: light, dark or print, or a file of your own, as `list themes` and docs/themes.md tell
    #[arg(long, value_name = "NAME|FILE", default_value = "light")]
    pub(crate) theme: String,

    #[command(flatten)]
    pub(crate) basemap: BasemapArgs,

    /// Dataset to draw, as `list datasets` names it [default: article, or the only one there is]
    #[arg(long, value_name = "NAME")]
    pub(crate) dataset: Option<String>,

    /// Refuse data that are older than the date asked for
    #[arg(long)]
    pub(crate) strict_date: bool,

    /// Draw one of equal parts of the work, counted from 1, along the Hilbert curve
    #[arg(
        long,
        value_name = "I/N",
        default_value = "1/1",
        hide_default_value = true
    )]
    pub(crate) shard: Shard,

    /// Address at which a folder of tiles will stand, for its tilejson.json
    #[arg(long, value_name = "URL", value_parser = address)]
    pub(crate) served_at: Option<String>,

    /// Say about how many tiles and bytes there would be, and write nothing
    #[arg(long)]
    pub(crate) dry_run: bool,

    /// Go on where a run that was stopped left off
    #[arg(long)]
    pub(crate) resume: bool,

    /// Overwrite what this program did not write, or what --resume can't go on with
    #[arg(long)]
    pub(crate) force: bool,
}

/// The deepest zoom level: deeper, a position is counted less exactly than a pixel.
const DEEPEST: i64 = 20;

pub(super) fn zoom() -> clap::builder::RangedI64ValueParser<u8> {
    clap::value_parser!(u8).range(0..=DEEPEST)
}

/// A layer as typed.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum LayerArg {
    Zones,
    Border,
    Front,
    Labels,
}

impl From<LayerArg> for Layer {
    fn from(arg: LayerArg) -> Layer {
        match arg {
            LayerArg::Zones => Layer::Zones,
            LayerArg::Border => Layer::Border,
            LayerArg::Front => Layer::Front,
            LayerArg::Labels => Layer::Labels,
        }
    }
}

/// The size of a tile as typed.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum TileSize {
    #[value(name = "256")]
    Small = 256,
    #[value(name = "512")]
    Large = 512,
}

/// The scale of a tile as typed.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum TileScale {
    #[value(name = "1")]
    One = 1,
    #[value(name = "2")]
    Two = 2,
}

/// What tiles are encoded as, as typed.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum TileFormatArg {
    Png,
    #[value(name = "webp")]
    WebP,
}

impl From<TileFormatArg> for TileFormat {
    fn from(arg: TileFormatArg) -> TileFormat {
        match arg {
            TileFormatArg::Png => TileFormat::Png,
            TileFormatArg::WebP => TileFormat::WebP,
        }
    }
}
