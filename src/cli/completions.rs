//! `completions`.

use clap_complete::Shell;

/// Arguments of `completions`.
#[derive(Debug, clap::Args)]
#[command(help_template = super::EXAMPLES_FIRST, before_help = "Examples:
  bakhmut-map completions bash > ~/.local/share/bash-completion/completions/bakhmut-map
  bakhmut-map completions zsh > ~/.zfunc/_bakhmut-map
  bakhmut-map completions fish > ~/.config/fish/completions/bakhmut-map.fish")]
pub(crate) struct CompletionsArgs {
    /// The shell
    #[arg(value_enum)]
    pub(crate) shell: Shell,
}
