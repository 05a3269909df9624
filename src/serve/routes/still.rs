//! `/render/{view}.png`: a still, of the same bytes as the command line's.

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use bytes::Bytes;
use http::HeaderMap;

use super::asked::{Asked, Named, without};
use super::picture::{Picture, Query};
use crate::date::MapDate;
use crate::encode::StillFormat;
use crate::error::Result as Done;
use crate::figure::Moment;
use crate::geodata::Snapshot;
use crate::render::{self, Still};
use crate::serve::app::{App, Key};
use crate::serve::data::Data;
use crate::serve::http::{Cached, Entity, PNG, Problem};
use crate::style::NamedTheme;

/// The still.
pub(super) async fn still(
    State(app): State<Arc<App>>,
    Named(file): Named<String>,
    Asked(query): Asked<Query>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let view = without(&file, ".png")?;
    let (data, most) = (app.data(), app.options.limits.pixels);
    let picture = Picture::of(view, &query, data.geodata(), most)?;
    let tag = tag(&data, &picture)?;
    let entity = Entity {
        cached: Cached::by_version(query.version(), &tag),
        tag: tag.clone(),
        media: PNG,
    };
    if let Some(unchanged) = entity.unchanged(&headers) {
        return Ok(unchanged);
    }
    let draw = move || drawn(&data, &picture).map_err(|error| Problem::of_query(&error));
    Ok(entity.answer(app.finished(&Key::Tagged(tag), draw).await?))
}

/// What the still is known by.
fn tag(data: &Data, picture: &Picture) -> Result<String, Problem> {
    let file = |(name, day): &(String, _)| {
        let dataset = data.geodata().dataset(name);
        dataset.map(|dataset| dataset.file_of(*day))
    };
    let files = picture.snapshots.iter().map(file).collect::<Done<Vec<_>>>();
    let files = files.map_err(|error| Problem::of_path(&error))?;
    Ok(data.made_of(&files, &picture.canonical()))
}

/// The still's file.
fn drawn(data: &Data, picture: &Picture) -> Done<Bytes> {
    let snapshots = picture.snapshots.iter();
    let snapshots = snapshots.map(|(name, day)| data.snapshot(name, MapDate::Day(*day)));
    let snapshots: Vec<Arc<Snapshot>> = snapshots.collect::<Done<_>>()?;
    let file = still_of(data, picture, &snapshots)?.finished(StillFormat::Png, false)?;
    Ok(file.bytes.into())
}

fn still_of(data: &Data, picture: &Picture, snapshots: &[Arc<Snapshot>]) -> Done<Still> {
    let (request, geodata) = (&picture.request, data.geodata());
    let theme = NamedTheme::built_in(picture.theme);
    match snapshots {
        [before, after] if picture.is_change => {
            let names = [before, after].map(|snapshot| snapshot.date.to_string());
            let moment = |snapshot, name| Moment {
                snapshot,
                day: Some(snapshot.date),
                name,
            };
            let moments = [moment(before, &names[0]), moment(after, &names[1])];
            render::change(request, &theme, geodata, moments)
        }
        _ => {
            let snapshots: Vec<Snapshot> = snapshots.iter().map(|one| (**one).clone()).collect();
            render::map(request, &theme, geodata, &snapshots, None)
        }
    }
}
