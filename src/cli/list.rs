//! `list`.

use clap::ValueEnum;

/// Arguments of `list`.
#[derive(Debug, clap::Args)]
#[command(help_template = super::EXAMPLES_FIRST, before_help = "Examples:
  bakhmut-map list dates
  bakhmut-map list places --geodata my-geodata")]
pub(crate) struct ListArgs {
    /// What to list
    #[arg(value_enum)]
    pub(crate) what: What,
}

/// What can be listed.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum What {
    /// Days for which there are data, by dataset
    Dates,
    /// Maps that `render` draws
    Views,
    /// Places that views and claims can name
    Places,
    /// Publishers' sets of zones
    Datasets,
    /// What the article says
    Claims,
}
