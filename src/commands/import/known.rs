//! Files of days that the dataset has: whether they still say what it says.

use std::collections::BTreeMap;
use std::path::PathBuf;

use bakhmut_map::error::Result;
use bakhmut_map::import::{self, Reading};
use jiff::civil::Date;
use rayon::iter::{IntoParallelIterator, ParallelIterator};

use super::super::console::Console;
use super::target::Target;

/// How many files are named that differ.
const MOST_NAMED: usize = 5;

/// Reads files of days that the dataset has; of one that cannot be read a warning says so, for it keeps
/// no new day from being written.
pub(super) fn read(
    files: &[PathBuf],
    reader: impl Fn(&PathBuf) -> Result<Reading> + Sync,
    console: Console,
) -> Vec<Reading> {
    let read = super::each(files, reader, "reading what is there", console);
    let pairs = files.iter().zip(read);
    let sound = pairs.filter_map(|(path, reading)| match reading {
        Ok(reading) => Some(reading),
        Err(error) => {
            let (path, error) = (path.display(), error.to_string());
            let why = error.lines().collect::<Vec<_>>().join(" ");
            console.warn(&format!(
                "{path} is of a day that the dataset has, and cannot be held against it: {why}"
            ));
            None
        }
    });
    sound.collect()
}

/// Warns of files that would now become other zones than the dataset has of their days; of several
/// files of a day the latest counts, as when it was written.
///
/// # Errors
/// Failed (exit 1) where what the dataset has cannot be read.
pub(super) fn compare(known: &[Reading], target: &Target<'_>, console: Console) -> Result<()> {
    let mut latest: BTreeMap<Date, &Reading> = BTreeMap::new();
    for reading in known {
        let other = latest.entry(reading.day).or_insert(reading);
        if other.moment < reading.moment {
            *other = reading;
        }
    }
    let readings: Vec<&Reading> = latest.into_values().collect();
    let compared = readings.into_par_iter().map(|reading| {
        let made = import::day(reading, &target.frame);
        let is_same = match (made, target.text(reading.day)?) {
            (Ok(made), Some(there)) => is_same(&made.text, &there),
            _ => false,
        };
        Ok((!is_same).then_some(reading.file.as_str()))
    });
    let compared: Result<Vec<Option<&str>>> = compared.collect();
    let differ: Vec<&str> = compared?.into_iter().flatten().collect();
    if differ.is_empty() {
        return Ok(());
    }
    let named: Vec<&str> = differ.iter().take(MOST_NAMED).copied().collect();
    let more = match differ.len() - named.len() {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    console.warn(&format!(
        "{}{more}: differs from what the dataset \"{}\" has of that day, and was left out: the file or an \
         option is another than when it was imported, or the dataset was edited; --force replaces it",
        named.join(", "),
        target.dataset
    ));
    Ok(())
}

/// Whether two texts of zones are the same but for the accuracy, which is an option's and has a line of
/// its own.
fn is_same(made: &str, there: &str) -> bool {
    let lines = |text| str::lines(text).filter(|line| !line.contains("\"accuracy_m\":"));
    lines(made).eq(lines(there))
}
