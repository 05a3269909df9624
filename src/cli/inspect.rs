//! `inspect`.

use std::path::PathBuf;

use clap::ValueEnum;

/// Arguments of `inspect`.
#[derive(Debug, clap::Args)]
#[command(
    help_template = super::EXAMPLES_FIRST,
    before_help = "Examples:
  bakhmut-map inspect output/bakhmut-2025-01-town.png
  bakhmut-map --geodata mine inspect map.png
  bakhmut-map inspect --format json map.png",
    after_help = "Exit codes: 0 the geodata at hand make the same picture, 1 they make another or none, or \
        the file cannot be read, 2 the command line is wrong, 3 the file is not a whole PNG, GIF or \
        WebP of this program."
)]
pub(crate) struct InspectArgs {
    /// A PNG that this program wrote, or a GIF or WebP of animate
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,

    /// Form of what is printed
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: InspectFormat,
}

/// The form of what is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum InspectFormat {
    /// A line for each thing
    Text,
    /// JSON, as docs/inspect.schema.json describes it
    Json,
}
