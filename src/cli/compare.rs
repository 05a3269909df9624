//! `compare`.

use std::path::PathBuf;

use bakhmut_map::date::MapDate;
use bakhmut_map::units::LonLatBox;

use super::figure::{FigureArgs, FigureLang};
use super::measure::MeasureFormat;
use super::value;

/// Arguments of `compare`.
#[derive(Debug, clap::Args)]
#[command(
    help_template = super::EXAMPLES_FIRST,
    before_help = "Examples:
  bakhmut-map compare deepstate-daily nzz-full --date 2025-01-15
  bakhmut-map compare deepstate-daily nzz-full --date 2025-01 --view front --format markdown
  bakhmut-map compare deepstate-daily nzz-full --date 2025-01 --figure both.png --lang uk
  bakhmut-map compare article isw-layers --date 2023-05-21 --bbox 37.8,48.4,38.2,48.8",
    after_help = "Exit codes: 0 done, whether the two agree or not, 1 there is no such snapshot, or \
        the figure cannot be written, 2 the command line is wrong, 3 the geodata are not valid."
)]
pub(crate) struct CompareArgs {
    /// Dataset to compare, as `list datasets` names it
    #[arg(value_name = "DATASET")]
    pub(crate) first: String,

    /// Dataset to compare it with
    #[arg(value_name = "DATASET")]
    pub(crate) second: String,

    /// Day, month or year: of each dataset the latest snapshot on or before its last day is taken
    #[arg(long)]
    pub(crate) date: MapDate,

    /// Refuse a snapshot that is older than the date asked for
    #[arg(long)]
    pub(crate) strict_date: bool,

    /// View whose land is compared, and which the figure shows, as `list views` names it [default: all
    /// that both datasets map of the geodata's extent; of the figure front, or the first of control]
    #[arg(long, value_name = "NAME")]
    pub(crate) view: Option<String>,

    /// Land to compare, in degrees: west, south, east, north; a figure shows a view
    #[arg(long, value_name = "W,S,E,N", value_parser = value::bbox, allow_hyphen_values = true,
          conflicts_with_all = ["view", "figure"])]
    pub(crate) bbox: Option<LonLatBox>,

    /// Form of the result, which goes to standard output
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: MeasureFormat,

    /// PNG, SVG or PDF file to draw, by its ending: a map of the land on which the
    /// two agree and on which they do not [default: none]
    #[arg(long, value_name = "FILE")]
    pub(crate) figure: Option<PathBuf>,

    #[command(flatten)]
    pub(crate) words: FigureLang,

    #[command(flatten)]
    pub(crate) look: FigureArgs,
}
