//! `list`.

use clap::ValueEnum;

/// Arguments of `list`.
#[derive(Debug, clap::Args)]
#[command(help_template = super::EXAMPLES_FIRST, before_help = "Examples:
  bakhmut-map list dates
  bakhmut-map list places --geodata my-geodata
  bakhmut-map list themes --toml dark > night.toml")]
pub(crate) struct ListArgs {
    /// What to list
    #[arg(value_enum)]
    pub(crate) what: What,

    /// Print the file of a built-in theme, to copy and change; only with `themes`
    #[arg(long, value_name = "NAME")]
    pub(crate) toml: Option<String>,
}

/// What can be listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
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
    /// Themes that `--theme` can name
    Themes,
}
