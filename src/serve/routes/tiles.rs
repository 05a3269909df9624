//! `/tiles/{dataset}/{date}/{z}/{x}/{y}.png`, and their TileJSON.

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use bytes::Bytes;
use http::HeaderMap;
use http::header::HOST;
use serde::Deserialize;

use super::asked::{Asked, Named, Version, date_of_path, lang, layers, theme, unknown, without};
use crate::archive::tilejson_at;
use crate::date::MapDate;
use crate::error::Error;
use crate::projection::TileCoord;
use crate::serve::app::{App, Key};
use crate::serve::data::{Data, Overlay, Style};
use crate::serve::empty::empty_tile;
use crate::serve::http::{Cached, Entity, JSON, PNG, Problem};

/// What tiles look like.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Look {
    lang: Option<String>,
    theme: Option<String>,
    layers: Option<String>,
    /// The tag that the tiles had when their address was given.
    v: Option<Version>,
}

/// The same of all tiles together.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AllLook {
    lang: Option<String>,
    theme: Option<String>,
    layers: Option<String>,
    scale: Option<String>,
}

fn style(
    (lang_word, theme_name): (Option<&String>, Option<&String>),
    layer_names: Option<&String>,
    is_dense: bool,
) -> Result<Style, Problem> {
    let style = Style::new(lang(lang_word)?, theme(theme_name)?, is_dense);
    Ok(match layer_names {
        Some(names) => style.of_layers(&layers(names)?),
        None => style,
    })
}

/// A tile. An empty one is a clear picture: pages ask for all tiles in view, and take an answer without
/// one for a fault.
pub(super) async fn tile(
    State(app): State<Arc<App>>,
    Named((dataset, date, z, x, y)): Named<(String, String, String, String, String)>,
    Asked(look): Asked<Look>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let y = without(&y, ".png")?;
    let (y, is_dense) = match y.strip_suffix("@2x") {
        Some(y) => (y, true),
        None => (y, false),
    };
    let tile = coordinates([&z, &x, y], app.options.max_zoom)?;
    let words = (look.lang.as_ref(), look.theme.as_ref());
    let style = style(words, look.layers.as_ref(), is_dense)?;
    let data = app.data();
    let overlay = overlay(&app, &data, &dataset, date_of_path(&date)?, style).await?;
    let tag = overlay.tag();
    let entity = Entity {
        cached: Cached::by_version(look.v.as_ref().map(Version::as_tag), &tag),
        tag: format!("{tag}-{}-{}-{}", tile.z(), tile.x(), tile.y()),
        media: PNG,
    };
    if let Some(unchanged) = entity.unchanged(&headers) {
        return Ok(unchanged);
    }
    let side = 256 * style.scale();
    if !overlay.reaches(tile) {
        return Ok(entity.answer(empty_tile(side)));
    }
    let key = Key::Tile(overlay.id, tile);
    let draw = move || {
        let drawn = data.draw(&overlay, tile).map_err(failed)?;
        Ok(drawn.map_or_else(|| empty_tile(side), Bytes::from))
    };
    Ok(entity.answer(app.finished(&key, draw).await?))
}

/// The TileJSON of all tiles of a snapshot.
pub(super) async fn tilejson(
    State(app): State<Arc<App>>,
    Named((dataset, file)): Named<(String, String)>,
    Asked(look): Asked<AllLook>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let date = date_of_path(without(&file, ".json")?)?;
    let is_dense = match look.scale.as_deref() {
        None | Some("1") => false,
        Some("2") => true,
        Some(other) => return Err(unknown("scale", other, &["1", "2"])),
    };
    let words = (look.lang.as_ref(), look.theme.as_ref());
    let style = style(words, look.layers.as_ref(), is_dense)?;
    let data = app.data();
    let day = data.geodata().snapshot_day(&dataset, date, false);
    let day = day.map_err(|error| Problem::of_path(&error))?;
    let overlay = overlay(&app, &data, &dataset, MapDate::Day(day), style).await?;
    let host = headers.get(HOST).and_then(|host| host.to_str().ok());
    let dense = if is_dense { "@2x" } else { "" };
    let names: Vec<&str> = style.layers().into_iter().map(|one| one.name()).collect();
    let template = format!(
        "{}/tiles/{dataset}/{day}/{{z}}/{{x}}/{{y}}{dense}.png?lang={}&theme={}&layers={}&v={}",
        app.base(host),
        style.lang.word().replace('+', "%2B"),
        style.theme().name,
        names.join(","),
        overlay.tag()
    );
    let entity = Entity {
        tag: crate::hash::sha256(&template)[..16].to_owned(),
        media: JSON,
        cached: Cached::Checked,
    };
    if let Some(unchanged) = entity.unchanged(&headers) {
        return Ok(unchanged);
    }
    let describe = move || overlay.metadata(data.geodata()).map_err(failed);
    let metadata = app.pool.run(describe).await??;
    Ok(entity.answer(tilejson_at(&metadata, &template)))
}

/// The overlay of the snapshot that a date means.
async fn overlay(
    app: &App,
    data: &Arc<Data>,
    dataset: &str,
    date: MapDate,
    style: Style,
) -> Result<Arc<Overlay>, Problem> {
    let day = data.geodata().snapshot_day(dataset, date, false);
    let day = day.map_err(|error| Problem::of_path(&error))?;
    if let Some(known) = data.overlays().known(dataset, day, style) {
        return Ok(known);
    }
    let (data, dataset) = (Arc::clone(data), dataset.to_owned());
    let find = move || data.overlay(&dataset, day, style);
    let found = app.pool.run(find).await?;
    found.map_err(|error| Problem::of_path(&error))
}

/// A tile that there is, down to a zoom level.
fn coordinates(numbers: [&str; 3], max_zoom: u8) -> Result<TileCoord, Problem> {
    let number = |text: &str| -> Option<u32> {
        let is_plain = text.bytes().all(|byte| byte.is_ascii_digit())
            && (text == "0" || !text.starts_with('0'));
        text.parse().ok().filter(|_| is_plain)
    };
    let [z, x, y] = numbers.map(number);
    let tile = || TileCoord::new(u8::try_from(z?).ok()?, x?, y?);
    let found = tile().filter(|tile| tile.z() <= max_zoom);
    found.ok_or_else(|| {
        let [z, x, y] = numbers;
        let tamed = crate::error::tame(&format!("there is no tile {z}/{x}/{y}")).into_owned();
        Problem::absent(tamed).help(format!(
            "zoom levels are 0 to {max_zoom}, columns and rows below 2^zoom"
        ))
    })
}

fn failed(error: Error) -> Problem {
    Problem::internal(error.reason())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_tile_is_named_in_one_way() {
        let is_one = |numbers| coordinates(numbers, 14).is_ok();
        assert!(is_one(["0", "0", "0"]) && is_one(["14", "16383", "1"]));
        for numbers in [
            ["15", "0", "0"],
            ["99", "0", "0"],
            ["300", "0", "0"],
            ["1", "2", "0"],
            ["1", "-1", "0"],
            ["1", "+1", "0"],
            ["01", "1", "0"],
            ["1", "", "0"],
            ["1", "1e0", "0"],
            ["1", "99999999999", "0"],
        ] {
            assert!(!is_one(numbers), "{numbers:?}");
        }
    }

    proptest! {
        #[test]
        fn no_name_of_a_tile_panics(z in ".{0,12}", x in ".{0,12}", y in ".{0,12}") {
            let _ = coordinates([&z, &x, &y], 20);
        }
    }
}
