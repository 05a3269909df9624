//! `measure`: distances from a place or a position, and areas of a view.

use bakhmut_map::date::MapDate;
use bakhmut_map::error::{Error, Result};
use bakhmut_map::geodata::{
    Border, Direction, Geodata, Named, Place, PlaceKind, Snapshot, Vocabulary,
};
use bakhmut_map::measure::{
    areas, border_by_sector, border_by_subject, border_distance, contact_from, outline_of,
    place_distance, shares, zoned_outline,
};
use bakhmut_map::report::{Distance, ViewAreas, distance_json, distance_lines, distance_markdown};
use bakhmut_map::units::{LonLat, Metres};
use geo::MultiPolygon;
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
        (None, Some(at)) => {
            warn_if_swapped(at, geodata, console);
            position(at)
        }
        (None, None) => return Err(Error::usage("there is nothing to measure from")),
    };
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
        MeasureFormat::Json => console.result(&distance_json(&from.name.en, from.position, &found)),
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

/// Warns of a position whose longitude and latitude, the other way round, would lie where the geodata
/// are about.
fn warn_if_swapped(at: LonLat, geodata: &Geodata, console: Console) {
    let extent = geodata.town().extent;
    let swapped = LonLat::new(at.lat(), at.lon()).filter(|swapped| extent.contains(*swapped));
    if let (false, Some(swapped)) = (extent.contains(at), swapped) {
        console.warn(&format!(
            "{at} lies far from what the geodata are about; the longitude comes first: did you mean \
             --lonlat {},{}?",
            swapped.lon(),
            swapped.lat()
        ));
    }
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

/// A position that is no place is where it is said to be.
fn position(at: LonLat) -> Place {
    Place {
        id: String::new(),
        name: Named {
            en: at.to_string(),
            uk: None,
        },
        rank: 1,
        kind: PlaceKind::Village,
        country: String::new(),
        position: at,
        accuracy: Metres::new(0.0),
        sources: Vec::new(),
    }
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
    let shape = outline
        .as_ref()
        .map(|(shape, accuracy, _)| (shape, *accuracy));
    let distance = border_distance(from, shape, &borders).ok_or_else(|| {
        Error::failed(format!("{file} holds no border to measure to"))
            .help("add the border's lines")
    })?;
    let mut found = vec![Distance::Border {
        distance,
        file,
        outline: outline.map(|(.., file)| file),
    }];
    if by_subject {
        let each = border_by_subject(from, &borders).into_iter();
        found.extend(each.map(|(subject, distance)| Distance::Subject(subject, distance)));
        let winds = Direction::ALL.iter().map(|(wind, _)| *wind);
        let points = border_by_sector(from, &borders, winds.len());
        found.push(Distance::Sectors(winds.zip(points).collect()));
    }
    Ok(found)
}

/// A place's outline with its accuracy and its file: one of the context, or else its zones in the
/// snapshot that is asked for.
fn outline(
    args: &MeasureArgs,
    from: &Place,
    geodata: &Geodata,
) -> Result<Option<(MultiPolygon, Metres, String)>> {
    // A position is no place, of which the outline would matter.
    if args.place.is_none() {
        return Ok(None);
    }
    if let Some((feature, shape)) = outline_of(from, geodata.context()) {
        let file = "context.geojson".to_owned();
        return Ok(Some((shape.clone(), feature.accuracy, file)));
    }
    // Several datasets of which none is the default have none to take it from.
    let dataset = match &args.dataset {
        Some(name) => Some(geodata.dataset(name)?),
        None => match default_dataset(geodata) {
            Ok(name) => Some(geodata.dataset(&name)?),
            Err(_) => None,
        },
    };
    let Some(dataset) = dataset.filter(|dataset| !dataset.dates.is_empty()) else {
        return Ok(None);
    };
    let date = args.date.unwrap_or(MapDate::Day(Date::MAX));
    let snapshot = geodata.snapshot(&dataset.id, date, false)?;
    let found = zoned_outline(from, &snapshot);
    Ok(found.map(|(shape, accuracy)| (shape, accuracy, snapshot.input.name)))
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
    if !snapshot.dataset.extent.contains(from.position) {
        let what = format!(
            "{} lies beyond what the dataset \"{}\" maps",
            from.name.en, snapshot.dataset.id
        );
        return match with_control {
            true => {
                console.note(&what);
                Ok(Vec::new())
            }
            false => Err(Error::failed(what)),
        };
    }
    let day = snapshot.date;
    let front = contact_from(from.position, &snapshot, geodata.borders())
        .filter(|front| !front.lines.is_empty());
    let mut found = Vec::new();
    let distance = front.as_ref().and_then(|front| {
        let open = front.may_be_open(from, &snapshot);
        Some((front.distance(from)?, open))
    });
    match distance {
        Some((distance, open)) => found.push(Distance::Front {
            day,
            distance,
            open,
        }),
        None => {
            let what = match &front {
                None => format!("the snapshot of {day} has no line of contact to measure to"),
                Some(_) => format!(
                    "the line of contact that is nearest to {} may lie beyond what the dataset \"{}\" maps",
                    from.name.en, snapshot.dataset.id
                ),
            };
            if !with_control {
                return Err(Error::failed(what));
            }
            console.note(&what);
        }
    }
    let shares = shares(from, &snapshot, geodata.context());
    if with_control && args.place.is_some() {
        found.push(Distance::Control {
            day,
            dataset: snapshot.dataset.id.clone(),
            shares,
        });
    }
    Ok(found)
}
