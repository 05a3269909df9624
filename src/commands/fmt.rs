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

/// A file as it is, and as it should be.
struct Formatted {
    path: PathBuf,
    bytes: Vec<u8>,
    canonical: Canonical,
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
    let files = geojson_files(&paths)?;
    // All are sound before one is written.
    let (mut formatted, mut faults): (Vec<Formatted>, Vec<Fault>) = Default::default();
    for path in files {
        let bytes = fs::read(&path).map_err(|cause| Error::io("read", &path, cause))?;
        match canonical(&bytes, &path.display().to_string()) {
            Ok(canonical) => formatted.push(Formatted {
                path,
                bytes,
                canonical,
            }),
            Err(error) if !error.faults().is_empty() => faults.extend_from_slice(error.faults()),
            Err(error) => return Err(error),
        }
    }
    if !faults.is_empty() {
        return Err(Error::invalid("the GeoJSON is", faults));
    }
    let changed: Vec<&Formatted> = formatted
        .iter()
        .filter(|file| file.bytes != file.canonical.text.as_bytes())
        .collect();
    for file in &changed {
        let shown = file.path.display();
        if args.check {
            console.result(&format!("{shown}: not in canonical form"))?;
            continue;
        }
        output::write(&file.path, file.canonical.text.as_bytes())?;
        console.note(&format!("{shown} written"));
        heights(&file.canonical, &shown.to_string(), console);
    }
    Ok(changed.is_empty() || !args.check)
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
            console.result(&format!("{shown}: not in canonical form"))?;
        }
        return Ok(is_canonical);
    }
    heights(&made, shown, console);
    console.bytes(made.text.as_bytes())?;
    Ok(true)
}

fn heights(made: &Canonical, shown: &str, console: Console) {
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
