//! `bakhmut-map`: parse, run, print the error, exit.

mod cli;
mod commands;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    let cli = cli::Cli::parse();
    match commands::run(&cli) {
        Ok(code) => code,
        Err(error) => {
            commands::console::error(&error);
            ExitCode::from(error.exit_code())
        }
    }
}
