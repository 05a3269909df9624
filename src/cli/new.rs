//! `new`.

use bakhmut_map::date::MapDate;
use jiff::civil::Date;

use super::value::day;

/// Arguments of `new`.
#[derive(Debug, clap::Args)]
#[command(
    help_template = super::EXAMPLES_FIRST,
    before_help = "Examples:
  bakhmut-map new --from 2025-01 --date 2025-02-15    into ./geodata/zones/article/2025-02-15.geojson
  bakhmut-map new --from 2025-01 --date 2025-02-15 --geodata my-folder",
    after_help = "The file goes to --geodata, or else to ./geodata, and never over another; its \
        path is printed.

Exit codes: 0 done, 1 there is a snapshot of that day already, none to start from, or it \
        cannot be written, 2 the command line is wrong, 3 the geodata are not valid."
)]
pub(crate) struct NewArgs {
    /// Day, month or year of the snapshot to start from: the latest on or before its last day
    #[arg(long, value_name = "DATE")]
    pub(crate) from: MapDate,

    /// Day of the new snapshot, in full as 2025-02-15, after that of --from
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub(crate) date: Date,

    /// Dataset that it belongs to, as `list datasets` names it [default: article, or the only one]
    #[arg(long, value_name = "NAME")]
    pub(crate) dataset: Option<String>,
}
