//! How a figure beside a report is drawn.

use bakhmut_map::request::PictureSize;

use super::edit::EditArgs;
use super::render::{LangArg, ScaleArg};

/// The language of the picture that `--figure` names, beside a report that is English.
#[derive(Clone, Copy, Debug, clap::Args)]
pub(crate) struct FigureLang {
    /// Language of the figure: en for English, uk for Ukrainian
    #[arg(long, value_enum, default_value = "en", requires = "figure")]
    pub(crate) lang: LangArg,
}

/// The look of the picture that `--figure` names, and whether it may replace another.
#[derive(Clone, Debug, clap::Args)]
#[command(mut_group("edit", |group| group.requires("figure")))]
pub(crate) struct FigureArgs {
    /// Theme: light, dark or print, or a file of your own, as `list themes` and docs/themes.md tell
    #[arg(
        long,
        value_name = "NAME|FILE",
        default_value = "light",
        requires = "figure"
    )]
    pub(crate) theme: String,

    /// Width and height of the figure in pixels at scale 1
    #[arg(long, value_name = "WxH", default_value_t, requires = "figure")]
    pub(crate) size: PictureSize,

    /// Pixels of the file a pixel of the size: 2 for screens of double density, 3 for print
    #[arg(long, value_enum, default_value = "1", requires = "figure")]
    pub(crate) scale: ScaleArg,

    #[command(flatten)]
    pub(crate) edit: EditArgs,

    /// Overwrite a figure's file that this program did not write, or that is read-only
    #[arg(long, requires = "figure")]
    pub(crate) force: bool,
}
