//! `import`.

use std::path::PathBuf;

use bakhmut_map::import::Rule;
use bakhmut_map::units::LonLatBox;
use clap::ValueEnum;
use jiff::civil::Date;

use super::value::{bbox, day};

/// Arguments of `import`.
#[derive(Debug, clap::Args)]
#[command(
    help_template = super::EXAMPLES_FIRST,
    before_help = "Examples:
  bakhmut-map import deepstate data/                        every file of a folder, its new days alone
  bakhmut-map import deepstate 'data/*_202501*.geojson.gz'
  bakhmut-map import nzz 2023-05-21.json --with-area held-before-2022.geojson
  bakhmut-map import geojson 2025-01-15.geojson --map status=held:assessed --dataset desk \
      --from 'The desk' --licence CC-BY-4.0
  bakhmut-map import isw 20230521.geojson --dataset isw --bbox 37,48,39,49.5",
    after_help = "The dataset goes to --geodata, or else to ./geodata: zones/NAME/, with its source in \
        sources.toml. Then render --dataset NAME, as diff, check and tiles, takes it.
What each publisher's words become, and what is left out, is in docs/import.md.

Exit codes: 0 done, 1 a file cannot be read or written, 2 the command line is wrong, or a file does \
        not say its day, 3 a file is not valid, holds no area of control or lacks the most of the land; \
        then nothing is written."
)]
pub(crate) struct ImportArgs {
    /// Whose files they are
    #[arg(value_enum, value_name = "PUBLISHER")]
    pub(crate) publisher: PublisherArg,

    /// Files, plain or packed by gzip, folders of them, or patterns as 'data/*.geojson'
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,

    /// Day of the file, where there is one, in full as 2025-02-15 [default: what the file says]
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub(crate) date: Option<Date>,

    /// Dataset to make, or to add days to [default: named after the publisher]
    #[arg(long, value_name = "NAME")]
    pub(crate) dataset: Option<String>,

    /// Where the dataset maps, in degrees; what lies beyond is cut off [default: the country]
    #[arg(long, value_name = "W,S,E,N", value_parser = bbox, allow_hyphen_values = true)]
    pub(crate) bbox: Option<LonLatBox>,

    /// How far outlines may be from the truth, in metres [default: the publisher's]
    #[arg(long, value_name = "METRES", value_parser = metres)]
    pub(crate) accuracy: Option<f64>,

    /// GeoJSON of what was held before 24 February 2022, which some files of nzz leave out
    #[arg(long, value_name = "FILE")]
    pub(crate) with_area: Option<PathBuf>,

    /// Which features of geojson and kml are of which status, the first that fits: property=value:status
    #[arg(long, value_name = "PROPERTY=VALUE:STATUS")]
    pub(crate) map: Vec<Rule>,

    /// Who publishes the files of geojson and kml
    #[arg(long, value_name = "WHO")]
    pub(crate) from: Option<String>,

    /// Their licence
    #[arg(long, value_name = "LICENCE")]
    pub(crate) licence: Option<String>,

    /// The words that a map of them has to print [default: who publishes them (the licence)]
    #[arg(long, value_name = "WORDS")]
    pub(crate) attribution: Option<String>,

    /// The licence allows no commercial use
    #[arg(long)]
    pub(crate) non_commercial: bool,

    /// Write days anew that the dataset has already, and days that lack more than half of the land of the
    /// day before or after
    #[arg(long)]
    pub(crate) force: bool,
}

/// Publishers as the command line names them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum PublisherArg {
    /// DeepState: the area of a day, or the map's own export
    Deepstate,
    /// Neue Zürcher Zeitung, after Liveuamap
    Nzz,
    /// Institute for the Study of War and Critical Threats Project
    Isw,
    /// GeoJSON of anybody's, by --map, --from and --licence
    Geojson,
    /// KML or KMZ of anybody's, likewise
    #[value(alias = "kmz")]
    Kml,
}

fn metres(text: &str) -> Result<f64, String> {
    let number: Option<f64> = text.parse().ok();
    number
        .filter(|metres| *metres > 0.0 && *metres < 2e7)
        .ok_or_else(|| "write a number of metres above 0 and below 20000000".to_owned())
}
