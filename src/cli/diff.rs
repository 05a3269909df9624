//! `diff`.

use clap::ValueEnum;

/// Arguments of `diff`.
#[derive(Debug, clap::Args)]
#[command(help_template = super::EXAMPLES_FIRST, before_help = "Examples:
  bakhmut-map diff 2023-12 2025-01
  bakhmut-map diff 2023-12 2025-01 --format markdown
  bakhmut-map diff before.geojson after.geojson")]
pub(crate) struct DiffArgs {
    /// What it was: a day, month or year, or a GeoJSON file of zones
    pub(crate) before: String,

    /// What it is: likewise
    pub(crate) after: String,

    /// Dataset of the dates, as `list datasets` names it [default: article, or the only one]
    #[arg(long, value_name = "NAME")]
    pub(crate) dataset: Option<String>,

    /// Form of the result
    #[arg(long, value_enum, default_value = "table")]
    pub(crate) format: DiffFormat,
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
