//! The picture of what two sources say.

use super::change::{control_view, draws_zones};
use super::{Made, Still, finish, inputs, options, still_of};
use crate::basemap::Basemap;
use crate::error::{Error, Result};
use crate::figure::{self, Backdrops};
use crate::geodata::{Geodata, Named, Snapshot, View};
use crate::locale::{Lang, Phrases};
use crate::measure::common;
use crate::request::Request;
use crate::style::NamedTheme;

/// Draws what two snapshots say of the request's view, on a basemap if there is one. The request's
/// dataset is that of both, with a comma between them. A view that draws no zones is the same by both.
///
/// # Errors
/// As [`still`](super::still) and [`still_on`](super::still_on); failed where there is no land that both
/// datasets map.
pub fn comparison(
    request: &Request,
    theme: &NamedTheme,
    geodata: &Geodata,
    snapshots: [&Snapshot; 2],
    basemap: Option<&Basemap>,
) -> Result<Still> {
    let view = geodata.view(&request.view)?;
    let [first, second] = snapshots;
    if !draws_zones(view) {
        return still_of(view, request, theme, geodata, first, basemap);
    }
    let cut = cut_to_common(snapshots.map(Snapshot::clone))?;
    let mut options = options(request, theme)?;
    options.basemap = basemap.map(|basemap| basemap as &dyn Backdrops);
    let picture = figure::draw_comparison(geodata, [&cut[0], &cut[1]], &titled(view), options)?;
    let [one, other] =
        snapshots.map(|snapshot| format!("{} {}", snapshot.dataset.id, snapshot.date));
    let made = Made {
        request: request.canonical(),
        creation_time: first.date.max(second.date).to_string(),
        snapshot: format!("{one}, {other}"),
        inputs: inputs(snapshots.map(|snapshot| snapshot.input.clone()), theme),
    };
    Ok(finish(picture, made, request, geodata))
}

/// Two snapshots cut to what both their datasets map.
///
/// # Errors
/// Failed where there is no such land.
pub(super) fn cut_to_common(snapshots: [Snapshot; 2]) -> Result<[Snapshot; 2]> {
    let [a, b] = snapshots.each_ref().map(|snapshot| &snapshot.dataset);
    let extent = common(a.extent, snapshots.each_ref()).ok_or_else(|| {
        let what = format!("there is no land that both {} and {} map", a.id, b.id);
        let help = format!(
            "draw each alone: {} maps {}, {} {}",
            a.id, a.extent, b.id, b.extent
        );
        Error::failed(what).help(help)
    })?;
    Ok(snapshots.map(|mut snapshot| {
        snapshot.dataset.extent = extent;
        snapshot
    }))
}

/// The view that a picture of two sources shows unless another is named: the one called `front`, or else
/// the first that draws zones.
///
/// # Errors
/// Failed where no view draws zones.
pub fn comparison_view(geodata: &Geodata) -> Result<&View> {
    control_view(geodata).ok_or_else(|| {
        Error::failed("no view draws zones, so that there is no map of what two datasets say")
            .help("leave out --figure, or add a view of figure = \"control\" to views.toml")
    })
}

/// Refuses a view that draws no zones.
///
/// # Errors
/// Usage.
pub fn check_comparison_view(view: &View) -> Result<()> {
    if draws_zones(view) {
        return Ok(());
    }
    let id = &view.id;
    let what = format!("the view {id} draws no zones, so that two datasets do not differ in it");
    Err(Error::usage(what).help("name a view of figure = \"control\" with --view"))
}

/// A view under the title of what two sources say of it.
pub(super) fn titled(view: &View) -> View {
    let title = |lang, title: &str| Phrases::of(lang).comparison_title(title);
    View {
        title: Named {
            en: title(Lang::En, &view.title.en),
            uk: view.title.uk.as_ref().map(|uk| title(Lang::Uk, uk)),
        },
        ..view.clone()
    }
}
