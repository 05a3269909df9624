//! `/openapi.json`: what all addresses take and answer.

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use http::HeaderMap;
use serde_json::{Value, json};

use crate::geodata::Geodata;
use crate::hash::sha256;
use crate::serve::app::App;
use crate::serve::http::{Cached, Entity, JSON, Problem};

/// The document, but for what differs from server to server.
const DOCUMENT: &str = include_str!("openapi.json");

/// The document of this server, with the names of its datasets and views.
pub(super) async fn openapi(
    State(app): State<Arc<App>>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let document = document(app.data().geodata(), app.options.max_zoom);
    let document = document.map_err(|cause| Problem::internal(cause.to_string()))?;
    let entity = Entity {
        tag: sha256(&document)[..16].to_owned(),
        media: JSON,
        cached: Cached::Checked,
    };
    Ok(entity.respond(&headers, document))
}

fn document(geodata: &Geodata, max_zoom: u8) -> serde_json::Result<String> {
    let mut document: Value = serde_json::from_str(DOCUMENT)?;
    document["info"]["version"] = json!(env!("CARGO_PKG_VERSION"));
    let datasets: Vec<&str> = geodata.datasets().iter().map(|one| &*one.id).collect();
    let views: Vec<&str> = geodata.views().iter().map(|one| &*one.id).collect();
    let schemas = &mut document["components"]["schemas"];
    for (name, words) in [("Dataset", datasets), ("View", views)] {
        if !words.is_empty() {
            schemas[name] = json!({ "enum": words });
        }
    }
    schemas["Zoom"]["maximum"] = json!(max_zoom);
    Ok(format!("{document:#}\n"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geodata::Layers;
    use std::collections::BTreeSet;

    /// A path of the document as the router has it: what differs within a part is one part to it.
    fn routed(path: &str) -> String {
        let part = |part: &str| match part.split_once('}') {
            Some((name, _ending)) if part.starts_with('{') => format!("{name}}}"),
            _ => part.to_owned(),
        };
        let parts: Vec<String> = path.split('/').map(part).collect();
        parts.join("/").replace("/assets/{path}", "/assets/{*path}")
    }

    #[test]
    fn every_address_is_in_the_document_and_the_other_way_round() {
        let document: Value = serde_json::from_str(DOCUMENT).unwrap();
        let paths = document["paths"].as_object().unwrap();
        let told: BTreeSet<String> = paths.keys().map(|path| routed(path)).collect();
        let routes = super::super::ROUTES.iter();
        let there: BTreeSet<String> = routes.map(|route| route.path.to_owned()).collect();
        assert_eq!(told, there);
    }

    #[test]
    fn what_is_referred_to_is_there_and_named_in_its_path() {
        let document: Value = serde_json::from_str(DOCUMENT).unwrap();
        for (path, item) in document["paths"].as_object().unwrap() {
            let parameters = item["get"]["parameters"].as_array();
            let named = parameters.into_iter().flatten().map(|parameter| {
                let at = parameter["$ref"].as_str().unwrap().trim_start_matches('#');
                document.pointer(at).unwrap_or_else(|| panic!("no {at}"))
            });
            let named = named.filter(|parameter| parameter["in"] == "path");
            let named: Vec<&str> = named.map(|one| one["name"].as_str().unwrap()).collect();
            assert_eq!(named.len(), path.matches('{').count(), "{path}");
            for name in named {
                assert!(path.contains(&format!("{{{name}}}")), "{path} {name}");
            }
        }
    }

    #[test]
    fn it_names_what_the_server_has() {
        let geodata = Geodata::open(&Layers::built_in()).unwrap();
        let document: Value = serde_json::from_str(&document(&geodata, 9).unwrap()).unwrap();
        let schemas = &document["components"]["schemas"];
        assert_eq!(schemas["Dataset"]["enum"], json!(["article"]));
        assert_eq!(schemas["Zoom"]["maximum"], 9);
        assert_eq!(document["info"]["version"], env!("CARGO_PKG_VERSION"));
    }
}
