//! `check`.

use std::path::PathBuf;

use bakhmut_map::date::MapDate;
use clap::ValueEnum;

use super::figure::FigureArgs;
use super::render::LangArg;

/// Arguments of `check`.
#[derive(Debug, clap::Args)]
#[command(
    help_template = super::EXAMPLES_FIRST,
    before_help = "Examples:
  bakhmut-map check
  bakhmut-map check --format markdown > verdicts.md
  bakhmut-map check --border their-border.geojson --border ours.geojson
  bakhmut-map check --lang uk --figure check.png
  bakhmut-map check --claims another-article.toml --date 2025-01",
    after_help = "Exit codes: 0 no claim is contradicted, 4 one is."
)]
pub(crate) struct CheckArgs {
    /// File of claims, in place of claims.toml of the geodata
    #[arg(long, value_name = "FILE")]
    pub(crate) claims: Option<PathBuf>,

    /// Use no data of later days [default: the article's date]
    #[arg(long)]
    pub(crate) date: Option<MapDate>,

    /// Dataset to hold the claims against, as `list datasets` names it [default: article, or the only one]
    #[arg(long, value_name = "NAME")]
    pub(crate) dataset: Option<String>,

    /// GeoJSON lines of a border to measure to, in place of borders.geojson; may be given more than once
    #[arg(long = "border", value_name = "FILE")]
    pub(crate) borders: Vec<PathBuf>,

    /// How far those borders may be off in metres, where their files do not say [default: 300]
    #[arg(long, value_name = "M", requires = "borders", value_parser = metres, allow_negative_numbers = true)]
    pub(crate) border_accuracy: Option<f64>,

    /// PNG, SVG or PDF file to draw, by its ending, of the first claim about a distance to the border, by the
    /// first --border if any
    #[arg(long, value_name = "FILE")]
    pub(crate) figure: Option<PathBuf>,

    /// Language of the report and of the figure: en for English, uk for Ukrainian
    #[arg(long, value_enum, default_value = "en")]
    pub(crate) lang: LangArg,

    #[command(flatten)]
    pub(crate) look: FigureArgs,

    /// Form of the report
    #[arg(long, value_enum, default_value = "table")]
    pub(crate) format: Format,

    /// Exit with 0 also where a claim is contradicted
    #[arg(long)]
    pub(crate) exit_zero: bool,
}

/// The form of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// A table for the terminal
    Table,
    /// JSON, as docs/check.schema.json describes it
    Json,
    /// A table of Markdown, to paste
    Markdown,
}

/// A number of metres above 0.
pub(super) fn metres(text: &str) -> Result<f64, String> {
    match text.parse() {
        Ok(metres) if metres > 0.0 && metres < 2.0e7 => Ok(metres),
        _ => Err("write a number of metres above 0 and below 20000000, as 300".to_owned()),
    }
}
