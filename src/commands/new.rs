//! `new`: the next snapshot, begun with what stands in an earlier one.

use std::fs;
use std::io;
use std::path::Path;

use bakhmut_map::error::{Error, Result};
use bakhmut_map::geodata::{Geodata, Layers, canonical};

use super::console::Console;
use super::drawn::default_dataset;
use super::output;
use super::own_folder::own_folder;
use super::snapshot::tell_older;
use super::validate::today;
use crate::cli::NewArgs;

/// Writes the new snapshot into the topmost folder of geodata, and names it.
pub(crate) fn run(
    args: &NewArgs,
    folder: Option<&Path>,
    layers: &Layers,
    geodata: &Geodata,
    console: Console,
) -> Result<()> {
    let folder = own_folder(folder, "to write the snapshot to")?;
    let dataset = match &args.dataset {
        Some(name) => name.clone(),
        None => default_dataset(geodata)?,
    };
    let snapshot = geodata.snapshot(&dataset, args.from, false)?;
    let (from, date) = (snapshot.date, args.date);
    tell_older(&snapshot, args.from, "taken", console);
    if from >= date {
        let what = format!("the new snapshot, of {date}, is not after the one of {from}");
        return Err(Error::usage(what).help("give --date a later day, or --from an earlier one"));
    }
    let name = format!("zones/{dataset}/{date}.geojson");
    if let Some(there) = layers.read(&name)? {
        let what = format!("there is a snapshot of {date} already: {}", there.shown());
        return Err(Error::failed(what).help("edit that one, or give --date another day"));
    }
    let file = layers
        .read(&snapshot.input.name)?
        .ok_or_else(|| Error::failed(format!("{} is gone since it was read", snapshot.file)))?;
    let made = canonical(&file.bytes, &snapshot.file)?;
    let path = folder.join(&name);
    // A name that is taken, by a folder or a broken link, stays as it is.
    if path.symlink_metadata().is_ok() {
        return Err(Error::failed(format!(
            "{} is there already",
            path.display()
        )));
    }
    make_folder(&path)?;
    output::write(&path, made.text.as_bytes())?;
    console.result(&path.display().to_string())?;
    if date > today()? {
        console.warn(&format!("{date} has not come yet"));
    }
    console.note(&format!(
        "it says what was so on {from}: go through the outline, status, since, sources and note of \
         every zone, then render --date {date}"
    ));
    Ok(())
}

fn make_folder(path: &Path) -> Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    match fs::create_dir_all(folder) {
        Err(cause) if cause.kind() != io::ErrorKind::AlreadyExists => {
            Err(Error::io("make the folder", folder, cause))
        }
        _ => Ok(()),
    }
}
