//! `fmt`: GeoJSON files in their canonical form.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use bakhmut_map::error::{Error, Fault, Result};
use bakhmut_map::geodata::{Canonical, canonical};

use super::console::Console;
use super::geojson_files::geojson_files;
use super::output;
use super::own_folder::own_folder;
use crate::cli::FmtArgs;

/// How a message of faults begins.
const INVALID: &str = "the GeoJSON is";

/// A file that is not as it should be, and how it should.
struct Formatted {
    path: PathBuf,
    canonical: Canonical,
    /// What it lacks.
    lack: &'static str,
}

/// Brings files to their canonical form, or names those that are not in it; whether all are.
pub(crate) fn run(args: &FmtArgs, geodata: Option<&Path>, console: Console) -> Result<bool> {
    if args.paths.iter().any(|path| path.as_os_str() == "-") {
        return standard_input(args, console);
    }
    let paths = match args.paths.as_slice() {
        [] => vec![own_folder(geodata, "here to format")?],
        paths => paths.to_vec(),
    };
    // All are sound before one is written.
    let (mut changed, mut faults): (Vec<Formatted>, Vec<Fault>) = Default::default();
    for path in geojson_files(&paths)? {
        let bytes = fs::read(&path).map_err(|cause| Error::io("read", &path, cause))?;
        match canonical(&bytes, &path.display().to_string()) {
            Ok(canonical) if canonical.text.as_bytes() == bytes => {}
            Ok(canonical) => changed.push(Formatted {
                path,
                lack: lack(&bytes, &canonical),
                canonical,
            }),
            Err(error) if !error.faults().is_empty() => faults.extend_from_slice(error.faults()),
            Err(error) => return Err(error),
        }
    }
    if args.check {
        for file in &changed {
            let shown = file.path.display();
            console.result(&format!("{shown}: {}", file.lack))?;
        }
        return match faults.is_empty() {
            true => Ok(changed.is_empty()),
            false => Err(Error::invalid(INVALID, faults)),
        };
    }
    if !faults.is_empty() {
        return Err(refused(&changed, faults));
    }
    write(&changed, console)?;
    Ok(true)
}

/// What a text lacks that is not as it should be.
fn lack(bytes: &[u8], canonical: &Canonical) -> &'static str {
    match canonical.text.replace('\n', "\r\n").as_bytes() == bytes {
        true => "not in canonical form: its lines end in CRLF, which fmt makes LF",
        false => "not in canonical form",
    }
}

/// Faults of some files, for which the others were not written either.
fn refused(changed: &[Formatted], faults: Vec<Fault>) -> Error {
    let others = match changed {
        [] => "nothing was written".to_owned(),
        [one] => format!("nothing was written, {} neither", one.path.display()),
        more => format!("nothing was written, {} sound files neither", more.len()),
    };
    Error::invalid(INVALID, faults).help(format!(
        "{others}; mend what is not valid, or name the other files alone"
    ))
}

fn write(changed: &[Formatted], console: Console) -> Result<()> {
    let unwritable = |file: &Formatted| output::check_writable(&file.path).err();
    if let Some(error) = changed.iter().find_map(unwritable) {
        return Err(error);
    }
    for (done, file) in changed.iter().enumerate() {
        let shown = file.path.display();
        output::write(&file.path, file.canonical.text.as_bytes()).map_err(|error| {
            let all = changed.len();
            error.help(format!(
                "{done} of {all} files were written before it; run fmt again once it can be written"
            ))
        })?;
        console.note(&format!("{shown} written"));
        losses(&file.canonical, &shown.to_string(), console);
    }
    Ok(())
}

fn standard_input(args: &FmtArgs, console: Console) -> Result<bool> {
    if args.paths.len() > 1 {
        return Err(
            Error::usage("- stands for standard input, and no other file goes with it")
                .help("call the program once for each"),
        );
    }
    let mut bytes = Vec::new();
    let read = io::stdin().lock().read_to_end(&mut bytes);
    let shown = "standard input";
    read.map_err(|cause| Error::io("read", Path::new(shown), cause))?;
    let made = canonical(&bytes, shown)?;
    if args.check {
        let is_canonical = made.text.as_bytes() == bytes;
        if !is_canonical {
            console.result(&format!("{shown}: {}", lack(&bytes, &made)))?;
        }
        return Ok(is_canonical);
    }
    losses(&made, shown, console);
    console.bytes(made.text.as_bytes())?;
    Ok(true)
}

/// Says what a file had and has no more.
fn losses(made: &Canonical, shown: &str, console: Console) {
    if !made.left_out.is_empty() {
        let members = made.left_out.join(", ");
        console.note(&format!(
            "{shown}: left out, for editors write it each in their own way: {members}"
        ));
    }
    if made.with_heights > 0 {
        let features = match made.with_heights {
            1 => "1 feature".to_owned(),
            more => format!("{more} features"),
        };
        console.warn(&format!(
            "{shown}: heights (third coordinates) dropped from {features}"
        ));
    }
}
