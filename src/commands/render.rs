//! `render`: the maps of a date.

use std::path::{Path, PathBuf};

use bakhmut_map::basemap::Basemap;
use bakhmut_map::error::{Error, Result};
use bakhmut_map::geodata::{Figure, Geodata};
use bakhmut_map::render::{self, Still, StillFile};
use bakhmut_map::request::Request;
use bakhmut_map::style::NamedTheme;

use super::annotated::annotated;
use super::console::Console;
use super::drawn::Drawn;
use super::lack::lack;
use super::naming::{FOLDER, OPTION, default_path, summary};
use super::remark::{remark, tell_untranslated};
use super::{embed, output, theme, world_file};
use crate::cli::RenderArgs;

/// Draws the views asked for, and writes them; the file of the zones, as the user can open it.
pub(crate) fn run(args: &RenderArgs, geodata: &Geodata, console: Console) -> Result<String> {
    if args.world_file {
        world_file::check_asked(args.picture.projection.into(), args.output.as_deref())?;
    }
    let theme = theme::find(&args.picture.look.theme, console)?;
    let theme = theme.with_fonts(&args.picture.edit.fonts)?;
    let geodata = &*annotated(geodata, &args.picture.edit)?;
    let basemap = args.picture.basemap.open()?;
    let views = views(args, geodata)?;
    let drawn = Drawn::find(args, geodata, console)?;
    let requests: Vec<Request> = views
        .into_iter()
        .map(|view| request(view, &drawn.dataset(), &theme, basemap.as_deref(), args))
        .collect();
    let basemap = basemap.as_deref();
    let data = (geodata, &drawn);
    match args.embed {
        true => embed::run(args, &requests, &theme, data, basemap, console)?,
        false => write(args, &requests, &theme, data, basemap, console)?,
    }
    let remarks = basemap.iter().flat_map(|basemap| basemap.remarks());
    remarks.for_each(|remark| console.warn(&remark));
    let first = drawn.snapshots().first();
    Ok(first.map_or(String::new(), |snapshot| snapshot.file.clone()))
}

/// Draws the pictures, then writes them: a fault in one leaves the files of all as they were.
fn write(
    args: &RenderArgs,
    requests: &[Request],
    theme: &NamedTheme,
    (geodata, drawn): (&Geodata, &Drawn),
    basemap: Option<&Basemap>,
    console: Console,
) -> Result<()> {
    let to_stdout = args.output.as_deref() == Some(Path::new("-"));
    let paths: Vec<PathBuf> = requests
        .iter()
        .map(|r| {
            let default = || default_path(r, args, geodata, drawn);
            args.output.clone().unwrap_or_else(default)
        })
        .collect();
    if !to_stdout {
        match &args.output {
            // The folder of a path that the user named is the user's to make.
            Some(path) => output::check_folder(path, OPTION)?,
            None => output::check_own_folder(Path::new(FOLDER))?,
        }
        paths
            .iter()
            .try_for_each(|path| output::check(path, args.picture.force, OPTION))?;
        if args.world_file {
            paths
                .iter()
                .try_for_each(|path| world_file::check(path, args.picture.force))?;
        }
    }
    let stills = draw(args, (requests, &paths), theme, (geodata, drawn), basemap)?;
    let untranslated = stills
        .iter()
        .flat_map(|(still, _)| &still.remarks.untranslated);
    tell_untranslated(untranslated.map(String::as_str), console);
    for ((request, (still, file)), path) in requests.iter().zip(&stills).zip(&paths) {
        remark(request, &still.remarks, console);
        if to_stdout {
            console.bytes(&file.bytes)?;
            continue;
        }
        if args.output.is_none() {
            output::make_folder(Path::new(FOLDER))?;
        }
        let summary = summary(path, (still, file), drawn);
        match still.grid.filter(|_| args.world_file) {
            Some(grid) => {
                let beside = world_file::write(path, &file.bytes, grid)?;
                console.result(&format!("{summary}\n{beside}"))?;
            }
            None => {
                output::write(path, &file.bytes)?;
                console.result(&summary)?;
                tell_left_over(path, console);
            }
        }
    }
    Ok(())
}

/// Says where the file beside a map would put it in the place of another.
fn tell_left_over(map: &Path, console: Console) {
    if let Some(left) = world_file::left_over(map) {
        console.warn(&format!(
            "{} was not written with this map; remove it, or a GIS may put the map in a wrong place",
            left.display()
        ));
    }
}

/// The names of the views to draw, each known.
fn views(args: &RenderArgs, geodata: &Geodata) -> Result<Vec<String>> {
    if geodata.views().is_empty() {
        let why = lack(geodata, "views.toml");
        let help = "write a table a map, as [town] with figure = \"control\", title = \"…\" and \
                    bounds = [west, south, east, north]";
        return Err(Error::failed(format!("there is no map to draw: {why}")).help(help));
    }
    let mut names: Vec<String> = Vec::new();
    for name in &args.picture.views {
        let view = geodata.view(name)?;
        if !names.contains(&view.id) {
            names.push(view.id.clone());
        }
    }
    if names.is_empty() {
        // A map without control would be the same by whatever datasets.
        let are_compared = args.picture.datasets.len() > 1;
        let views = geodata.views().iter();
        let views = views.filter(|v| !are_compared || matches!(v.figure, Figure::Control));
        names = views.map(|v| v.id.clone()).collect();
    }
    match names.len() {
        2.. if args.output.is_some() && !args.embed => Err(Error::usage(format!(
            "-o names one file, but {} views would be drawn: {}",
            names.len(),
            names.join(", ")
        ))
        .help(match args.picture.views.len() {
            0 => format!("add --view {}", names[0]),
            _ => format!("name one view only, as in --view {}", names[0]),
        })),
        _ => Ok(names),
    }
}

fn request(
    view: String,
    dataset: &str,
    theme: &NamedTheme,
    basemap: Option<&Basemap>,
    args: &RenderArgs,
) -> Request {
    Request {
        date: args.date,
        view,
        dataset: dataset.to_owned(),
        size: args.picture.look.size(),
        scale: args.picture.look.scale.into(),
        lang: args.picture.look.lang.into(),
        theme: theme.name.clone(),
        projection: args.picture.projection.into(),
        basemap: basemap.map(|basemap| basemap.name().to_owned()),
        editing: args.picture.edit.editing(),
    }
}

/// Draws the stills and their files, each on a thread of its own.
fn draw(
    args: &RenderArgs,
    (requests, paths): (&[Request], &[PathBuf]),
    theme: &NamedTheme,
    (geodata, drawn): (&Geodata, &Drawn),
    basemap: Option<&Basemap>,
) -> Result<Vec<(Still, StillFile)>> {
    let snapshots = drawn.snapshots();
    let with_file = |(request, path): (&Request, &PathBuf)| {
        let still = render::map(request, theme, geodata, snapshots, basemap)?;
        let file = still.finished(output::format(path), args.optimize)?;
        Ok((still, file))
    };
    std::thread::scope(|scope| {
        let pairs = requests.iter().zip(paths);
        let threads: Vec<_> = pairs
            .map(|pair| scope.spawn(move || with_file(pair)))
            .collect();
        threads
            .into_iter()
            .map(|t| {
                t.join()
                    .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
            })
            .collect()
    })
}
