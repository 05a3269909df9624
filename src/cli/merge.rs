//! `merge`.

use std::path::PathBuf;

/// Arguments of `merge`.
#[derive(Debug, clap::Args)]
#[command(
    help_template = super::EXAMPLES_FIRST,
    before_help = "Examples:
  bakhmut-map merge -o whole.pmtiles part-*.pmtiles
  bakhmut-map merge -o ukraine.pmtiles east.pmtiles south.pmtiles"
)]
pub(crate) struct MergeArgs {
    /// The shards that `tiles --shard` drew, or other PMTiles of one kind
    #[arg(value_name = "SHARD", required = true)]
    pub(crate) shards: Vec<PathBuf>,

    /// File to write, ending in .pmtiles
    #[arg(long, short, value_name = "FILE")]
    pub(crate) output: PathBuf,

    /// Overwrite what this program did not write
    #[arg(long)]
    pub(crate) force: bool,
}
