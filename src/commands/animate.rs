//! `animate`: a view over the snapshots of a dataset.

use std::fs;
use std::path::Path;

use bakhmut_map::date::MapDate;
use bakhmut_map::encode::{AnimationFormat, is_our_animation};
use bakhmut_map::error::{Error, Result};
use bakhmut_map::geodata::{Dataset, Geodata};
use bakhmut_map::render::{self, AnimationRequest, FrameDays};
use bakhmut_map::request::{Editing, MapProjection, Request};
use jiff::civil::Date;

use super::console::Console;
use super::drawn::datasets;
use super::progress::{bar, size};
use super::remark::{remark, tell_untranslated};
use super::span::days_between;
use super::{output, stop, terms, theme};
use crate::cli::AnimateArgs;

/// Names another file.
const OPTION: &str = "-o";

/// Draws the frames into a file, which appears when it is complete; whether it is, and was not stopped.
pub(crate) fn run(args: &AnimateArgs, geodata: &Geodata, console: Console) -> Result<bool> {
    let format = check(args)?;
    let datasets = datasets(&args.datasets, geodata)?;
    let request = request(args, &datasets, format, geodata, console)?;
    request.check()?;
    stop::listen()?;
    let bar = bar(request.steps(), console);
    let drawn = output::write_by(&args.output, |file| {
        let animated = render::animation(&request, geodata, file, |done| {
            if stop::is_asked() {
                return Err(Error::failed("stopped"));
            }
            bar.set_position(done);
            bar.set_message(format!("{} frames", request.frames.len()));
            Ok(())
        })?;
        let bytes = file.metadata().map_or(0, |found| found.len());
        Ok((animated, bytes))
    });
    bar.finish_and_clear();
    if drawn.is_err() && stop::is_asked() {
        console.note("stopped; nothing was written");
        return Ok(false);
    }
    let (animated, bytes) = drawn?;
    remark(&request.request, &animated.remarks, console);
    tell_untranslated(
        animated.remarks.untranslated.iter().map(String::as_str),
        console,
    );
    if !animated.written.is_exact {
        console.note(
            "the frames have more colours than a GIF holds, and got the nearest; .png and .webp keep all",
        );
    }
    console.result(&format!(
        "{}  data of {} to {}  {} frames  {}x{}  {}",
        args.output.display(),
        days_of(&request.frames[0]),
        days_of(&request.frames[request.frames.len() - 1]),
        animated.written.frames,
        animated.width,
        animated.height,
        size(bytes)
    ))?;
    Ok(true)
}

/// Refuses a file that can't be written; the format that its ending names.
fn check(args: &AnimateArgs) -> Result<AnimationFormat> {
    let path = args.output.as_path();
    if path == Path::new("-") {
        return Err(
            Error::usage("an animation can't be written to standard output")
                .help("name a file that ends in .gif, .png or .webp"),
        );
    }
    let format = AnimationFormat::of(path).ok_or_else(|| {
        let what = format!("{} ends as no animation does", path.display());
        Error::usage(what).help("end the name in .gif, .png or .webp")
    })?;
    output::check_folder(path, OPTION)?;
    if path.is_dir() {
        return Err(Error::failed(format!("{} is a folder", path.display()))
            .help(format!("name the file to write, as in {OPTION} front.gif")));
    }
    if !output::is_device(path) {
        output::check_replaceable(path, args.force, OPTION, |path| {
            let bytes = fs::read(path).map_err(|e| Error::io("read", path, e))?;
            Ok(bytes.is_empty() || is_our_animation(&bytes, format))
        })?;
    }
    Ok(format)
}

/// The days of the data of a frame, each once.
fn days_of(frame: &FrameDays) -> String {
    let mut days: Vec<String> = frame.days.iter().map(ToString::to_string).collect();
    days.dedup();
    days.join(" and ")
}

fn request(
    args: &AnimateArgs,
    datasets: &[&Dataset],
    format: AnimationFormat,
    geodata: &Geodata,
    console: Console,
) -> Result<AnimationRequest> {
    let view = match &args.view {
        Some(name) => geodata.view(name)?,
        None => render::change_view(geodata)?,
    };
    render::check_change_view(view)?;
    let theme = theme::find(&args.look.theme, console)?;
    let every = args.every.into();
    let span = span(args, datasets, console)?;
    let frames = render::Every::frames(every, datasets, span);
    let Some(first) = frames.first() else {
        return Err(no_frame(args, datasets, span));
    };
    for (dataset, day) in datasets.iter().zip(&first.days) {
        let snapshot = geodata.snapshot(&dataset.id, MapDate::Day(*day), true)?;
        terms::tell(&snapshot, geodata, console);
    }
    let ids: Vec<String> = datasets.iter().map(|dataset| dataset.id.clone()).collect();
    Ok(AnimationRequest {
        request: Request {
            date: first.date,
            view: view.id.clone(),
            dataset: ids.join(","),
            size: args.look.size(),
            scale: args.look.scale.into(),
            lang: args.look.lang.into(),
            theme: theme.name.clone(),
            projection: MapProjection::ForView,
            basemap: None,
            editing: Editing::default(),
        },
        theme,
        datasets: ids,
        frames,
        every,
        fps: args.fps.unwrap_or(every.fps()),
        format,
    })
}

/// Why a time has no frame.
fn no_frame(args: &AnimateArgs, datasets: &[&Dataset], [_, last]: [Date; 2]) -> Error {
    let lacking = datasets
        .iter()
        .find_map(|dataset| days_between(dataset, args.from, args.to).err());
    lacking.unwrap_or_else(|| {
        let ids: Vec<&str> = datasets.iter().map(|dataset| &*dataset.id).collect();
        let what = format!(
            "there is no day up to {last} of which {} all have data",
            ids.join(" and ")
        );
        Error::failed(what).help("bakhmut-map list dates names the days of each")
    })
}

/// The first day and the last.
fn span(args: &AnimateArgs, datasets: &[&Dataset], console: Console) -> Result<[Date; 2]> {
    // Refuses what is the wrong way round, and a dataset without snapshots.
    let all = datasets
        .iter()
        .map(|dataset| days_between(dataset, None, None));
    let all = all.collect::<Result<Vec<Vec<Date>>>>()?;
    // All of them have data from the one on, and none newer ones after the other.
    let begins = all.iter().map(|days| days[0]).fold(Date::MIN, Date::max);
    let ends = all.iter().map(|days| days[days.len() - 1]);
    let ends = ends.fold(Date::MIN, Date::max);
    let first = args.from.map_or(begins, MapDate::first_day);
    let last = args.to.map_or(ends, MapDate::last_day);
    let ids: Vec<&str> = datasets.iter().map(|dataset| &*dataset.id).collect();
    let ids = ids.join(" and ");
    if first > last {
        days_between(datasets[0], args.from, args.to)?;
        let what = format!("from {first} on there is no snapshot of {ids}");
        return Err(
            Error::failed(what).help(format!("the last is of {ends}: name it with --to too"))
        );
    }
    // A span that is typed as a month or year may begin before its data.
    if first < begins && !args.from.is_some_and(|from| from.contains(begins)) && last >= begins {
        console.warn(&format!(
            "there are no {ids} data before {begins}; the animation begins there"
        ));
    }
    Ok([first, last])
}
