//! The picture of a fact-check of a distance to the border.

use super::{Still, still_of};
use crate::error::{Error, Result};
use crate::geodata::{Figure, Geodata, Named, Snapshot, View};
use crate::geodesy::ring;
use crate::locale::Phrases;
use crate::measure::border_by_subject;
use crate::request::{Lang, Request};
use crate::style::NamedTheme;
use crate::units::{LonLat, LonLatBox};

/// Points of the ring by which the picture's bounds are found.
const POINTS: usize = 72;
/// Room around all that is drawn, as a part of its breadth.
const MARGIN: f64 = 0.06;

/// Draws the [`border_view`]. What the request says of its view is not looked at.
///
/// # Errors
/// Failed where no claim is about a distance to the border, or where there is no border; those of
/// [`still`](super::still).
pub fn border_check(
    request: &Request,
    theme: &NamedTheme,
    geodata: &Geodata,
    snapshot: &Snapshot,
) -> Result<Still> {
    let view = border_view(geodata)?;
    still_of(&view, request, theme, geodata, snapshot, None)
}

/// The view of the first claim about a distance to the border: the place, the shortest line to the
/// border and to the stretch along each part of the neighbour, and the ring of the claimed distance.
///
/// # Errors
/// Failed where no claim is about a distance to the border.
pub fn border_view(geodata: &Geodata) -> Result<View> {
    let mut claims = geodata.claims().iter();
    let found = claims.find_map(|claim| Some((claim, claim.border_distance()?)));
    let (claim, length) = found.ok_or_else(|| {
        Error::failed("no claim is about a distance to the border")
            .help("leave out --figure, or add a claim of measure \"border-distance\"")
    })?;
    let id = &claim.subjects[0];
    let place = geodata
        .place(id)
        .ok_or_else(|| Error::failed(format!("claim {}: there is no place {id}", claim.id)))?;
    let ends = border_by_subject(place, geodata.borders());
    let ends = ends.into_iter().map(|(_, distance)| distance.at);
    let drawn = ring(place.position, length.metres(), POINTS)
        .into_iter()
        .chain(ends);
    let title = |lang: Lang, name: &str| Phrases::of(lang).border_title(name);
    Ok(View {
        id: "check".to_owned(),
        figure: Figure::Border {
            place: id.clone(),
            claim: Some(claim.id.clone()),
            stretches: true,
        },
        title: Named {
            en: title(Lang::En, &place.name.en),
            uk: place.name.uk.as_deref().map(|name| title(Lang::Uk, name)),
        },
        bounds: around(drawn).ok_or_else(|| Error::failed("the claimed ring has no bounds"))?,
        places: vec![id.clone()],
        max_rank: Some(2),
        locator: None,
    })
}

/// A box around positions, with room to spare.
fn around(positions: impl Iterator<Item = LonLat>) -> Option<LonLatBox> {
    let mut bounds = [
        f64::INFINITY,
        f64::INFINITY,
        f64::NEG_INFINITY,
        f64::NEG_INFINITY,
    ];
    for at in positions {
        bounds = [
            bounds[0].min(at.lon()),
            bounds[1].min(at.lat()),
            bounds[2].max(at.lon()),
            bounds[3].max(at.lat()),
        ];
    }
    let [west, south, east, north] = bounds;
    let (across, up) = ((east - west) * MARGIN, (north - south) * MARGIN);
    LonLatBox::new([
        (west - across).max(-180.0),
        (south - up).max(-89.0),
        (east + across).min(180.0),
        (north + up).min(89.0),
    ])
}
