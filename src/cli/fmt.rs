//! `fmt`.

use std::path::PathBuf;

/// Arguments of `fmt`.
#[derive(Debug, clap::Args)]
#[command(
    help_template = super::EXAMPLES_FIRST,
    before_help = "Examples:
  bakhmut-map fmt my-geodata/zones/article/2025-02-15.geojson
  bakhmut-map fmt my-geodata                    every .geojson file below it
  bakhmut-map fmt --check                       all of ./geodata
  bakhmut-map fmt - < from-qgis.geojson > zones.geojson",
    after_help = "Exit codes: 0 done, 1 a file cannot be read or written, 2 the command line is \
        wrong, 3 a file is not valid (none is written then) or, with --check, not in \
        that form."
)]
pub(crate) struct FmtArgs {
    /// GeoJSON files, folders with such files, or - for standard input, which goes to standard output;
    /// files are written in place [default: --geodata, or else ./geodata]
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,

    /// Write nothing; name the files that are not in that form, and exit with 3 if there are any
    #[arg(long)]
    pub(crate) check: bool,
}
