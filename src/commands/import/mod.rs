//! `import`: a dataset of other publishers' files, whole or not at all.

mod files;
mod known;
mod shrunk;
mod target;
mod whose;

use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use bakhmut_map::error::{Error, Fault, Kind, Result};
use bakhmut_map::geodata::{Geodata, Layers};
use bakhmut_map::import::{self, Day, MOST_BYTES, Publisher, Reading, Tally};
use jiff::civil::Date;
use rayon::iter::{IntoParallelIterator, IntoParallelRefIterator, ParallelIterator};

use super::console::Console;
use super::own_folder::own_folder;
use super::validate::today;
use super::{output, progress};
use crate::cli::{ImportArgs, PublisherArg};
use target::Target;

/// How many changes of zones are told one by one.
const MOST_CHANGES: usize = 12;

/// Writes the days that the dataset does not have yet into the topmost folder of geodata.
pub(crate) fn run(
    args: &ImportArgs,
    folder: Option<&Path>,
    layers: &Layers,
    geodata: &Geodata,
    console: Console,
) -> Result<()> {
    let folder = own_folder(folder, "to write the dataset to")?;
    let files = files::files(&args.files)?;
    if let (Some(date), [_, _, ..]) = (args.date, files.as_slice()) {
        let what = format!(
            "--date {date} is for one file, and there are {}",
            files.len()
        );
        return Err(Error::usage(what).help("name one file, or leave out --date"));
    }
    if args.with_area.is_some() && args.publisher != PublisherArg::Nzz {
        return Err(Error::usage(
            "--with-area is for nzz, whose files leave it out",
        ));
    }
    let publisher = whose::publisher(args, geodata)?;
    let area = area(args)?;
    let reader = |path: &PathBuf| read_one(path, &publisher, area.as_ref(), args.date);
    let (files, there) = new_days(files, &publisher, args, geodata);
    let readings = read(&files, reader, console)?;
    are_past(&readings, today()?)?;
    let mut known = known::read(&there, reader, console);
    let mut skipped = there.len();
    let all_there = |skipped: usize| {
        console.note(&format!(
            "the dataset has the days of all files already: {skipped}"
        ));
    };
    let Some(first) = readings.first().or(known.first()) else {
        all_there(skipped);
        return Ok(());
    };
    let target = Target::new(first, &readings, args, layers, geodata)?;
    let (readings, more) = latest(readings, &target, args, console)?;
    skipped += more.len();
    known.extend(more);
    let days = made(&readings, &target, console)?;
    if days.is_empty() {
        all_there(skipped);
    } else {
        let shrunk = shrunk::shrunk(&days, &target.dataset, geodata)?;
        if !args.force {
            shrunk::refuse(&shrunk)?;
        }
        target.write(&folder, &days)?;
        for day in &days {
            let path = folder.join(target.name(day.date));
            console.result(&path.display().to_string())?;
        }
        tell(&days, skipped, &target, console);
        for shrunk in &shrunk {
            console.warn(&shrunk.warning());
        }
    }
    known::compare(&known, &target, console)
}

/// The files but those whose name alone says a day that the dataset has, and these.
fn new_days(
    files: Vec<PathBuf>,
    publisher: &Publisher,
    args: &ImportArgs,
    geodata: &Geodata,
) -> (Vec<PathBuf>, Vec<PathBuf>) {
    let is_new = |file: &PathBuf| {
        let shown = file.display().to_string();
        let by_default = || publisher.guessed(&shown).about().id;
        let dataset = args.dataset.clone().unwrap_or_else(by_default);
        let day = args.date.or_else(|| publisher.named_day(&shown));
        args.force || day.is_none_or(|day| !target::has(geodata, &dataset, day))
    };
    files.into_iter().partition(is_new)
}

/// The file of what was held before 24 February 2022 and its bytes, where one is named.
fn area(args: &ImportArgs) -> Result<Option<(&Path, Vec<u8>)>> {
    let area = args.with_area.as_deref();
    area.map(|path| Ok((path, bytes(path)?))).transpose()
}

/// The bytes of a file, and no more of one that is too large than shows it.
fn bytes(path: &Path) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let read =
        fs::File::open(path).and_then(|file| file.take(MOST_BYTES + 1).read_to_end(&mut bytes));
    match read {
        Ok(_) => Ok(bytes),
        Err(cause) => Err(Error::io("read", path, cause)),
    }
}

fn read_one(
    path: &Path,
    publisher: &Publisher,
    area: Option<&(&Path, Vec<u8>)>,
    date: Option<Date>,
) -> Result<Reading> {
    let shown = path.display().to_string();
    let mut reading = import::read(publisher, &bytes(path)?, &shown, date)?;
    if let Some((path, bytes)) = area {
        reading.with_area(bytes, &path.display().to_string())?;
    }
    Ok(reading)
}

fn read(
    files: &[PathBuf],
    reader: impl Fn(&PathBuf) -> Result<Reading> + Sync,
    console: Console,
) -> Result<Vec<Reading>> {
    all(each(files, reader, "reading", console))
}

/// What each file gives, read on all cores under a bar with a message.
fn each(
    files: &[PathBuf],
    reader: impl Fn(&PathBuf) -> Result<Reading> + Sync,
    message: &'static str,
    console: Console,
) -> Vec<Result<Reading>> {
    let bar = progress::bar(files.len() as u64, console);
    bar.set_message(message);
    let read = files.par_iter().map(|path| {
        let reading = reader(path);
        bar.inc(1);
        reading
    });
    let read = read.collect();
    bar.finish_and_clear();
    read
}

/// Refuses a file of a day after `today`: no map of it can be.
fn are_past(readings: &[Reading], today: Date) -> Result<()> {
    let mut readings = readings.iter();
    match readings.find(|reading| reading.day > today) {
        None => Ok(()),
        Some(Reading { file, day, .. }) => {
            let what = format!("{file} is of {day}, a day that is still to come");
            let help = "correct the day in its name, in the file or after --date; if it is right, \
                        this computer's clock is slow";
            Err(Error::usage(what).help(help))
        }
    }
}

/// All of them, or all that is wrong with the data of any.
fn all<T>(results: Vec<Result<T>>) -> Result<Vec<T>> {
    let (mut sound, mut faults): (Vec<T>, Vec<Fault>) = Default::default();
    let (mut several, mut others) = (0, Vec::new());
    for result in results {
        match result {
            Ok(one) => sound.push(one),
            Err(error) if error.kind() == Kind::Data && !error.faults().is_empty() => {
                several += 1;
                faults.extend_from_slice(error.faults());
            }
            Err(error) => others.push(error),
        }
    }
    let more = (others.len() + several).saturating_sub(1);
    if let Some(first) = others.into_iter().next() {
        let help = match more {
            0 => "nothing was written".to_owned(),
            _ => format!(
                "nothing was written; files that cannot be imported beside this one: {more}"
            ),
        };
        return Err(first.and_help(&help));
    }
    match several {
        0 => Ok(sound),
        1 => Err(Error::invalid("a file is", faults).help("nothing was written")),
        _ => Err(Error::invalid("files are", faults).help("nothing was written")),
    }
}

/// The latest reading of each day that the dataset does not have, and those of days that it has.
fn latest(
    readings: Vec<Reading>,
    target: &Target<'_>,
    args: &ImportArgs,
    console: Console,
) -> Result<(Vec<Reading>, Vec<Reading>)> {
    let mut known = Vec::new();
    let mut by_day: BTreeMap<Date, Reading> = BTreeMap::new();
    for reading in readings {
        if !args.force && target.has(reading.day) {
            known.push(reading);
            continue;
        }
        let Some(other) = by_day.remove(&reading.day) else {
            by_day.insert(reading.day, reading);
            continue;
        };
        let (earlier, later) = match other.moment < reading.moment {
            true => (other, reading),
            false => (reading, other),
        };
        if earlier.moment == later.moment {
            let (one, other) = (&earlier.file, &later.file);
            let what = format!("{one} and {other} are both of {}", later.day);
            return Err(Error::usage(what).help("name one of them"));
        }
        let (kept, gone) = (&later.file, &earlier.file);
        console.note(&format!(
            "of {}, the later of two is taken: {kept}, not {gone}",
            later.day
        ));
        by_day.insert(later.day, later);
    }
    Ok((by_day.into_values().collect(), known))
}

fn made(readings: &[Reading], target: &Target<'_>, console: Console) -> Result<Vec<Day>> {
    let bar = progress::bar(readings.len() as u64, console);
    bar.set_message("making zones");
    let days = readings.into_par_iter().map(|reading| {
        let day = import::day(reading, &target.frame);
        bar.inc(1);
        day
    });
    let days = all(days.collect());
    bar.finish_and_clear();
    days
}

/// Says what was left out and changed, and under which terms the dataset is.
fn tell(days: &[Day], skipped: usize, target: &Target<'_>, console: Console) {
    let mut sum = Tally::default();
    for day in days {
        sum.add(&day.tally);
    }
    for line in sum.lines() {
        console.note(&line);
    }
    for day in days {
        for warning in day.tally.warnings() {
            console.warn(&format!("{}: {warning}", day.date));
        }
    }
    let changes = days.iter().flat_map(|day| {
        let changes = day.tally.changes.iter().filter(|change| !change.is_large());
        changes.map(|change| {
            (
                change.is_small(),
                format!("{}: {}", day.date, change.line()),
            )
        })
    });
    let (mut told, mut kept) = (0, 0);
    for (is_small, line) in changes {
        if !console.is_verbose() && (is_small || told == MOST_CHANGES) {
            kept += 1;
        } else {
            told += 1;
            console.note(&line);
        }
    }
    match kept {
        0 => {}
        1 => console.note("1 more change of a zone, which --verbose lists"),
        _ => console.note(&format!(
            "{kept} more changes of zones, most of them small, which --verbose lists"
        )),
    }
    if skipped > 0 {
        console.note(&format!(
            "files left out, for the dataset has their days: {skipped}; --force writes them anew"
        ));
    }
    if let Some(caution) = target.about.caution {
        console.warn(&format!(
            "{caution}: --with-area FILE adds it from GeoJSON of that land, with --force to days that are there"
        ));
    }
    if target.is_mixed(days) {
        console.warn(&format!(
            "the dataset \"{}\" now has days with what was held before 24 February 2022, and days \
             without: its note is of those that were there; --force with all files makes them alike",
            target.dataset
        ));
    }
    let about = &target.about;
    console.note(&format!(
        "days written to the dataset \"{}\": {}; whoever shows it names \"{}\" (licence: {})",
        target.dataset,
        days.len(),
        about.attribution,
        about.licence
    ));
    if about.non_commercial {
        console.warn(&format!("{}: no commercial use", about.publisher));
    }
}

/// Writes files that belong together into folders that may not be there yet.
fn write_all(files: &[(PathBuf, Vec<u8>)]) -> Result<()> {
    for (path, _) in files {
        let parent = path.parent().unwrap_or(Path::new("."));
        output::make_folder(parent)?;
    }
    output::write_together(
        files
            .iter()
            .map(|(path, bytes)| (path.as_path(), bytes.as_slice())),
    )
}
