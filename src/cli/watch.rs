//! `watch`.

use bakhmut_map::date::MapDate;

use super::render::PictureArgs;

/// Arguments of `watch`.
#[derive(Debug, clap::Args)]
#[command(help_template = super::EXAMPLES_FIRST, before_help = "Examples:
  bakhmut-map watch
  bakhmut-map watch --view town --view front
  bakhmut-map --geodata mine watch --date 2025-02-15")]
pub(crate) struct WatchArgs {
    /// Date to draw [default: that of the snapshot that was saved last, at first the latest]
    #[arg(long)]
    pub(crate) date: Option<MapDate>,

    #[command(flatten)]
    pub(crate) picture: PictureArgs,
}
