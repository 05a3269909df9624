//! `completions`: the script of a shell.

use bakhmut_map::error::Result;
use clap::CommandFactory;

use super::console::Console;
use crate::cli::{Cli, CompletionsArgs};

/// Prints the script of a shell.
pub(crate) fn run(args: &CompletionsArgs, console: Console) -> Result<()> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "bakhmut-map", &mut script);
    console.bytes(&script)
}
