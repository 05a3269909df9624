//! The window through which the map shows the world, and what its projection does to it.

use super::stage::Stage;
use crate::error::{Error, Result};
use crate::geodata::View;
use crate::projection::{Projection, Viewport, WEB_MERCATOR_LAT};
use crate::request::MapProjection;
use crate::scene::Rect;

/// Where lengths differ by less than this part over the map, its scale bar holds all over.
const EVEN: f64 = 0.02;

/// The largest window on a view in a frame of pixels.
///
/// # Errors
/// Usage where the view reaches farther than the projection does.
pub(super) fn fit(view: &View, projection: MapProjection, frame: Rect) -> Result<Viewport> {
    let bounds = view.bounds;
    match projection {
        MapProjection::ForView => Ok(Viewport::fit(bounds, frame)),
        MapProjection::WebMercator => {
            let farthest = bounds.north().max(-bounds.south());
            if farthest > WEB_MERCATOR_LAT {
                let what = format!(
                    "the view {} reaches to {farthest}° of latitude, and Web Mercator only to \
                     {WEB_MERCATOR_LAT:.4}°",
                    view.id
                );
                return Err(Error::usage(what).help("leave out --projection web-mercator"));
            }
            Ok(Viewport::fit_in(Projection::WebMercator, bounds, frame))
        }
    }
}

/// The name of the map's projection, if that is not one made for the view.
pub(super) fn projection(stage: &Stage<'_>) -> Option<&'static str> {
    let grid = stage.viewport.pixel_grid();
    grid.map(|_| stage.phrases.web_mercator())
}

/// What the reader must know of the scale bar where lengths are drawn longer in one part of the map
/// than in another.
pub(super) fn scale_note(stage: &Stage<'_>) -> Option<String> {
    stage.viewport.pixel_grid()?;
    let uneven = stage.viewport.unevenness();
    (uneven > EVEN).then(|| stage.phrases.scale_note(uneven))
}
