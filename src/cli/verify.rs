//! `verify`.

use std::path::PathBuf;

use clap::ValueEnum;

/// Arguments of `verify`.
#[derive(Debug, clap::Args)]
#[command(
    help_template = super::EXAMPLES_FIRST,
    before_help = "Examples:
  bakhmut-map verify output/bakhmut.pmtiles
  bakhmut-map verify basemap.mbtiles
  bakhmut-map verify --format json output/tiles",
    after_help = "Exit codes: 0 nothing is wrong (there may be warnings), 3 something is."
)]
pub(crate) struct VerifyArgs {
    /// A PMTiles or MBTiles file, or a folder of tiles, whoever made it
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,

    /// Form of the findings
    #[arg(long, value_enum, default_value = "human")]
    pub(crate) format: VerifyFormat,
}

/// The form of what is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum VerifyFormat {
    /// A line for each finding, and one that says what the archive holds
    Human,
    /// JSON, as docs/verify.schema.json describes it
    Json,
}
