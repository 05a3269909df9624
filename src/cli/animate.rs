//! `animate`.

use std::path::PathBuf;

use bakhmut_map::date::MapDate;
use bakhmut_map::render::Every;
use clap::ValueEnum;

use super::render::LookArgs;

/// Arguments of `animate`.
#[derive(Debug, clap::Args)]
#[command(
    help_template = super::EXAMPLES_FIRST,
    before_help = "Examples:
  bakhmut-map animate --from 2022-10 --to 2025-01 --every month -o front.gif
  bakhmut-map animate --dataset deepstate-daily --from 2024-07 --view town -o town.webp
  bakhmut-map animate --dataset deepstate-daily,nzz-full --every month -o both.webp
  bakhmut-map animate --every snapshot --fps 1 --size 800x600 --lang uk -o front.png",
    after_help = "Exit codes: 0 done, 1 there are no data of that time, or the file cannot be written, 2 \
        the command line is wrong, 3 the geodata are not valid, 130 stopped by Ctrl-C."
)]
pub(crate) struct AnimateArgs {
    /// First day, month or year [default: that of the first snapshot]
    #[arg(long, value_name = "DATE")]
    pub(crate) from: Option<MapDate>,

    /// Last day, month or year [default: that of the last snapshot]
    #[arg(long, value_name = "DATE")]
    pub(crate) to: Option<MapDate>,

    /// Of which days there is a frame
    #[arg(long, value_enum, default_value = "day")]
    pub(crate) every: EveryArg,

    /// Frames a second, 0.1 to 50 [default: 10 of days, 4 of weeks, 2 of months or snapshots]
    #[arg(long, value_name = "N", value_parser = fps)]
    pub(crate) fps: Option<f64>,

    /// View to draw, as `list views` names it [default: front, or the first of control]
    #[arg(long, value_name = "NAME")]
    pub(crate) view: Option<String>,

    /// Dataset to draw, as `list datasets` names it, or two with a comma between them: then each frame
    /// shows where they differ [default: article, or the only one there is]
    #[arg(long = "dataset", value_name = "NAME[,NAME]", value_delimiter = ',')]
    pub(crate) datasets: Vec<String>,

    #[command(flatten)]
    pub(crate) look: LookArgs,

    /// File to write: a GIF, an animated PNG or an animated WebP, by its ending .gif, .png or .webp
    #[arg(long, short, value_name = "FILE")]
    pub(crate) output: PathBuf,

    /// Overwrite a file that this program did not write, or that is read-only
    #[arg(long)]
    pub(crate) force: bool,
}

/// How far frames are apart, as typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum EveryArg {
    /// Every day; one without data shows the state before it, and says so
    Day,
    /// Every seventh day
    Week,
    /// Every month, as it was at its end
    Month,
    /// The days for which there are data, however far apart
    Snapshot,
}

impl From<EveryArg> for Every {
    fn from(arg: EveryArg) -> Every {
        match arg {
            EveryArg::Day => Every::Day,
            EveryArg::Week => Every::Week,
            EveryArg::Month => Every::Month,
            EveryArg::Snapshot => Every::Snapshot,
        }
    }
}

fn fps(text: &str) -> Result<f64, String> {
    let number = text.parse::<f64>().ok();
    let number = number.filter(|fps| (0.1..=50.0).contains(fps));
    number.ok_or_else(|| "write a number of frames a second from 0.1 to 50".to_owned())
}
