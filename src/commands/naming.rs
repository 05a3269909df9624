//! What maps are called, and what is said of each that is written.

use std::path::{Path, PathBuf};

use bakhmut_map::date::MapDate;
use bakhmut_map::geodata::Geodata;
use bakhmut_map::render::{Still, StillFile};
use bakhmut_map::request::{Lang, Layout, MapProjection, Request};
use bakhmut_map::style::BuiltIn;

use super::drawn::{Drawn, default_dataset};
use super::output;
use crate::cli::RenderArgs;

/// Where maps go unless `-o` says otherwise.
pub(super) const FOLDER: &str = "output";
/// Names another file.
pub(super) const OPTION: &str = "-o";

/// `output/<stem>[-square|-tall][-WxH][@2x].png`.
pub(super) fn default_path(
    request: &Request,
    args: &RenderArgs,
    geodata: &Geodata,
    drawn: &Drawn,
) -> PathBuf {
    let layout = Layout::from(args.picture.look.layout);
    let mut name = default_stem(request, geodata, drawn) + layout.mark();
    if request.size != layout.size() {
        name += &format!("-{}", request.size);
    }
    name += &request.scale.mark();
    Path::new(FOLDER).join(name + ".png")
}

/// `<slug>-<date>-<view>[-dataset][-uk][-dark][-web-mercator][-basemap]`; the date is the one asked for, or the
/// snapshot's own where that is older; of two the later's, where both are.
pub(super) fn default_stem(request: &Request, geodata: &Geodata, drawn: &Drawn) -> String {
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
        name += &format!("-{}", request.lang.word().replace('+', "-"));
    }
    if request.theme != BuiltIn::LIGHT.name {
        // Of a file, however it ends.
        let stem = Path::new(&request.theme).file_stem().unwrap_or_default();
        name += &format!("-{}", stem.display());
    }
    if request.projection != MapProjection::default() {
        name += &format!("-{}", request.projection.word());
    }
    if request.basemap.is_some() {
        name += "-basemap";
    }
    name
}

/// The line about a map that is written.
pub(super) fn summary(path: &Path, (still, file): (&Still, &StillFile), drawn: &Drawn) -> String {
    let kilobytes = |bytes: usize| format!("{} kB", bytes.div_ceil(1000));
    let [width, height] = still.size(output::format(path));
    let bytes = file.bytes.len();
    let before = match file.saved {
        0 => String::new(),
        saved => format!(", {} before", kilobytes(bytes + saved)),
    };
    format!(
        "{}  data of {}  {width}x{height}  {}{before}",
        path.display(),
        drawn.days(),
        kilobytes(bytes)
    )
}
