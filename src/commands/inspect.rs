//! `inspect`: what made a picture, and whether it can be made again.

use std::fs;
use std::io::{self, Read};
use std::path::Path;

use bakhmut_map::error::{Error, Result};
use bakhmut_map::geodata::Geodata;
use bakhmut_map::render;

use super::console::Console;
use crate::cli::{InspectArgs, InspectFormat};

/// Prints what a picture says of itself and what comes of drawing it again; whether that is the same.
pub(crate) fn run(args: &InspectArgs, geodata: &Geodata, console: Console) -> Result<bool> {
    let path = &args.file;
    let bytes = match path == Path::new("-") {
        true => {
            let mut bytes = Vec::new();
            io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
        }
        false => fs::read(path),
    };
    let bytes = bytes.map_err(|cause| Error::io("read", path, cause))?;
    let inspection = render::inspect(&path.display().to_string(), &bytes, geodata)?;
    console.result(&match args.format {
        InspectFormat::Text => inspection.lines(),
        InspectFormat::Json => inspection.json(),
    })?;
    Ok(inspection.is_same())
}
