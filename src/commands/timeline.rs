//! `timeline`: who held how much of some land, day by day.

use std::path::Path;

use bakhmut_map::date::MapDate;
use bakhmut_map::error::{Error, Kind, Result};
use bakhmut_map::geodata::{Geodata, Place};
use bakhmut_map::measure::{Land, Measuring, Timeline, outline_of};
use bakhmut_map::render::{self, TimelineFigure};
use bakhmut_map::report::{TimelineOf, TimelineReport};
use bakhmut_map::request::{MapProjection, Request};
use bakhmut_map::style::NamedTheme;
use jiff::civil::Date;

use super::console::Console;
use super::drawn::default_dataset;
use super::output;
use super::progress::bar;
use super::remark::remark;
use super::span::days_between;
use super::{swapped, terms, theme};
use crate::cli::{TimelineArgs, TimelineFormat};

/// Names the picture.
const OPTION: &str = "--figure";

/// Prints who held how much, and draws it if asked to.
pub(crate) fn run(args: &TimelineArgs, geodata: &Geodata, console: Console) -> Result<()> {
    let may_write = match output::may_draw(args.figure.as_deref(), args.look.force, OPTION) {
        Err(error) if error.kind() == Kind::Usage => return Err(error),
        other => other,
    };
    if args.look.edit.annotate.is_some() {
        let what = "--annotate marks a map, and the figure of a timeline is a chart";
        return Err(Error::usage(what).help("leave it out"));
    }
    let theme = theme::find(&args.look.theme, console)?.with_fonts(&args.look.edit.fonts)?;
    let dataset = match &args.dataset {
        Some(name) => geodata.dataset(name)?,
        None => geodata.dataset(&default_dataset(geodata)?)?,
    };
    let of = of(args, geodata)?;
    let days = days_between(dataset, args.from, args.to)?;
    let (timeline, figure) = measured(&of, &dataset.id, &days, geodata, console)?;
    let asked = [
        args.from.map(MapDate::first_day),
        args.to.map(MapDate::last_day),
    ];
    let timeline = timeline.over(asked);
    let report = TimelineReport {
        of,
        dataset: &dataset.id,
        timeline: &timeline,
    };
    console.result(&match args.format {
        TimelineFormat::Table => report.table(console.width()),
        TimelineFormat::Json => report.json(),
        TimelineFormat::Csv => report.csv(),
    })?;
    if args.format == TimelineFormat::Csv && !timeline.gaps().is_empty() {
        console.note("there are days without data, which have no line; --format table names them");
    }
    match &args.figure {
        Some(path) => {
            may_write?;
            draw(path, args, &theme, (&figure, &timeline), geodata, console)
        }
        None => Ok(()),
    }
}

/// The land that is asked for.
fn of<'g>(args: &TimelineArgs, geodata: &'g Geodata) -> Result<TimelineOf<'g>> {
    match (&args.place, &args.view, args.bbox) {
        (Some(name), ..) => Ok(TimelineOf::Place(geodata.place_named(name)?)),
        (_, Some(name), _) => Ok(TimelineOf::View(geodata.view(name)?)),
        (.., Some(bounds)) => Ok(TimelineOf::Box(bounds)),
        _ => Err(Error::usage("there is nothing to measure")
            .help("name a place, or a view with --view, or a box with --bbox")),
    }
}

/// Measures snapshot by snapshot, of which one is in memory at a time.
fn measured<'g>(
    of: &TimelineOf<'g>,
    dataset: &str,
    days: &[Date],
    geodata: &'g Geodata,
    console: Console,
) -> Result<(Timeline, TimelineFigure<'g>)> {
    let land = match *of {
        TimelineOf::Place(place) => Land::Place(place),
        TimelineOf::View(view) => Land::Box(view.bounds),
        TimelineOf::Box(bounds) => Land::Box(bounds),
    };
    let mut measuring = Measuring::of(land, geodata.context());
    let mut figure = TimelineFigure::of(*of);
    let mut held = Vec::new();
    let mut missing = Vec::new();
    let bar = bar(days.len() as u64, console);
    for (done, day) in days.iter().enumerate() {
        let snapshot = geodata.snapshot(dataset, MapDate::Day(*day), true)?;
        if done == 0 {
            terms::tell(&snapshot, geodata, console);
        }
        match measuring.on(&snapshot) {
            Some(found) => held.push(found),
            None => missing.push(*day),
        }
        figure.read(snapshot);
        bar.set_position(done as u64 + 1);
    }
    bar.finish_and_clear();
    match Timeline::new(held) {
        Some(timeline) => {
            if let [first, ..] = missing[..] {
                console.warn(&format!(
                    "{} snapshots say nothing of it, the first that of {first}",
                    missing.len()
                ));
            }
            Ok((timeline, figure))
        }
        None => Err(nothing(of, dataset, geodata)),
    }
}

/// Why no snapshot tells of the land.
fn nothing(of: &TimelineOf<'_>, dataset: &str, geodata: &Geodata) -> Error {
    let beyond = |what: &str| {
        Error::failed(format!(
            "{what} lies beyond what the dataset \"{dataset}\" maps"
        ))
    };
    match of {
        TimelineOf::Place(place) if !has_outline(place, geodata) => {
            let name = &place.name.en;
            let what =
                format!("{name} has no outline, and no zone of its own in dataset {dataset}");
            Error::failed(what).help(
                "add its outline to context.geojson, or measure a box around it with --bbox W,S,E,N",
            )
        }
        TimelineOf::Place(place) => beyond(&place.name.en),
        TimelineOf::View(view) => beyond(&format!("the view \"{}\"", view.id)),
        TimelineOf::Box(bounds) => {
            let error = beyond(&format!("the box {bounds}"));
            let land = geodata.dataset(dataset).map(|dataset| dataset.extent);
            match land.ok().and_then(|land| swapped::bbox_help(*bounds, land)) {
                Some(help) => error.help(help),
                None => error,
            }
        }
    }
}

fn has_outline(place: &Place, geodata: &Geodata) -> bool {
    outline_of(place, geodata.context()).is_some()
}

fn draw(
    path: &Path,
    args: &TimelineArgs,
    theme: &NamedTheme,
    (figure, timeline): (&TimelineFigure<'_>, &Timeline),
    geodata: &Geodata,
    console: Console,
) -> Result<()> {
    let request = Request {
        date: MapDate::Day(timeline.last_day()),
        view: figure.id(),
        dataset: figure.dataset().to_owned(),
        size: args.look.size,
        scale: args.look.scale.into(),
        lang: args.words.lang.into(),
        theme: theme.name.clone(),
        projection: MapProjection::ForView,
        basemap: None,
        editing: args.look.edit.editing(),
    };
    let still = render::timeline(&request, theme, geodata, figure, timeline)?;
    remark(&request, &still.remarks, console);
    output::write_still(path, &still)?;
    console.note(&format!("{} written", path.display()));
    Ok(())
}
