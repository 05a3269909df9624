//! `diff`: what changed from one snapshot or file of zones to another.

use std::path::Path;

use bakhmut_map::date::MapDate;
use bakhmut_map::error::{Error, Result};
use bakhmut_map::geodata::{Geodata, Zone};
use bakhmut_map::measure::{said_changes, zone_changes};
use bakhmut_map::report::Changes;

use super::console::Console;
use super::render::default_dataset;
use crate::cli::{DiffArgs, DiffFormat};

/// Prints what changed.
pub(crate) fn run(args: &DiffArgs, geodata: &Geodata, console: Console) -> Result<()> {
    let (before, was) = zones(&args.before, args, geodata, console)?;
    let (after, is) = zones(&args.after, args, geodata, console)?;
    let measured = zone_changes(&was, &is).zip(said_changes(&was, &is));
    let (zones, said) =
        measured.ok_or_else(|| Error::failed("a zone has a position that is not on the Earth"))?;
    let changes = Changes {
        before,
        after,
        zones,
        said,
    };
    console.result(&match args.format {
        DiffFormat::Table => changes.table(console.width()),
        DiffFormat::Json => changes.json(),
        DiffFormat::Markdown => changes.markdown(),
    })
}

/// The zones of a file or date, and how the result names these.
fn zones(
    word: &str,
    args: &DiffArgs,
    geodata: &Geodata,
    console: Console,
) -> Result<(String, Vec<Zone>)> {
    let path = Path::new(word);
    let date: MapDate = match word.parse() {
        Ok(date) if !path.is_file() => date,
        _ if path.exists() || path.extension().is_some() => {
            return Ok((word.to_owned(), geodata.zones_file(path)?));
        }
        Ok(date) => date,
        Err(_) => {
            let what = format!("\"{word}\" is neither a date nor a file that is there");
            let help =
                "write a date as 2025, 2025-01 or 2025-01-15, or the path of a file of zones";
            return Err(Error::usage(what).help(help));
        }
    };
    let dataset = match &args.dataset {
        Some(name) => name.clone(),
        None => default_dataset(geodata)?,
    };
    let snapshot = geodata.snapshot(&dataset, date, false)?;
    if snapshot.older_than_asked {
        console.warn(&format!(
            "there are no {dataset} data of {date}; the latest before it, of {}, are taken",
            snapshot.date
        ));
    }
    Ok((snapshot.date.to_string(), snapshot.zones))
}
