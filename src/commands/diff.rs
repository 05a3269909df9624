//! `diff`: what changed from one snapshot or file of zones to another.

use std::path::Path;

use bakhmut_map::date::MapDate;
use bakhmut_map::error::{Error, Kind, Result};
use bakhmut_map::figure::Moment;
use bakhmut_map::geodata::{Geodata, Snapshot, Zone, ZonesFile};
use bakhmut_map::render;
use bakhmut_map::report::Changes;
use bakhmut_map::request::{MapProjection, Request};
use bakhmut_map::style::NamedTheme;
use bakhmut_map::units::LonLatBox;
use jiff::civil::Date;

use super::annotated::annotated;
use super::console::Console;
use super::drawn::default_dataset;
use super::output;
use super::remark::remark;
use super::{snapshot, theme};
use crate::cli::{DiffArgs, DiffFormat};

/// Names the picture.
const OPTION: &str = "--figure";

/// Prints what changed, and draws it if asked to.
pub(crate) fn run(args: &DiffArgs, geodata: &Geodata, console: Console) -> Result<()> {
    let may_write = match output::may_draw(args.figure.as_deref(), args.look.force, OPTION) {
        Err(error) if error.kind() == Kind::Usage => return Err(error),
        other => other,
    };
    let theme = theme::find(&args.look.theme, console)?.with_fonts(&args.look.edit.fonts)?;
    let geodata = &*annotated(geodata, &args.look.edit)?;
    let before = Side::read(&args.before, args, geodata, console)?;
    let after = Side::read(&args.after, args, geodata, console)?;
    let request = match &args.figure {
        Some(_) => Some(request(args, &theme, geodata, &after)?),
        None => None,
    };
    let (was, is) = (
        (before.name(), before.zones()),
        (after.name(), after.zones()),
    );
    let changes = Changes::between(was, is, extent(args, geodata)?)?;
    console.result(&match args.format {
        DiffFormat::Table => changes.table(console.width()),
        DiffFormat::Json => changes.json(),
        DiffFormat::Markdown => changes.markdown(),
    })?;
    match (&args.figure, request) {
        (Some(path), Some(request)) => {
            may_write?;
            draw(path, &request, &theme, geodata, [before, after], console)
        }
        _ => Ok(()),
    }
}

/// One of the two sides.
enum Side {
    /// A snapshot of a dataset.
    Dated(Box<Snapshot>),
    /// A file, by the path that was typed.
    File(String, ZonesFile),
}

impl Side {
    /// The zones of a file or date.
    fn read(word: &str, args: &DiffArgs, geodata: &Geodata, console: Console) -> Result<Side> {
        let path = Path::new(word);
        let date: MapDate = match word.parse() {
            Ok(date) if !path.is_file() => date,
            _ if path.exists() || path.extension().is_some() => {
                return Ok(Side::File(word.to_owned(), geodata.zones_file(path)?));
            }
            Ok(date) => date,
            Err(_) => {
                let what = format!("\"{word}\" is neither a date nor a file that is there");
                let help =
                    "write a date as 2025, 2025-01 or 2025-01-15, or the path of a file of zones";
                return Err(Error::usage(what).help(help));
            }
        };
        let dataset = dataset(args, geodata)?;
        let snapshot = snapshot::find(&dataset, (date, false), "taken", geodata, console)?;
        Ok(Side::Dated(Box::new(snapshot)))
    }

    fn zones(&self) -> &[Zone] {
        match self {
            Side::Dated(snapshot) => &snapshot.zones,
            Side::File(_, file) => &file.zones,
        }
    }

    /// How the result names it.
    fn name(&self) -> String {
        match self {
            Side::Dated(snapshot) => snapshot.date.to_string(),
            Side::File(path, _) => path.clone(),
        }
    }

    /// The day of which its zones are.
    fn day(&self) -> Option<Date> {
        match self {
            Side::Dated(snapshot) => Some(snapshot.date),
            Side::File(_, file) => file.day(),
        }
    }

    /// How the picture names it: never by a path.
    fn label(&self) -> String {
        match (self.day(), self) {
            (Some(day), _) => day.to_string(),
            (None, Side::Dated(snapshot)) => snapshot.file.clone(),
            (None, Side::File(_, file)) => file.input.name.clone(),
        }
    }
}

/// The dataset of the dates, in which the picture sets files too.
fn dataset(args: &DiffArgs, geodata: &Geodata) -> Result<String> {
    match &args.dataset {
        Some(name) => Ok(name.clone()),
        None => default_dataset(geodata),
    }
}

/// What the dataset maps, along whose edge no zone has one; of two files there need be no dataset.
fn extent(args: &DiffArgs, geodata: &Geodata) -> Result<Option<LonLatBox>> {
    if let Some(name) = &args.dataset {
        return Ok(Some(geodata.dataset(name)?.extent));
    }
    let name = default_dataset(geodata);
    let dataset = name.and_then(|name| geodata.dataset(&name).map(|dataset| dataset.extent));
    Ok(dataset.ok())
}

/// The picture that is asked for, of a dataset and a view that are there.
fn request(
    args: &DiffArgs,
    theme: &NamedTheme,
    geodata: &Geodata,
    after: &Side,
) -> Result<Request> {
    let view = match &args.view {
        Some(name) => geodata.view(name)?,
        None => render::change_view(geodata)?,
    };
    render::check_change_view(view)?;
    let dataset = dataset(args, geodata)?;
    geodata.dataset(&dataset)?;
    Ok(Request {
        date: MapDate::Day(after.day().unwrap_or(Date::MIN)),
        view: view.id.clone(),
        dataset,
        size: args.look.size,
        scale: args.look.scale.into(),
        lang: args.words.lang.into(),
        theme: theme.name.clone(),
        projection: MapProjection::ForView,
        basemap: None,
        editing: args.look.edit.editing(),
    })
}

/// Draws what changed between two sides.
fn draw(
    path: &Path,
    request: &Request,
    theme: &NamedTheme,
    geodata: &Geodata,
    sides: [Side; 2],
    console: Console,
) -> Result<()> {
    let dataset = geodata.dataset(&request.dataset)?;
    for side in &sides {
        if let Side::File(path, file) = side
            && !file.reaches(dataset.extent)
        {
            console.warn(&format!(
                "no zone of {path} lies where the dataset {} maps, so that the figure shows none; \
                 name another with --dataset",
                dataset.id
            ));
        }
    }
    let told = sides.each_ref().map(|side| (side.day(), side.label()));
    let snapshots = sides.map(|side| match side {
        Side::Dated(snapshot) => *snapshot,
        Side::File(_, file) => file.snapshot(dataset),
    });
    let moment = |i: usize| Moment {
        snapshot: &snapshots[i],
        day: told[i].0,
        name: &told[i].1,
    };
    let still = render::change(request, theme, geodata, [moment(0), moment(1)])?;
    remark(request, &still.remarks, console);
    output::write_still(path, &still)?;
    console.note(&format!("{} written", path.display()));
    Ok(())
}
