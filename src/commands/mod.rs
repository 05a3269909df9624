//! What each subcommand does: arguments to a request, the request to the library, its results to
//! files and messages.

mod animate;
mod annotated;
mod check;
mod compare;
mod completions;
pub(crate) mod console;
mod diff;
mod drawn;
mod embed;
mod fmt;
mod geojson_files;
mod import;
mod inspect;
mod lack;
mod list;
mod man;
mod measure;
mod merge;
mod naming;
mod new;
mod output;
mod own_folder;
mod pair;
mod progress;
mod remark;
mod render;
mod serve;
mod snapshot;
mod span;
mod stop;
mod swapped;
mod terms;
mod theme;
mod tiles;
mod timeline;
mod validate;
mod verify;
mod watch;
mod world_file;

use std::path::Path;
use std::process::ExitCode;

use bakhmut_map::error::Result;
use bakhmut_map::geodata::{Geodata, Layers};

use crate::cli::{Cli, Command};
use console::Console;

/// What the process exits with where data are not as they should be.
const NOT_VALID: u8 = 3;

/// What the process exits with where it was stopped: as shells count it, 128 and the number of SIGINT.
const INTERRUPTED: u8 = 130;
/// What the process exits with where a claim is contradicted.
const CONTRADICTED: u8 = 4;

/// Runs a subcommand; what the process is to exit with.
pub(crate) fn run(cli: &Cli) -> Result<ExitCode> {
    let console = Console::new(cli.global.quiet, cli.global.verbose);
    let geodata = || open(cli.global.geodata.as_deref(), cli.global.verbose, console);
    match &cli.command {
        Command::Animate(args) => {
            if !animate::run(args, &geodata()?, console)? {
                return Ok(ExitCode::from(INTERRUPTED));
            }
            Ok(())
        }
        Command::Check(args) => {
            if check::run(args, geodata()?, console)? {
                return Ok(ExitCode::from(CONTRADICTED));
            }
            Ok(())
        }
        Command::Fmt(args) => {
            let done = fmt::run(args, cli.global.geodata.as_deref(), console);
            if !console.reported(done)? {
                return Ok(ExitCode::from(NOT_VALID));
            }
            Ok(())
        }
        Command::Validate(args) => {
            if !validate::run(args, cli.global.geodata.as_deref(), console)? {
                return Ok(ExitCode::from(NOT_VALID));
            }
            Ok(())
        }
        Command::Tiles(args) => {
            if !tiles::run(args, &geodata()?, console)? {
                return Ok(ExitCode::from(INTERRUPTED));
            }
            Ok(())
        }
        Command::Verify(args) => {
            if !verify::run(args, console)? {
                return Ok(ExitCode::from(NOT_VALID));
            }
            Ok(())
        }
        Command::Inspect(args) => {
            if !inspect::run(args, &geodata()?, console)? {
                return Ok(ExitCode::FAILURE);
            }
            Ok(())
        }
        Command::Render(args) => render::run(args, &geodata()?, console).map(|_| ()),
        Command::Measure(args) => measure::run(args, &geodata()?, console),
        Command::Merge(args) => merge::run(args, console),
        Command::New(args) => {
            let folder = cli.global.geodata.as_deref();
            let layers = Layers::find(Path::new("."), folder)?;
            new::run(args, folder, &layers, &geodata()?, console)
        }
        Command::Import(args) => {
            let folder = cli.global.geodata.as_deref();
            let there = folder.filter(|folder| !own_folder::is_blank(folder));
            let layers = Layers::find(Path::new("."), there)?;
            let geodata = open(there, cli.global.verbose, console)?;
            import::run(args, folder, &layers, &geodata, console)
        }
        Command::Diff(args) => {
            console.reported(geodata().and_then(|geodata| diff::run(args, &geodata, console)))
        }
        Command::Compare(args) => {
            console.reported(geodata().and_then(|geodata| compare::run(args, &geodata, console)))
        }
        Command::Timeline(args) => timeline::run(args, &geodata()?, console),
        Command::Watch(args) => watch::run(args, &cli.global, console),
        Command::Serve(args) => serve::run(args, cli.global.geodata.as_deref(), console),
        Command::List(args) => list::run(args, &geodata()?, console),
        Command::Completions(args) => completions::run(args, console),
        Command::Man(args) => man::run(args, console),
    }?;
    Ok(ExitCode::SUCCESS)
}

/// The geodata, as the options have them.
fn open(folder: Option<&Path>, is_verbose: bool, console: Console) -> Result<Geodata> {
    let layers = Layers::find(Path::new("."), folder)?;
    let geodata = Geodata::open(&layers)?;
    if is_verbose {
        for input in geodata.inputs() {
            if let Some(file) = layers.read(&input.name)? {
                console.detail(&format!("using {}", file.shown()));
            }
        }
    }
    Ok(geodata)
}
