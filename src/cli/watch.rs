//! `watch`.

use bakhmut_map::date::MapDate;

use super::render::PictureArgs;

/// Arguments of `watch`.
#[derive(Debug, clap::Args)]
#[command(
    help_template = super::EXAMPLES_FIRST,
    before_help = "Examples:
  bakhmut-map watch                                   all maps, of the files in ./geodata
  bakhmut-map watch --view town --view front          two of them
  bakhmut-map --geodata mine watch --date 2025-02-15",
    after_help = "It watches --geodata, or else ./geodata, and the files of --theme and --annotate, draws \
        into output/ as render does, and goes on after a fault, which it tells with its place. Ctrl-C \
        ends it.

Exit codes: 0 it was ended, 1 the folder is gone or cannot be watched, 2 the command line is \
        wrong."
)]
pub(crate) struct WatchArgs {
    /// Date to draw [default: that of the snapshot that was saved last, at first the latest]
    #[arg(long)]
    pub(crate) date: Option<MapDate>,

    #[command(flatten)]
    pub(crate) picture: PictureArgs,
}
