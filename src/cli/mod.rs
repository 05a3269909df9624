//! The command line as it is typed: no I/O, one file a subcommand.

mod animate;
mod check;
mod compare;
mod completions;
mod diff;
mod edit;
mod figure;
mod fmt;
mod import;
mod inspect;
mod list;
mod man;
mod measure;
mod merge;
mod new;
mod render;
mod serve;
mod tiles;
mod timeline;
mod validate;
mod value;
mod verify;
mod watch;

use std::path::PathBuf;

use clap::{Parser, Subcommand};

pub(crate) use animate::AnimateArgs;
pub(crate) use check::{CheckArgs, Format};
pub(crate) use compare::CompareArgs;
pub(crate) use completions::CompletionsArgs;
pub(crate) use diff::{DiffArgs, DiffFormat};
pub(crate) use edit::EditArgs;
pub(crate) use fmt::FmtArgs;
pub(crate) use import::{ImportArgs, PublisherArg};
pub(crate) use inspect::{InspectArgs, InspectFormat};
pub(crate) use list::{ListArgs, What};
pub(crate) use man::ManArgs;
pub(crate) use measure::{MeasureArgs, MeasureFormat};
pub(crate) use merge::MergeArgs;
pub(crate) use new::NewArgs;
pub(crate) use render::RenderArgs;
pub(crate) use serve::{LogForm, ServeArgs};
pub(crate) use tiles::TilesArgs;
pub(crate) use timeline::{TimelineArgs, TimelineFormat};
pub(crate) use validate::{Profile, ValidateArgs, ValidateFormat};
pub(crate) use verify::{VerifyArgs, VerifyFormat};
pub(crate) use watch::WatchArgs;

/// Maps of who controls what, from dated GeoJSON, that a newsroom can print.
#[derive(Debug, Parser)]
#[command(
    version,
    max_term_width = 100,
    arg_required_else_help = true,
    before_help = EXAMPLES,
    help_template = EXAMPLES_FIRST
)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,

    #[command(flatten)]
    pub(crate) global: Global,
}

/// What a reader looks for first comes first.
const EXAMPLES_FIRST: &str =
    "{about-with-newline}\n{before-help}{usage-heading} {usage}\n\n{all-args}{after-help}";

const EXAMPLES: &str = "Examples:
  bakhmut-map render --date 2025-01              draw every map of January 2025 into output/
  bakhmut-map render --date 2025-01 --view town  draw one of them
  bakhmut-map check                              hold what the article says against the data
  bakhmut-map list dates                         the days for which there is data";

/// Options of every subcommand.
#[derive(Debug, clap::Args)]
pub(crate) struct Global {
    /// Folder of geodata to lay over the built-in ones and ./geodata
    #[arg(long, global = true, value_name = "DIR")]
    pub(crate) geodata: Option<PathBuf>,

    /// Print warnings, errors and results, but no notes
    #[arg(long, short, global = true, conflicts_with = "verbose")]
    pub(crate) quiet: bool,

    /// Say which file came from where
    #[arg(long, short, global = true)]
    pub(crate) verbose: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Draw the maps of a date as PNG, SVG or PDF files
    Render(RenderArgs),
    /// Draw the overlay of a date as tiles of a web map
    Tiles(TilesArgs),
    /// Put shards of tiles together into one archive
    Merge(MergeArgs),
    /// Hold what the article says against the data
    Check(CheckArgs),
    /// Measure distances from a place, or how much of a view's land each side holds
    Measure(MeasureArgs),
    /// Check files of geodata, and say of every fault where it is and how to mend it
    Validate(ValidateArgs),
    /// Tell what changed from one date or file of zones to another
    Diff(DiffArgs),
    /// Tell where two datasets of one date agree, and where they do not
    Compare(CompareArgs),
    /// Tell who held how much of a place or view, day by day
    Timeline(TimelineArgs),
    /// Draw a view over the snapshots of a dataset as an animation
    Animate(AnimateArgs),
    /// Draw the maps anew whenever a file of geodata is saved
    Watch(WatchArgs),
    /// Serve the maps, their tiles and a viewer to browsers of this machine
    Serve(ServeArgs),
    /// Begin the next snapshot with what stands in an earlier one
    New(NewArgs),
    /// Make a dataset of other publishers' files
    Import(ImportArgs),
    /// Bring GeoJSON files to the form that reads well in a diff
    Fmt(FmtArgs),
    /// Check an archive of map tiles, and say what is wrong with it and where
    Verify(VerifyArgs),
    /// Tell what made a picture, and whether the geodata at hand would make it again
    Inspect(InspectArgs),
    /// List what the geodata hold
    List(ListArgs),
    /// Print a script that completes this program's words in a shell
    Completions(CompletionsArgs),
    /// Print the manual, in the format of man
    Man(ManArgs),
}
