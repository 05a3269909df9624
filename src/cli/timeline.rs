//! `timeline`.

use std::path::PathBuf;

use bakhmut_map::date::MapDate;
use bakhmut_map::units::LonLatBox;
use clap::ValueEnum;

use super::figure::{FigureArgs, FigureLang};

/// Arguments of `timeline`.
#[derive(Debug, clap::Args)]
#[command(
    help_template = super::EXAMPLES_FIRST,
    override_usage = "bakhmut-map timeline [OPTIONS] <PLACE | --view NAME | --bbox W,S,E,N>",
    before_help = "Examples:
  bakhmut-map timeline Bakhmut                        how much of it each side held, day by day
  bakhmut-map timeline Bakhmut --figure bakhmut.png   and a chart
  bakhmut-map timeline --view front --from 2023 --to 2024-06 --format csv
  bakhmut-map timeline --bbox 37.8,48.5,38.2,48.7 --dataset deepstate-daily --format json",
    after_help = "Exit codes: 0 done, 1 there are no data of that time or place, or the figure cannot \
        be written, 2 the command line is wrong, 3 the geodata are not valid."
)]
pub(crate) struct TimelineArgs {
    /// Place, by its name or id, as `list places` gives them: its own zones, or else what lies in its
    /// outline
    #[arg(required_unless_present_any = ["view", "bbox"])]
    pub(crate) place: Option<String>,

    /// View whose land is measured, as `list views` names it
    #[arg(long, value_name = "NAME", conflicts_with = "place")]
    pub(crate) view: Option<String>,

    /// Box whose land is measured: its western, southern, eastern and northern edge in degrees
    #[arg(long, value_name = "W,S,E,N", value_parser = super::value::bbox, allow_hyphen_values = true,
          conflicts_with_all = ["place", "view"])]
    pub(crate) bbox: Option<LonLatBox>,

    /// First day, month or year [default: from the first snapshot on]
    #[arg(long, value_name = "DATE")]
    pub(crate) from: Option<MapDate>,

    /// Last day, month or year [default: to the last snapshot]
    #[arg(long, value_name = "DATE")]
    pub(crate) to: Option<MapDate>,

    /// Dataset to measure, as `list datasets` names it [default: article, or the only one there is]
    #[arg(long, value_name = "NAME")]
    pub(crate) dataset: Option<String>,

    /// Form of the result, which goes to standard output
    #[arg(long, value_enum, default_value = "table")]
    pub(crate) format: TimelineFormat,

    /// PNG, SVG or PDF file to draw, by its ending: a chart [default: none]
    #[arg(long, value_name = "FILE")]
    pub(crate) figure: Option<PathBuf>,

    #[command(flatten)]
    pub(crate) words: FigureLang,

    #[command(flatten)]
    pub(crate) look: FigureArgs,
}

/// The form of a timeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum TimelineFormat {
    /// A table for the terminal
    Table,
    /// JSON, not rounded
    Json,
    /// A line for each day and each thing said, not rounded
    Csv,
}
