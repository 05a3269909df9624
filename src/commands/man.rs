//! `man`: the manual, made from what the program says of itself.

use bakhmut_map::error::{Error, Result};
use clap::CommandFactory;
use clap_mangen::Man;

use super::console::Console;
use crate::cli::{Cli, ManArgs};

/// Prints a page of the manual.
pub(crate) fn run(args: &ManArgs, console: Console) -> Result<()> {
    let mut program = Cli::command();
    program.build();
    let command = match &args.subcommand {
        None => program,
        Some(name) => program.find_subcommand(name).cloned().ok_or_else(|| {
            let names = program.get_subcommands().map(clap::Command::get_name);
            Error::usage(format!("there is no subcommand {name:?}"))
                .help(format!("there is {}", names.collect::<Vec<_>>().join(", ")))
        })?,
    };
    // The manual has a section for what stands after the help, and none for what stands before.
    let parts = [command.get_before_help(), command.get_after_help()];
    let parts: Vec<String> = parts
        .into_iter()
        .flatten()
        .map(ToString::to_string)
        .collect();
    let command = command.after_help(parts.join("\n\n"));
    let mut page = Vec::new();
    Man::new(command)
        .render(&mut page)
        .map_err(|e| Error::failed(format!("the manual cannot be made: {e}")))?;
    console.bytes(&page)
}
