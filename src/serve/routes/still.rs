//! `/render/{view}.png`: a still, of the same bytes as the command line's.

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use bytes::Bytes;
use http::HeaderMap;
use serde::Deserialize;

use super::asked::{Asked, Named, Version, date, lang, theme, unknown, without};
use crate::date::MapDate;
use crate::encode::StillFormat;
use crate::error::{Error, Kind};
use crate::geodata::{Geodata, Snapshot};
use crate::render;
use crate::request::{Editing, Layout, MapProjection, PictureSize, Request, Scale};
use crate::serve::app::{App, Key};
use crate::serve::data::Data;
use crate::serve::http::{Cached, Entity, PNG, Problem};
use crate::style::{BuiltIn, NamedTheme};

/// What may be asked of a still: the options of `render`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Query {
    date: Option<String>,
    dataset: Option<String>,
    lang: Option<String>,
    theme: Option<String>,
    layout: Option<String>,
    size: Option<String>,
    scale: Option<String>,
    projection: Option<String>,
    v: Option<Version>,
}

/// The still.
pub(super) async fn still(
    State(app): State<Arc<App>>,
    Named(file): Named<String>,
    Asked(query): Asked<Query>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let view = without(&file, ".png")?;
    let data = app.data();
    let geodata = data.geodata();
    geodata
        .view(view)
        .map_err(|error| Problem::of_path(&error))?;
    let theme = theme(query.theme.as_ref())?;
    let datasets = datasets(query.dataset.as_deref(), geodata)?;
    let date = date(query.date.as_ref())?;
    let date = date.map_or_else(|| latest(geodata, &datasets[0]), Ok)?;
    let request = Request {
        date,
        view: view.to_owned(),
        dataset: datasets.join(","),
        size: size(query.layout.as_deref(), query.size.as_deref())?,
        scale: scale(query.scale.as_deref())?,
        lang: lang(query.lang.as_ref())?,
        theme: theme.name.to_owned(),
        projection: projection(query.projection.as_deref())?,
        basemap: None,
        editing: Editing::default(),
    };
    check_pixels(&request, app.options.limits.pixels)?;
    let tag = tag(&data, &datasets, &request)?;
    let entity = Entity {
        cached: Cached::by_version(query.v.as_ref().map(Version::as_tag), &tag),
        tag: tag.clone(),
        media: PNG,
    };
    if let Some(unchanged) = entity.unchanged(&headers) {
        return Ok(unchanged);
    }
    let draw = move || draw(&data, &datasets, &request, theme);
    Ok(entity.answer(app.finished(&Key::Tagged(tag), draw).await?))
}

/// The datasets that are asked for: one, or two that are held against each other.
fn datasets(asked: Option<&str>, geodata: &Geodata) -> Result<Vec<String>, Problem> {
    let absent = |error: Error| Problem::of_path(&error);
    let Some(asked) = asked else {
        let dataset = geodata.default_dataset().map_err(absent)?;
        return Ok(vec![dataset.id.clone()]);
    };
    let names = asked.split(',').map(|name| geodata.dataset(name));
    let names = names.map(|found| found.map(|dataset| dataset.id.clone()).map_err(absent));
    let names: Vec<String> = names.collect::<Result<_, _>>()?;
    match names.as_slice() {
        [first, second] if first == second => {
            Err(Problem::bad(format!("{first} is compared with itself")))
        }
        [_] | [_, _] => Ok(names),
        _ => Err(Problem::bad("more than two datasets are named")),
    }
}

/// The day of a dataset's last snapshot.
fn latest(geodata: &Geodata, dataset: &str) -> Result<MapDate, Problem> {
    let found = geodata.dataset(dataset).map(|dataset| dataset.dates.last());
    let day = found.map_err(|error| Problem::of_path(&error))?;
    let day = day.ok_or_else(|| Problem::absent("the dataset has no snapshot"))?;
    Ok(MapDate::Day(*day))
}

fn size(layout: Option<&str>, size: Option<&str>) -> Result<PictureSize, Problem> {
    let known = [Layout::Wide, Layout::Square, Layout::Tall].map(Layout::word);
    let layout = layout.map(|word| Layout::of(word).ok_or_else(|| unknown("layout", word, &known)));
    let layout = layout.transpose()?.unwrap_or_default();
    size.map_or(Ok(layout.size()), |text| text.parse().map_err(Problem::bad))
}

fn scale(word: Option<&str>) -> Result<Scale, Problem> {
    let Some(word) = word else {
        return Ok(Scale::One);
    };
    let scale = word.parse().ok().and_then(Scale::of);
    scale.ok_or_else(|| unknown("scale", word, &["1", "2", "3"]))
}

fn projection(word: Option<&str>) -> Result<MapProjection, Problem> {
    let known = [MapProjection::ForView, MapProjection::WebMercator].map(MapProjection::word);
    word.map_or(Ok(MapProjection::ForView), |word| {
        MapProjection::of(word).ok_or_else(|| unknown("projection", word, &known))
    })
}

fn check_pixels(request: &Request, most: u64) -> Result<(), Problem> {
    let side = |pixels: u16| u64::from(pixels) * u64::from(request.scale.factor());
    let pixels = side(request.size.width()) * side(request.size.height());
    if pixels <= most {
        return Ok(());
    }
    let (factor, size) = (request.scale.factor(), request.size);
    let detail = format!("{size} at scale {factor} would have {pixels} pixels");
    Err(Problem::bad(detail).help(format!("ask for at most {most}: a smaller size or scale")))
}

/// What the still is known by.
fn tag(data: &Data, datasets: &[String], request: &Request) -> Result<String, Problem> {
    let geodata = data.geodata();
    let mut files = Vec::new();
    for name in datasets {
        let day = geodata.snapshot_day(name, request.date, false);
        let day = day.map_err(|error| Problem::of_path(&error))?;
        let dataset = geodata
            .dataset(name)
            .map_err(|error| Problem::of_query(&error))?;
        files.push(dataset.file_of(day));
    }
    Ok(data.made_of(&files, &request.canonical()))
}

fn draw(
    data: &Data,
    datasets: &[String],
    request: &Request,
    theme: BuiltIn,
) -> Result<Bytes, Problem> {
    // Before it is drawn, all that may be asked is known to be there but what the figure needs.
    let failed = |error: Error| match error.kind() {
        Kind::Usage => Problem::of_query(&error),
        Kind::Failed | Kind::Data => Problem::internal(error.reason()),
    };
    let snapshots = datasets
        .iter()
        .map(|name| data.snapshot(name, request.date));
    let snapshots: Vec<Arc<Snapshot>> = snapshots.collect::<Result<_, _>>().map_err(failed)?;
    let snapshots: Vec<Snapshot> = snapshots.iter().map(|one| (**one).clone()).collect();
    let theme = NamedTheme::built_in(theme);
    let still = render::map(request, &theme, data.geodata(), &snapshots, None).map_err(failed)?;
    let file = still.finished(StillFormat::Png, false).map_err(failed)?;
    Ok(file.bytes.into())
}
