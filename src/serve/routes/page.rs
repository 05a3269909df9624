//! `/` and what belongs to it: the viewer, or without it a plain page.

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use http::{HeaderMap, Uri};

use super::asked::Named;
use crate::serve::app::App;
use crate::serve::data::Data;
use crate::serve::http::{Cached, Entity, Problem};
use crate::serve::viewer::{ViewerFile, viewer_file};

/// The viewer's page, or the plain one.
pub(super) async fn index(State(app): State<Arc<App>>, headers: HeaderMap) -> Response {
    if let Some(file) = viewer_file("index.html") {
        return respond(file, Cached::Checked, &headers);
    }
    let page = plain(&app.data());
    let entity = Entity {
        tag: crate::hash::sha256(&page)[..16].to_owned(),
        media: "text/html; charset=utf-8",
        cached: Cached::Checked,
    };
    entity.respond(&headers, page)
}

/// A file of the viewer whose name holds its hash.
pub(super) async fn asset(
    Named(path): Named<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let file = viewer_file(&format!("assets/{path}")).ok_or_else(absent)?;
    Ok(respond(file, Cached::ForGood, &headers))
}

/// Another file of the viewer, beside its page; or nothing.
pub(super) async fn other(address: Uri, headers: HeaderMap) -> Result<Response, Problem> {
    let name = address.path().trim_start_matches('/');
    let file = viewer_file(name).ok_or_else(absent)?;
    Ok(respond(file, Cached::Checked, &headers))
}

fn absent() -> Problem {
    Problem::absent("there is nothing at this address").help("/openapi.json tells what there is")
}

fn respond(file: ViewerFile, cached: Cached, headers: &HeaderMap) -> Response {
    let entity = Entity {
        tag: file.hash,
        media: file.media,
        cached,
    };
    entity.respond(headers, file.bytes)
}

/// A page of links to what there is.
fn plain(data: &Data) -> String {
    let geodata = data.geodata();
    let title = escaped(&geodata.town().title.en);
    let mut rows = Vec::new();
    for dataset in geodata.datasets() {
        let id = &dataset.id;
        rows.push(format!("<h2>{}</h2>\n<ul>", escaped(&dataset.title.en)));
        rows.extend(dataset.dates.iter().rev().map(|day| {
            let views = geodata.views().iter().map(|view| {
                let view = &view.id;
                format!("<a href=\"render/{view}.png?dataset={id}&amp;date={day}\">{view}</a>")
            });
            let views: Vec<String> = views.collect();
            format!(
                "<li>{day}: {}, <a href=\"tiles/{id}/{day}.json\">tiles</a>, \
                 <a href=\"zones/{id}/{day}.geojson\">zones</a></li>",
                views.join(", ")
            )
        }));
        rows.push("</ul>".to_owned());
    }
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>{title}</title>\n\
         <h1>{title}</h1>\n{}\n<p><a href=\"api/check\">what the article says, held against the \
         data</a> · <a href=\"api/dates\">datasets</a> · <a href=\"openapi.json\">all addresses</a> \
         · <a href=\"metrics\">metrics</a></p>\n",
        rows.join("\n")
    )
}

/// A text as it may stand in a page.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
