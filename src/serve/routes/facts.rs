//! `/api/check`, `/api/measure` and `/api/diff`: what the commands of these names print as JSON.

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use bytes::Bytes;
use http::HeaderMap;
use jiff::civil::Date;
use serde::Deserialize;

use super::asked::{Asked, date, lang};
use crate::date::MapDate;
use crate::error::Error;
use crate::geodata::{Geodata, Place, Snapshot};
use crate::hash::sha256;
use crate::measure::HeldChange;
use crate::report::{
    Changes, Distance, OURS, Report, change_geojson, distance_json, swapped_warning,
};
use crate::serve::app::{App, Key};
use crate::serve::data::Data;
use crate::serve::http::{Cached, Entity, GEOJSON, JSON, Problem};
use crate::units::LonLat;

/// What may be asked of a check.
#[derive(Clone, Debug, Hash, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CheckQuery {
    date: Option<String>,
    dataset: Option<String>,
    lang: Option<String>,
}

/// What may be asked of a measurement.
#[derive(Clone, Debug, Hash, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MeasureQuery {
    lonlat: String,
    date: Option<String>,
    dataset: Option<String>,
}

/// What may be asked of a change.
#[derive(Clone, Debug, Hash, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DiffQuery {
    from: String,
    to: String,
    dataset: Option<String>,
}

/// The article's claims, held against the data.
pub(super) async fn check(
    State(app): State<Arc<App>>,
    Asked(query): Asked<CheckQuery>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let (until, lang) = (date(query.date.as_ref())?, lang(query.lang.as_ref())?);
    let asked = format!("check {query:?}");
    answer(&app, &headers, JSON, asked, move |data| {
        let geodata = data.geodata();
        if geodata.claims().is_empty() {
            return Err(Problem::absent("the geodata make no claims"));
        }
        let dataset = match &query.dataset {
            Some(name) => Some(geodata.dataset(name).map_err(refused)?),
            None if geodata.datasets().is_empty() => None,
            None => Some(geodata.default_dataset().map_err(refused)?),
        };
        let until = until.or(geodata.article().map(|article| article.date));
        let until = until.map_or(Date::MAX, MapDate::last_day);
        let borders = [(OURS.to_owned(), geodata.borders())];
        let report = Report::gather(geodata, dataset, until, &borders, lang);
        Ok(report.map_err(refused)?.json())
    })
    .await
}

/// The distances from a position, and who holds it.
pub(super) async fn measure(
    State(app): State<Arc<App>>,
    Asked(query): Asked<MeasureQuery>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let day = date(query.date.as_ref())?;
    let from = Place::at(position(&query.lonlat)?);
    let asked = format!("measure {query:?}");
    answer(&app, &headers, JSON, asked, move |data| {
        let day = day.unwrap_or(MapDate::Day(Date::MAX));
        measured(&from, day, query.dataset.as_deref(), data)
    })
    .await
}

fn measured(
    from: &Place,
    day: MapDate,
    dataset: Option<&str>,
    data: &Data,
) -> Result<String, Problem> {
    let geodata = data.geodata();
    let border = (OURS.to_owned(), geodata.borders());
    let found = Distance::to_border(from, None, border, true);
    let mut found = found.ok_or_else(|| Problem::absent("the geodata hold no border"))?;
    if dataset.is_some() || !geodata.datasets().is_empty() {
        let snapshot = snapshot(dataset, day, data)?;
        let earlier = |day| data.snapshot(&snapshot.dataset.id, MapDate::Day(day));
        let more = Distance::to_front_and_holder((from, false), &snapshot, geodata, earlier);
        found.extend(more.map_err(refused)?);
    }
    let warning = swapped_warning(from.position, geodata);
    Ok(distance_json(
        &from.name.en,
        from.position,
        &found,
        warning.as_deref(),
    ))
}

/// What changed from one date to another.
pub(super) async fn diff(
    State(app): State<Arc<App>>,
    Asked(query): Asked<DiffQuery>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let dates = dates(&query)?;
    let asked = format!("diff {query:?}");
    answer(&app, &headers, JSON, asked, move |data| {
        let [before, after] = pair(&query, dates, data)?;
        let was = (before.date.to_string(), before.zones.as_slice());
        let is = (after.date.to_string(), after.zones.as_slice());
        let changes = Changes::between(was, is, Some(after.dataset.extent));
        Ok(changes.map_err(refused)?.json())
    })
    .await
}

/// The land that was gained and lost from one date to another.
pub(super) async fn change(
    State(app): State<Arc<App>>,
    Asked(query): Asked<DiffQuery>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let dates = dates(&query)?;
    let asked = format!("change {query:?}");
    answer(&app, &headers, GEOJSON, asked, move |data| {
        let [before, after] = pair(&query, dates, data)?;
        let extent = after.dataset.extent;
        let change = HeldChange::between(&before.zones, &after.zones, extent);
        let text = change_geojson(&change, extent);
        text.ok_or_else(|| Problem::internal("the dataset maps no land"))
    })
    .await
}

fn dates(query: &DiffQuery) -> Result<[MapDate; 2], Problem> {
    let read = |text: &String| text.parse().map_err(Problem::bad);
    Ok([read(&query.from)?, read(&query.to)?])
}

fn pair(
    query: &DiffQuery,
    dates: [MapDate; 2],
    data: &Data,
) -> Result<[Arc<Snapshot>; 2], Problem> {
    let [from, to] = dates.map(|date| snapshot(query.dataset.as_deref(), date, data));
    Ok([from?, to?])
}

/// The snapshot of a dataset, or of that which is taken unless another is named.
fn snapshot(name: Option<&str>, date: MapDate, data: &Data) -> Result<Arc<Snapshot>, Problem> {
    let geodata: &Geodata = data.geodata();
    let dataset = name.map_or_else(|| geodata.default_dataset(), |name| geodata.dataset(name));
    let dataset = dataset.map_err(refused)?;
    data.snapshot(&dataset.id, date).map_err(refused)
}

/// What is worked out, or is kept from before, of the geodata there are.
async fn answer(
    app: &App,
    headers: &HeaderMap,
    media: &'static str,
    asked: String,
    work: impl FnOnce(&Data) -> Result<String, Problem> + Send + 'static,
) -> Result<Response, Problem> {
    let data = app.data();
    let tag = sha256(format!("{} {asked}", data.hash()))[..16].to_owned();
    let entity = Entity {
        tag: tag.clone(),
        media,
        cached: Cached::Checked,
    };
    // As commands end what they print.
    let make = move || work(&data).map(|text| Bytes::from(text + "\n"));
    let bytes = app.finished(&Key::Tagged(tag), make).await?;
    Ok(entity.respond(headers, bytes))
}

fn position(text: &str) -> Result<LonLat, Problem> {
    let numbers = text.split_once(',');
    let read = |text: &str| text.trim().parse::<f64>().ok();
    let found = numbers.and_then(|(lon, lat)| LonLat::new(read(lon)?, read(lat)?));
    found.ok_or_else(|| {
        Problem::bad("lonlat is no position")
            .help("write longitude and latitude in degrees, as 38.0294,48.5550")
    })
}

/// What is asked for is not there, or cannot be worked out.
fn refused(error: Error) -> Problem {
    Problem::of_path(&error)
}
