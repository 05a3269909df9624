//! `man`.

/// Arguments of `man`.
#[derive(Debug, clap::Args)]
#[command(help_template = super::EXAMPLES_FIRST, before_help = "Examples:
  bakhmut-map man | man -l -
  bakhmut-map man render > ~/.local/share/man/man1/bakhmut-map-render.1")]
pub(crate) struct ManArgs {
    /// The subcommand whose page is printed [default: the program's own page]
    pub(crate) subcommand: Option<String>,
}
