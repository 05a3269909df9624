//! `/api/dates`: what there is to be seen.

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use http::HeaderMap;
use serde_json::{Value, json};

use crate::geodata::{Dataset, Figure, Geodata, Named, Source, View};
use crate::report::source_value;
use crate::request::{Lang, Layer};
use crate::serve::app::App;
use crate::serve::http::{Cached, Entity, JSON};
use crate::style::BuiltIn;
use crate::units::LonLatBox;

/// The datasets with their dates and sources, the views, and the words that requests take.
pub(super) async fn dates(State(app): State<Arc<App>>, headers: HeaderMap) -> Response {
    let data = app.data();
    let entity = Entity {
        tag: data.hash()[..16].to_owned(),
        media: JSON,
        cached: Cached::Checked,
    };
    if let Some(unchanged) = entity.unchanged(&headers) {
        return unchanged;
    }
    let geodata = data.geodata();
    let town = geodata.town();
    let of = |dataset| self::dataset(dataset, geodata);
    let datasets: Vec<Value> = geodata.datasets().iter().map(of).collect();
    let archives = app.archives.names().map(|name| format!("/archives/{name}"));
    let all = json!({
        "hash": data.hash(),
        "town": { "slug": town.slug, "title": named(&town.title), "extent": sides(town.extent) },
        "default_dataset": geodata.default_dataset().ok().map(|dataset| &dataset.id),
        "datasets": datasets,
        "sources": geodata.sources().iter().map(source).collect::<Vec<_>>(),
        "views": geodata.views().iter().map(view).collect::<Vec<_>>(),
        "langs": Lang::ALL.map(Lang::word),
        "themes": BuiltIn::ALL.map(|theme| theme.name),
        "layers": Layer::ALL.map(Layer::name),
        "max_zoom": app.options.max_zoom,
        "archives": archives.collect::<Vec<_>>(),
    });
    entity.answer(format!("{all:#}\n"))
}

fn dataset(dataset: &Dataset, geodata: &Geodata) -> Value {
    let sources = dataset.sources.iter().filter_map(|id| geodata.source(id));
    let dates: Vec<String> = dataset.dates.iter().map(ToString::to_string).collect();
    json!({
        "id": dataset.id,
        "title": named(&dataset.title),
        "note": dataset.note.as_ref().map(named),
        "schematic": dataset.schematic,
        "extent": sides(dataset.extent),
        "dates": dates,
        "sources": sources.map(source).collect::<Vec<_>>(),
    })
}

fn source(source: &Source) -> Value {
    source_value(source, named(&source.attribution))
}

fn view(view: &View) -> Value {
    let figure = match view.figure {
        Figure::Control => "control",
        Figure::Border { .. } => "border",
    };
    json!({
        "id": view.id,
        "figure": figure,
        "title": named(&view.title),
        "bounds": sides(view.bounds),
    })
}

fn named(name: &Named) -> Value {
    json!({ "en": name.en, "uk": name.uk })
}

/// West, south, east and north, in degrees.
fn sides(of: LonLatBox) -> Value {
    json!([of.west(), of.south(), of.east(), of.north()])
}
