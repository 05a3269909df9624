//! `diff`.

use std::path::PathBuf;

use clap::ValueEnum;

use super::figure::{FigureArgs, FigureLang};

/// Arguments of `diff`.
#[derive(Debug, clap::Args)]
#[command(
    help_template = super::EXAMPLES_FIRST,
    before_help = "Examples:
  bakhmut-map diff 2023-12 2025-01                    between two snapshots
  bakhmut-map diff 2023-12 2025-01 --format markdown
  bakhmut-map diff 2023-12 2025-01 --figure change.png --lang uk
  bakhmut-map diff before.geojson after.geojson       between two files of zones
  bakhmut-map diff 2025-01 my-draft.geojson           or one of each",
    after_help = "Exit codes: 0 done, be there changes or not, 1 there is no such date or file, or \
        the figure cannot be written, 2 the command line is wrong, 3 the geodata or a \
        file are not valid."
)]
pub(crate) struct DiffArgs {
    /// What it was: a GeoJSON file of zones, or a day, month or year, of which the latest snapshot on or
    /// before its last day counts
    pub(crate) before: String,

    /// What it became: a file or date likewise
    pub(crate) after: String,

    /// Dataset of the dates, and of the figure, as `list datasets` names it [default: article, or the only one]
    #[arg(long, value_name = "NAME")]
    pub(crate) dataset: Option<String>,

    /// Form of the result, which goes to standard output
    #[arg(long, value_enum, default_value = "table")]
    pub(crate) format: DiffFormat,

    /// PNG, SVG or PDF file to draw, by its ending: a map of the land that Russia
    /// gained and lost [default: none]
    #[arg(long, value_name = "FILE")]
    pub(crate) figure: Option<PathBuf>,

    /// View that the figure shows, as `list views` names it [default: front, or the first of control]
    #[arg(long, value_name = "NAME", requires = "figure")]
    pub(crate) view: Option<String>,

    #[command(flatten)]
    pub(crate) words: FigureLang,

    #[command(flatten)]
    pub(crate) look: FigureArgs,
}

/// The form of a difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum DiffFormat {
    /// A table for the terminal
    Table,
    /// JSON, not rounded
    Json,
    /// A table of Markdown, to paste
    Markdown,
}
