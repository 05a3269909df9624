//! `render`: the maps of a date.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use bakhmut_map::basemap::Basemap;
use bakhmut_map::date::MapDate;
use bakhmut_map::error::{Error, Result};
use bakhmut_map::geodata::{Figure, Geodata, Snapshot};
use bakhmut_map::render::{self, Still};
use bakhmut_map::request::{Lang, MapProjection, PictureSize, Request, Scale};

use super::console::Console;
use super::lack::lack;
use super::{output, pair, snapshot, world_file};
use crate::cli::RenderArgs;

/// Where maps go unless `-o` says otherwise.
const FOLDER: &str = "output";
/// Names another file.
const OPTION: &str = "-o";
/// The dataset of the zones that an article names.
const ARTICLE: &str = "article";

/// Draws the views asked for, then writes them: a fault in one leaves the files of all as they were.
/// The file of the zones, as the user can open it.
pub(crate) fn run(args: &RenderArgs, geodata: &Geodata, console: Console) -> Result<String> {
    if args.world_file {
        world_file::check_asked(args.picture.projection.into(), args.output.as_deref())?;
    }
    let basemap = args.picture.basemap.open()?;
    let views = views(args, geodata)?;
    let drawn = Drawn::find(args, geodata, console)?;
    let requests: Vec<Request> = views
        .into_iter()
        .map(|view| request(view, &drawn.dataset(), basemap.as_deref(), args))
        .collect();
    let to_stdout = args.output.as_deref() == Some(Path::new("-"));
    let paths: Vec<PathBuf> = requests
        .iter()
        .map(|r| {
            args.output
                .clone()
                .unwrap_or_else(|| default_path(r, geodata, &drawn))
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
    let stills = draw(&requests, basemap.as_deref(), geodata, &drawn)?;
    let untranslated = stills.iter().flat_map(|still| &still.untranslated);
    tell_untranslated(untranslated.map(String::as_str), console);
    let remarks = basemap.iter().flat_map(|basemap| basemap.remarks());
    remarks.for_each(|remark| console.warn(&remark));
    for ((request, still), path) in requests.iter().zip(&stills).zip(&paths) {
        remark(request, still, console);
        if to_stdout {
            console.bytes(&still.png)?;
            continue;
        }
        if args.output.is_none() {
            output::make_folder(Path::new(FOLDER))?;
        }
        let summary = summary(path, still, &drawn);
        match still.grid.filter(|_| args.world_file) {
            Some(grid) => {
                let beside = world_file::write(path, &still.png, grid)?;
                console.result(&format!("{summary}\n{beside}"))?;
            }
            None => {
                output::write(path, &still.png)?;
                console.result(&summary)?;
                tell_left_over(path, console);
            }
        }
    }
    let first = drawn.snapshots().first();
    Ok(first.map_or(String::new(), |snapshot| snapshot.file.clone()))
}

/// The data that maps are drawn of.
enum Drawn {
    /// Of one dataset.
    One(Box<Snapshot>),
    /// Of two, where they agree and where not.
    Two(Box<[Snapshot; 2]>),
}

impl Drawn {
    /// The snapshots that are asked for, with a warning where one is older.
    fn find(args: &RenderArgs, geodata: &Geodata, console: Console) -> Result<Drawn> {
        let (date, strict) = (args.date, args.strict_date);
        let dataset = match args.picture.datasets.as_slice() {
            [first, second] => {
                let pair = pair::find([first, second], (date, strict), geodata, console)?;
                return Ok(Drawn::Two(Box::new(pair)));
            }
            [name] if !geodata.datasets().is_empty() => name.clone(),
            [] | [_] => default_dataset(geodata)?,
            many => {
                let what = format!("{} datasets are named: {}", many.len(), many.join(", "));
                return Err(Error::usage(what).help("name one, or two to see where they differ"));
            }
        };
        let date = (date, strict);
        let snapshot = snapshot::find(&dataset, date, "drawn", geodata, console)?;
        Ok(Drawn::One(Box::new(snapshot)))
    }

    fn snapshots(&self) -> &[Snapshot] {
        match self {
            Drawn::One(snapshot) => std::slice::from_ref(snapshot),
            Drawn::Two(pair) => &**pair,
        }
    }

    /// The names of the datasets, as they are asked for.
    fn dataset(&self) -> String {
        let ids: Vec<&str> = self.snapshots().iter().map(|s| &*s.dataset.id).collect();
        ids.join(",")
    }

    /// The days of the data, each once.
    fn days(&self) -> String {
        let mut days: Vec<String> = self
            .snapshots()
            .iter()
            .map(|s| s.date.to_string())
            .collect();
        days.dedup();
        days.join(" and ")
    }
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

/// Says what of a picture its reader might miss.
pub(super) fn remark(request: &Request, still: &Still, console: Console) {
    let room = Room {
        view: &request.view,
        size: request.size,
        smallest_type: still.smallest_type,
        cut: &still.cut,
        missing: &still.missing,
        dropped: &still.dropped,
    };
    remark_on(&room, console);
}

/// What found room in a picture, and how.
pub(super) struct Room<'a> {
    pub(super) view: &'a str,
    pub(super) size: PictureSize,
    pub(super) smallest_type: f64,
    pub(super) cut: &'a [String],
    pub(super) missing: &'a [char],
    pub(super) dropped: &'a [String],
}

/// The same of any picture.
pub(super) fn remark_on(room: &Room<'_>, console: Console) {
    /// Type below this many pixels can't be read.
    const LEGIBLE: f64 = 8.0;
    if room.smallest_type < LEGIBLE {
        console.warn(&format!(
            "{}: at {} the smallest type is {:.1} pixels high, too small to read; give a larger --size",
            room.view, room.size, room.smallest_type
        ));
    }
    if !room.cut.is_empty() {
        let what = room.cut.join(", ");
        console.warn(&format!(
            "{}: no room for {what}; give a larger --size, or shorter texts",
            room.view
        ));
    }
    if !room.missing.is_empty() {
        let signs = room.missing.iter();
        let signs: Vec<String> = signs
            .map(|c| format!("{} (U+{:04X})", c.escape_debug(), u32::from(*c)))
            .collect();
        console.warn(&format!(
            "{}: the font lacks {}, printed as boxes",
            room.view,
            signs.join(", ")
        ));
    }
    if !room.dropped.is_empty() {
        let names = room.dropped.join(", ");
        console.note(&format!("{}: no room for the name of {names}", room.view));
    }
}

/// Says once, of all maps together, which names stand in English on a map of another language.
pub(super) fn tell_untranslated<'n>(names: impl Iterator<Item = &'n str>, console: Console) {
    /// So many are named; of more than that the number will do.
    const MOST: usize = 10;
    let names: BTreeSet<&str> = names.collect();
    if names.is_empty() {
        return;
    }
    let mut listed: Vec<&str> = names.iter().copied().take(MOST).collect();
    let more = format!("and {} more", names.len() - listed.len());
    if names.len() > MOST {
        listed.push(&more);
    }
    console.note(&format!(
        "in English, for want of a Ukrainian name or title: {}",
        listed.join(", ")
    ));
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
        2.. if args.output.is_some() => Err(Error::usage(format!(
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

/// The dataset that is drawn unless another is named: the article's, or the only one there is.
pub(super) fn default_dataset(geodata: &Geodata) -> Result<String> {
    let names: Vec<&str> = geodata.datasets().iter().map(|d| d.id.as_str()).collect();
    match names[..] {
        [] => Err(Error::failed("the geodata hold no zones")
            .help("put a snapshot at zones/NAME/YYYY-MM-DD.geojson")),
        [only] => Ok(only.to_owned()),
        _ if names.contains(&ARTICLE) => Ok(ARTICLE.to_owned()),
        _ => Err(
            Error::usage(format!("there are several datasets: {}", names.join(", ")))
                .help(format!("name one, as in --dataset {}", names[0])),
        ),
    }
}

fn request(view: String, dataset: &str, basemap: Option<&Basemap>, args: &RenderArgs) -> Request {
    Request {
        date: args.date,
        view,
        dataset: dataset.to_owned(),
        size: args.picture.look.size,
        scale: args.picture.look.scale.into(),
        lang: args.picture.look.lang.into(),
        projection: args.picture.projection.into(),
        basemap: basemap.map(|basemap| basemap.name().to_owned()),
    }
}

/// Draws the stills, each on a thread of its own.
fn draw(
    requests: &[Request],
    basemap: Option<&Basemap>,
    geodata: &Geodata,
    drawn: &Drawn,
) -> Result<Vec<Still>> {
    let still = |request| match (drawn, basemap) {
        (Drawn::Two(pair), _) => {
            render::comparison(request, geodata, [&pair[0], &pair[1]], basemap)
        }
        (Drawn::One(snapshot), Some(basemap)) => {
            render::still_on(basemap, request, geodata, snapshot)
        }
        (Drawn::One(snapshot), None) => render::still(request, geodata, snapshot),
    };
    std::thread::scope(|scope| {
        let threads: Vec<_> = requests
            .iter()
            .map(|request| scope.spawn(move || still(request)))
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

/// `output/<slug>-<date>-<view>[-dataset][-uk][-web-mercator][-basemap][-WxH][@2x].png`; the date is the
/// one asked for, or the snapshot's own where that is older; of two the later's, where both are.
fn default_path(request: &Request, geodata: &Geodata, drawn: &Drawn) -> PathBuf {
    let snapshots = drawn.snapshots().iter();
    let latest = snapshots.clone().map(|snapshot| snapshot.date).max();
    let date = match latest {
        Some(latest) if snapshots.clone().all(|one| one.older_than_asked) => MapDate::Day(latest),
        _ => request.date,
    };
    let mut name = format!("{}-{date}-{}", geodata.town().slug, request.view);
    if default_dataset(geodata).ok().as_ref() != Some(&request.dataset) {
        name += &format!("-{}", request.dataset.replace(',', "-"));
    }
    if request.lang != Lang::default() {
        name += &format!("-{}", request.lang.tag());
    }
    if request.projection != MapProjection::default() {
        name += &format!("-{}", request.projection.word());
    }
    if request.basemap.is_some() {
        name += "-basemap";
    }
    if request.size != PictureSize::default() {
        name += &format!("-{}", request.size);
    }
    if request.scale != Scale::One {
        name += &format!("@{}x", request.scale.factor());
    }
    Path::new(FOLDER).join(name + ".png")
}

fn summary(path: &Path, still: &Still, drawn: &Drawn) -> String {
    format!(
        "{}  data of {}  {}x{}  {} kB",
        path.display(),
        drawn.days(),
        still.width,
        still.height,
        still.png.len().div_ceil(1000)
    )
}
