//! `measure`: distances from a place or a position, and areas of a view.

use std::sync::Arc;

use bakhmut_map::date::MapDate;
use bakhmut_map::error::{Error, Result};
use bakhmut_map::geodata::{Border, Geodata, Place, Snapshot};
use bakhmut_map::measure::{areas, place_distance};
use bakhmut_map::report::{
    self, Distance, Outline, ViewAreas, distance_json, distance_lines, distance_markdown,
    swapped_warning,
};
use bakhmut_map::units::Metres;
use jiff::civil::Date;

use super::check::tell_assumed;
use super::console::Console;
use super::drawn::default_dataset;
use super::snapshot::tell_older;
use super::terms;
use crate::cli::{MeasureArgs, MeasureFormat};

/// What is measured to.
enum To {
    Border,
    Front,
    Place(Place),
}

/// Prints what was measured.
pub(crate) fn run(args: &MeasureArgs, geodata: &Geodata, console: Console) -> Result<()> {
    if let Some(name) = &args.view {
        return view(name, args, geodata, console);
    }
    let from = match (&args.place, args.lonlat) {
        (Some(name), _) => geodata.place_named(name)?.clone(),
        (None, Some(at)) => Place::at(at),
        (None, None) => return Err(Error::usage("there is nothing to measure from")),
    };
    let warning = args.lonlat.and_then(|at| swapped_warning(at, geodata));
    warning.iter().for_each(|warning| console.warn(warning));
    let to = match args.to.as_deref() {
        None => None,
        Some("border") => Some(To::Border),
        Some("front") => Some(To::Front),
        Some(name) => Some(To::Place(geodata.place_named(name)?.clone())),
    };
    check_used(args, to.as_ref())?;
    let mut found = Vec::new();
    if matches!(to, None | Some(To::Border)) {
        found.extend(border(args, &from, geodata, to.is_none(), console)?);
    }
    if let Some(To::Place(to)) = &to {
        if to.id == from.id {
            let what = format!("{} is where it is measured from", to.name.en);
            return Err(Error::usage(what).help("name another place after --to"));
        }
        found.push(Distance::Place(
            to.name.en.clone(),
            place_distance(&from, to),
        ));
    }
    if matches!(to, None | Some(To::Front)) {
        found.extend(front(args, &from, geodata, to.is_none(), console)?);
    }
    match args.format {
        MeasureFormat::Text => distance_lines(&from.name.en, &found)
            .iter()
            .try_for_each(|line| console.result(line)),
        MeasureFormat::Markdown => console.result(&distance_markdown(&from.name.en, &found)),
        MeasureFormat::Json => {
            let (name, at) = (&from.name.en, from.position);
            console.result(&distance_json(name, at, &found, warning.as_deref()))
        }
    }
}

/// Refuses what would change nothing.
fn check_used(args: &MeasureArgs, to: Option<&To>) -> Result<()> {
    let (of_border, of_front, what) = match to {
        None => return Ok(()),
        Some(To::Border) => (true, false, "the border"),
        Some(To::Front) => (false, true, "the line of contact"),
        Some(To::Place(_)) => (false, false, "a place"),
    };
    let given = [
        ("--date", args.date.is_some() && !of_front),
        ("--dataset", args.dataset.is_some() && !of_front),
        ("--border", args.border.is_some() && !of_border),
        (
            "--border-accuracy",
            args.border_accuracy.is_some() && !of_border,
        ),
    ];
    let unused = given.iter().filter(|(_, is_unused)| *is_unused);
    let unused: Vec<&str> = unused.map(|(option, _)| *option).collect();
    if unused.is_empty() {
        return Ok(());
    }
    let (options, verb) = (
        unused.join(" and "),
        if unused.len() == 1 {
            "changes"
        } else {
            "change"
        },
    );
    let what = format!("{options} {verb} nothing of the distance to {what}");
    Err(Error::usage(what).help(format!("leave out {options}")))
}

/// Prints how much of a view's land each side holds.
fn view(name: &str, args: &MeasureArgs, geodata: &Geodata, console: Console) -> Result<()> {
    let view = geodata.view(name)?;
    let snapshot = snapshot(args, geodata, console)?;
    let dataset = snapshot.dataset.id.clone();
    let areas = areas(view.bounds, &snapshot).ok_or_else(|| {
        Error::failed(format!(
            "the view \"{name}\" lies beyond what the dataset \"{dataset}\" maps"
        ))
    })?;
    let found = ViewAreas {
        view,
        dataset,
        day: snapshot.date,
        areas,
    };
    match args.format {
        MeasureFormat::Text => found
            .lines()
            .iter()
            .try_for_each(|line| console.result(line)),
        MeasureFormat::Markdown => console.result(&found.markdown()),
        MeasureFormat::Json => console.result(&found.json()),
    }
}

/// The zones to measure by, with a warning where they are older than those asked for.
fn snapshot(args: &MeasureArgs, geodata: &Geodata, console: Console) -> Result<Snapshot> {
    let dataset = match &args.dataset {
        Some(name) => name.clone(),
        None => default_dataset(geodata)?,
    };
    let date = args.date.unwrap_or(MapDate::Day(Date::MAX));
    let snapshot = geodata.snapshot(&dataset, date, false)?;
    terms::tell(&snapshot, geodata, console);
    if args.date.is_some() {
        tell_older(&snapshot, date, "measured", console);
    }
    Ok(snapshot)
}

fn border(
    args: &MeasureArgs,
    from: &Place,
    geodata: &Geodata,
    by_subject: bool,
    console: Console,
) -> Result<Vec<Distance>> {
    let (file, borders): (String, Vec<Border>) = match &args.border {
        Some(path) => {
            let accuracy = args.border_accuracy.map(Metres::new);
            let file = geodata.border_file(path, accuracy)?;
            tell_assumed(&file, path, console);
            (path.display().to_string(), file.lines)
        }
        None => ("borders.geojson".to_owned(), geodata.borders().to_vec()),
    };
    let outline = outline(args, from, geodata)?;
    Distance::to_border(from, outline, (file.clone(), &borders), by_subject).ok_or_else(|| {
        Error::failed(format!("{file} holds no border to measure to"))
            .help("add the border's lines")
    })
}

/// A place's outline, by the snapshot that is asked for where only its zones tell.
fn outline(args: &MeasureArgs, from: &Place, geodata: &Geodata) -> Result<Option<Outline>> {
    // A position is no place, of which the outline would matter.
    if args.place.is_none() {
        return Ok(None);
    }
    report::outline(from, geodata, || {
        // Several datasets of which none is the default have none to take it from.
        let dataset = match &args.dataset {
            Some(name) => Some(geodata.dataset(name)?),
            None => geodata.default_dataset().ok(),
        };
        let Some(dataset) = dataset.filter(|dataset| !dataset.dates.is_empty()) else {
            return Ok(None);
        };
        let date = args.date.unwrap_or(MapDate::Day(Date::MAX));
        let snapshot = geodata.snapshot(&dataset.id, date, false)?;
        Ok(Some(Arc::new(snapshot)))
    })
}

fn front(
    args: &MeasureArgs,
    from: &Place,
    geodata: &Geodata,
    with_control: bool,
    console: Console,
) -> Result<Vec<Distance>> {
    if geodata.datasets().is_empty() && with_control {
        return Ok(Vec::new());
    }
    let snapshot = snapshot(args, geodata, console)?;
    if !with_control {
        let front = Distance::to_front(from, &snapshot, geodata.land_ends());
        return match front.lack(&from.name.en) {
            Some(lack) => Err(Error::failed(lack)),
            None => Ok(vec![front]),
        };
    }
    let earlier = |day| {
        let snapshot = geodata.snapshot(&snapshot.dataset.id, MapDate::Day(day), true)?;
        Ok(Arc::new(snapshot))
    };
    let is_place = args.place.is_some();
    let found = Distance::to_front_and_holder((from, is_place), &snapshot, geodata, earlier)?;
    let lacks = found.iter().filter_map(|one| one.lack(&from.name.en));
    lacks.for_each(|lack| console.note(&lack));
    Ok(found)
}
