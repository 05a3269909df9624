//! `render`.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use bakhmut_map::basemap::{Basemap, BasemapOptions};
use bakhmut_map::date::MapDate;
use bakhmut_map::error::Result;
use bakhmut_map::request::{Lang, Layout, MapProjection, PictureSize, Scale};
use clap::ValueEnum;

use super::edit::EditArgs;

/// Arguments of `render`.
#[derive(Debug, clap::Args)]
#[command(help_template = super::EXAMPLES_FIRST, before_help = "Examples:
  bakhmut-map render --date 2025-01
  bakhmut-map render --date 2025-01-15 --view front --scale 2
  bakhmut-map render --date 2025-01 --lang uk
  bakhmut-map render --date 2025-01 --theme dark
  bakhmut-map render --date 2025-01 --view border --size 1600x1200 -o border.png
  bakhmut-map render --date 2025-01 --view front -o front.svg
  bakhmut-map render --date 2025-01 --view town --embed --optimize -o site/bakhmut
  bakhmut-map render --date 2025-01 --dataset deepstate-daily,nzz-full
  bakhmut-map render --date 2025-01 --projection web-mercator --world-file")]
pub(crate) struct RenderArgs {
    /// Day (2025-01-15), month (2025-01) or year (2025): the latest data of that span are drawn
    #[arg(long)]
    pub(crate) date: MapDate,

    #[command(flatten)]
    pub(crate) picture: PictureArgs,

    /// File to write, for a single view: PNG, SVG or PDF, by its ending; - for PNG on standard output
    /// [default: output/NAME.png]
    #[arg(long, short, value_name = "PATH")]
    pub(crate) output: Option<PathBuf>,

    /// Write the files too by which a GIS puts a map in place: NAME.pgw, .prj and .png.aux.xml; only
    /// with --projection web-mercator
    #[arg(long)]
    pub(crate) world_file: bool,

    /// Write of each view the wide and the tall picture, at scale 1 and 2, and what a page needs to show
    /// them: NAME.html, NAME.md and NAME.json; -o then gives folder and NAME
    #[arg(long, conflicts_with_all = ["layout", "size", "scale", "world_file"])]
    pub(crate) embed: bool,

    /// Spend seconds on making the files as small as they can be without loss
    #[arg(long)]
    pub(crate) optimize: bool,

    /// Refuse data that are older than the date asked for
    #[arg(long)]
    pub(crate) strict_date: bool,
}

/// What is drawn, and how.
#[derive(Clone, Debug, clap::Args)]
pub(crate) struct PictureArgs {
    /// View to draw, as `list views` names it; may be given more than once [default: every view]
    #[arg(long = "view", value_name = "NAME", value_delimiter = ',')]
    pub(crate) views: Vec<String>,

    /// Dataset to draw, as `list datasets` names it, or two with a comma between them: then what both
    /// have as held is solid, and what only one has is hatched [default: article, or the only one]
    #[arg(long = "dataset", value_name = "NAME[,NAME]", value_delimiter = ',')]
    pub(crate) datasets: Vec<String>,

    #[command(flatten)]
    pub(crate) look: LookArgs,

    #[command(flatten)]
    pub(crate) edit: EditArgs,

    /// Projection of the map: one made for the view, or that of web maps, EPSG:3857
    #[arg(long, value_enum, default_value = "for-view")]
    pub(crate) projection: ProjectionArg,

    #[command(flatten)]
    pub(crate) basemap: BasemapArgs,

    /// Overwrite files that this program did not write, or that are read-only
    #[arg(long)]
    pub(crate) force: bool,
}

/// What a map looks like, and how large it is.
#[derive(Clone, Debug, clap::Args)]
pub(crate) struct LookArgs {
    /// Language of the map: en for English, uk for Ukrainian; en+uk and uk+en set names in both, and all
    /// else in the first
    #[arg(long, value_enum, default_value = "en")]
    pub(crate) lang: LangArg,

    /// Theme: light, dark or print, or a file of your own, as `list themes` and docs/themes.md tell
    #[arg(long, value_name = "NAME|FILE", default_value = "light")]
    pub(crate) theme: String,

    /// Shape of the picture: beside an article, as high as wide, or for a telephone held upright
    #[arg(long, value_enum, default_value = "wide")]
    pub(crate) layout: LayoutArg,

    /// Width and height in pixels at scale 1 [default: the layout's, of a wide one 1200x900]
    #[arg(long, value_name = "WxH")]
    size: Option<PictureSize>,

    /// Pixels of the file a pixel of the size: 2 for screens of double density, 3 for print
    #[arg(long, value_enum, default_value = "1")]
    pub(crate) scale: ScaleArg,
}

impl LookArgs {
    /// Width and height at scale 1.
    pub(crate) fn size(&self) -> PictureSize {
        self.size.unwrap_or(Layout::from(self.layout).size())
    }
}

/// The basemap under a map.
#[derive(Clone, Debug, clap::Args)]
pub(crate) struct BasemapArgs {
    /// Raster map to draw on, in place of the built-in land, water and roads: a PMTiles or MBTiles file,
    /// a folder of tiles, or the addresses of a server's, https://…/{z}/{x}/{y}.png
    #[arg(long, value_name = "SOURCE")]
    pub(crate) basemap: Option<String>,

    /// Whom the basemap comes from, as the map shall say [default: what its file says]
    #[arg(long, value_name = "TEXT", requires = "basemap")]
    pub(crate) basemap_attribution: Option<String>,

    /// Seconds that a server's answer may take
    #[arg(long, value_name = "SECONDS", default_value = "15", requires = "basemap",
          value_parser = clap::value_parser!(u64).range(1..=600))]
    pub(crate) basemap_timeout: u64,

    /// Deepest zoom level that a server has: deeper, its tiles are enlarged
    #[arg(long, value_name = "N", requires = "basemap",
          value_parser = clap::value_parser!(u8).range(0..=24))]
    pub(crate) basemap_max_zoom: Option<u8>,

    /// Folder to keep a server's tiles in [default: bakhmut-map/basemap in the user's cache folder]
    #[arg(long, value_name = "DIR", requires = "basemap")]
    pub(crate) basemap_cache: Option<PathBuf>,
}

impl BasemapArgs {
    /// The basemap, if one is asked for.
    ///
    /// # Errors
    /// As [`Basemap::open`].
    pub(crate) fn open(&self) -> Result<Option<Arc<Basemap>>> {
        let options = BasemapOptions {
            attribution: self.basemap_attribution.as_deref(),
            cache: self.basemap_cache.as_deref(),
            timeout: Some(Duration::from_secs(self.basemap_timeout)),
            max_zoom: self.basemap_max_zoom,
        };
        let open = |from: &String| Basemap::open(from, options).map(Arc::new);
        self.basemap.as_ref().map(open).transpose()
    }
}

/// The language as typed.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum LangArg {
    En,
    Uk,
    #[value(name = "en+uk")]
    EnUk,
    #[value(name = "uk+en")]
    UkEn,
}

impl From<LangArg> for Lang {
    fn from(arg: LangArg) -> Lang {
        match arg {
            LangArg::En => Lang::En,
            LangArg::Uk => Lang::Uk,
            LangArg::EnUk => Lang::EnUk,
            LangArg::UkEn => Lang::UkEn,
        }
    }
}

/// The layout as typed.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum LayoutArg {
    Wide,
    Square,
    Tall,
}

impl From<LayoutArg> for Layout {
    fn from(arg: LayoutArg) -> Layout {
        match arg {
            LayoutArg::Wide => Layout::Wide,
            LayoutArg::Square => Layout::Square,
            LayoutArg::Tall => Layout::Tall,
        }
    }
}

/// The scale as typed.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum ScaleArg {
    #[value(name = "1")]
    One,
    #[value(name = "2")]
    Two,
    #[value(name = "3")]
    Three,
}

impl From<ScaleArg> for Scale {
    fn from(arg: ScaleArg) -> Scale {
        match arg {
            ScaleArg::One => Scale::One,
            ScaleArg::Two => Scale::Two,
            ScaleArg::Three => Scale::Three,
        }
    }
}

/// The projection as typed.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum ProjectionArg {
    ForView,
    WebMercator,
}

impl From<ProjectionArg> for MapProjection {
    fn from(arg: ProjectionArg) -> MapProjection {
        match arg {
            ProjectionArg::ForView => MapProjection::ForView,
            ProjectionArg::WebMercator => MapProjection::WebMercator,
        }
    }
}
