//! `fmt`.

use std::path::PathBuf;

/// Arguments of `fmt`.
#[derive(Debug, clap::Args)]
#[command(
    help_template = super::EXAMPLES_FIRST,
    before_help = "Examples:
  bakhmut-map fmt my-geodata/zones/article/2025-02-15.geojson
  bakhmut-map fmt my-geodata
  bakhmut-map fmt --check                       all of ./geodata
  bakhmut-map fmt - < from-qgis.geojson > zones.geojson",
    after_help = "Exit codes: 0 done, 3 a file is not valid or, with --check, not in that form."
)]
pub(crate) struct FmtArgs {
    /// GeoJSON files, folders with such files, or - for standard input [default: --geodata, or ./geodata]
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,

    /// Write nothing; name the files that are not in that form
    #[arg(long)]
    pub(crate) check: bool,
}
