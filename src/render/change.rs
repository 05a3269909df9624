//! The picture of what changed from one time to another.

use super::{Made, Still, finish, inputs, options};
use crate::error::{Error, Result};
use crate::figure::{self, Moment};
use crate::geodata::{Figure, Geodata, Named, View};
use crate::locale::{Lang, Phrases};
use crate::request::Request;
use crate::style::NamedTheme;

/// Draws what changed in the request's view, of whose date nothing is taken: the moments say theirs.
///
/// # Errors
/// Usage where there is no such view, where it is not of control, or where the picture would be too
/// large.
pub fn change(
    request: &Request,
    theme: &NamedTheme,
    geodata: &Geodata,
    moments: [Moment<'_>; 2],
) -> Result<Still> {
    let view = geodata.view(&request.view)?;
    check_change_view(view)?;
    let view = titled(view);
    let options = options(request, theme)?;
    let picture = figure::draw_change(geodata, moments, &view, options)?;
    let [before, after] = moments;
    let made = Made {
        request: request.canonical_change(before.name, after.name),
        creation_time: after.day.map_or(String::new(), |day| day.to_string()),
        snapshot: format!(
            "{} {} {}",
            after.snapshot.dataset.id, before.name, after.name
        ),
        inputs: inputs(moments.map(|moment| moment.snapshot.input.clone()), theme),
    };
    Ok(finish(picture, made, request, geodata))
}

/// The view that a picture of change shows unless another is named: the one called `front`, or else
/// the first that draws zones.
///
/// # Errors
/// Failed where no view draws zones.
pub fn change_view(geodata: &Geodata) -> Result<&View> {
    control_view(geodata).ok_or_else(|| {
        Error::failed("no view draws zones, so that there is no map of what changed")
            .help("leave out --figure, or add a view of figure = \"control\" to views.toml")
    })
}

/// The view called `front`, or else the first that draws zones.
pub(super) fn control_view(geodata: &Geodata) -> Option<&View> {
    const FRONT: &str = "front";
    let views = || geodata.views().iter().filter(|view| draws_zones(view));
    let front = views().find(|view| view.id == FRONT);
    front.or_else(|| views().next())
}

pub(super) fn draws_zones(view: &View) -> bool {
    matches!(view.figure, Figure::Control)
}

/// Refuses a view that draws no zones.
///
/// # Errors
/// Usage.
pub fn check_change_view(view: &View) -> Result<()> {
    if draws_zones(view) {
        return Ok(());
    }
    let id = &view.id;
    let what = format!("the view {id} draws no zones, so that nothing in it changes");
    Err(Error::usage(what).help("name a view of figure = \"control\" with --view"))
}

/// A view under the title of what changed in it.
fn titled(view: &View) -> View {
    let title = |lang, title: &str| Phrases::of(lang).change_title(title);
    View {
        title: Named {
            en: title(Lang::En, &view.title.en),
            uk: view.title.uk.as_ref().map(|uk| title(Lang::Uk, uk)),
        },
        ..view.clone()
    }
}
