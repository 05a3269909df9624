//! `check`: the article's claims against the data.

use std::path::{Path, PathBuf};

use bakhmut_map::date::MapDate;
use bakhmut_map::error::{Error, Kind, Result};
use bakhmut_map::geodata::{Border, BorderFile, Geodata};
use bakhmut_map::render;
use bakhmut_map::report::{OURS, Report};
use bakhmut_map::request::{MapProjection, Request};
use bakhmut_map::style::NamedTheme;
use bakhmut_map::units::Metres;
use jiff::civil::Date;

use super::annotated::annotated;
use super::console::Console;
use super::drawn::default_dataset;
use super::lack::lack;
use super::output;
use super::remark::remark;
use super::theme;
use crate::cli::{CheckArgs, Format};

/// Names the picture.
const OPTION: &str = "--figure";

/// Prints what the data say of each claim; whether one is contradicted and that counts.
pub(crate) fn run(args: &CheckArgs, geodata: Geodata, console: Console) -> Result<bool> {
    let geodata = match &args.claims {
        Some(path) => geodata.with_claims(path)?,
        None => geodata,
    };
    if geodata.claims().is_empty() {
        let why = match &args.claims {
            Some(path) => format!("{} holds no [[claim]]", path.display()),
            None => lack(&geodata, "claims.toml"),
        };
        return Err(Error::failed(format!("there is nothing to check: {why}")));
    }
    let dataset = match &args.dataset {
        Some(name) => Some(geodata.dataset(name)?),
        None if geodata.datasets().is_empty() => None,
        None => Some(geodata.dataset(&default_dataset(&geodata)?)?),
    };
    let may_write = match output::may_draw(args.figure.as_deref(), args.look.force, OPTION) {
        Err(error) if error.kind() == Kind::Usage => return Err(error),
        other => other,
    };
    let theme = theme::find(&args.look.theme, console)?.with_fonts(&args.look.edit.fonts)?;
    let geodata = annotated(&geodata, &args.look.edit)?;
    let files = border_files(args, &geodata)?;
    for (file, path) in files.iter().zip(&args.borders) {
        tell_assumed(file, path, console);
    }
    let borders = borders(args, &geodata, &files);
    let until = until(args, &geodata);
    let report = Report::gather(&geodata, dataset, until, &borders, args.lang.into())?;
    let text = match args.format {
        Format::Table => report.table(console.width()),
        Format::Json => report.json(),
        Format::Markdown => report.markdown(),
    };
    console.result(&text)?;
    if let Some(path) = &args.figure {
        may_write?;
        match files.first() {
            Some(border) => {
                tell_unnamed(border, &args.borders[0], console);
                draw(
                    path,
                    args,
                    &theme,
                    &(*geodata).clone().with_border(border),
                    console,
                )?;
            }
            None => draw(path, args, &theme, &geodata, console)?,
        }
    }
    Ok(report.contradicts() && !args.exit_zero)
}

/// Says how sure a border is taken to be that does not say it.
pub(super) fn tell_assumed(border: &BorderFile, path: &Path, console: Console) {
    if let Some(assumed) = border.assumed {
        let (path, metres) = (path.display(), assumed.get());
        console.note(&format!(
            "{path} has lines without accuracy_m, taken to be right to {metres} m: \
             --border-accuracy says otherwise"
        ));
    }
}

/// Says that the lines of a border have no names, for without these the figure has no shortest line
/// to each stretch.
fn tell_unnamed(border: &BorderFile, path: &Path, console: Console) {
    let unnamed = border.lines.iter().filter(|l| l.federal_subject.is_none());
    let path = path.display();
    let what = match unnamed.count() {
        0 => return,
        all if all == border.lines.len() => {
            format!(
                "{path} names no federal_subject: the figure has one line, to its nearest point"
            )
        }
        some => format!(
            "{some} of the {} lines of {path} name no federal_subject: the figure has no line of their own to them",
            border.lines.len()
        ),
    };
    console.note(&what);
}

/// Draws the picture of the claimed distance, with the latest data that the claims are held against.
fn draw(
    path: &Path,
    args: &CheckArgs,
    theme: &NamedTheme,
    geodata: &Geodata,
    console: Console,
) -> Result<()> {
    let dataset = match &args.dataset {
        Some(name) => name.clone(),
        None => default_dataset(geodata)?,
    };
    let snapshot = geodata.snapshot(&dataset, MapDate::Day(until(args, geodata)), false)?;
    let request = Request {
        date: MapDate::Day(snapshot.date),
        view: "check".to_owned(),
        dataset,
        size: args.look.size,
        scale: args.look.scale.into(),
        lang: args.lang.into(),
        theme: theme.name.clone(),
        projection: MapProjection::ForView,
        basemap: None,
        editing: args.look.edit.editing(),
    };
    let still = render::border_check(&request, theme, geodata, &snapshot)?;
    remark(&request, &still.remarks, console);
    output::write_still(path, &still)?;
    let by = match args.borders.as_slice() {
        [first, _, ..] => format!(" by the first border, {}", first.display()),
        _ => String::new(),
    };
    console.note(&format!("{} written{by}", path.display()));
    Ok(())
}

/// The last day of which data are used.
fn until(args: &CheckArgs, geodata: &Geodata) -> Date {
    let until = args.date.or(geodata.article().map(|article| article.date));
    until.map_or(Date::MAX, MapDate::last_day)
}

/// The borders of the files that were named, in their order.
fn border_files(args: &CheckArgs, geodata: &Geodata) -> Result<Vec<BorderFile>> {
    let accuracy = args.border_accuracy.map(Metres::new);
    let read = |path: &PathBuf| geodata.border_file(path, accuracy);
    args.borders.iter().map(read).collect()
}

/// The borders to measure to, each with the name of its file.
fn borders<'b>(
    args: &CheckArgs,
    geodata: &'b Geodata,
    files: &'b [BorderFile],
) -> Vec<(String, &'b [Border])> {
    if files.is_empty() {
        return vec![(OURS.to_owned(), geodata.borders())];
    }
    let names = args.borders.iter().map(|path| match path.to_str() {
        // Not to be taken for ours.
        Some(OURS) => format!("./{OURS}"),
        _ => path.display().to_string(),
    });
    names.zip(files.iter().map(|file| &*file.lines)).collect()
}
