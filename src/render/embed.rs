//! What a page needs to show a map: its pictures for every screen, HTML, Markdown, and a sidecar.

use std::path::Path;

use rayon::prelude::*;

use super::{Still, StillFile, map};
use crate::basemap::Basemap;
use crate::encode::{StillFormat, is_software, software};
use crate::error::Result;
use crate::geodata::{Figure, Geodata, Snapshot, View};
use crate::hash::sha256;
use crate::measure::{areas, border_by_subject, distance_to_border, outline_of};
use crate::report::{self, Distance, EmbedPicture, OURS, ViewAreas};
use crate::request::{Layout, Request, Scale};
use crate::style::NamedTheme;

/// The pictures, those of a layout together and the least scale first.
const PICTURES: [(Layout, Scale); 6] = [
    (Layout::Wide, Scale::One),
    (Layout::Wide, Scale::Two),
    (Layout::Square, Scale::One),
    (Layout::Square, Scale::Two),
    (Layout::Tall, Scale::One),
    (Layout::Tall, Scale::Two),
];

/// The endings of what stands beside the pictures.
const PAGES: [&str; 3] = ["html", "md", "json"];

/// The file that outlines of settlements are in.
const OUTLINES: &str = "context.geojson";

/// What a page needs to show a map.
#[derive(Debug)]
pub struct Embed {
    /// The pictures: the file's name, what was asked for, and what was drawn.
    pub stills: Vec<(String, Request, Still, StillFile)>,
    /// What stands beside them: the file's name and its text.
    pub pages: Vec<(String, String)>,
}

/// The names of all files that [`embed`] makes under that stem: the pictures, then what stands beside
/// them.
///
/// ```
/// use bakhmut_map::render::embed_files;
/// let names = embed_files("town");
/// assert_eq!(names[..4], ["town.png", "town@2x.png", "town-square.png", "town-square@2x.png"]);
/// assert_eq!(names[4..6], ["town-tall.png", "town-tall@2x.png"]);
/// assert_eq!(names[6..], ["town.html", "town.md", "town.json"]);
/// ```
pub fn embed_files(stem: &str) -> Vec<String> {
    let pages = PAGES.iter().map(|ending| format!("{stem}.{ending}"));
    pictures(stem).into_iter().chain(pages).collect()
}

fn pictures(stem: &str) -> Vec<String> {
    let name =
        |(layout, scale): (Layout, Scale)| format!("{stem}{}{}.png", layout.mark(), scale.mark());
    PICTURES.map(name).into()
}

/// Whether a text beside pictures, at that path, is one that [`embed`] made. Any bytes may be given.
pub fn is_embed_page(path: &Path, bytes: &[u8]) -> bool {
    if path.extension().is_some_and(|ending| ending == "json") {
        let json = serde_json::from_slice::<serde_json::Value>(bytes);
        return json.is_ok_and(|json| {
            let software = json["software"].as_str().unwrap_or_default();
            is_software(software.as_bytes()) && json["pictures"].is_array()
        });
    }
    bytes.strip_prefix(b"<!-- ").is_some_and(is_software)
}

/// Draws what a page needs to show a view, under names that begin with a stem. Of the request's size and
/// scale nothing is taken. The pictures are made as small as can be if `optimize`.
///
/// # Errors
/// As [`map`].
pub fn embed(
    request: &Request,
    stem: &str,
    theme: &NamedTheme,
    (geodata, snapshots): (&Geodata, &[Snapshot]),
    basemap: Option<&Basemap>,
    optimize: bool,
) -> Result<Embed> {
    let still = |(name, (layout, scale)): (String, (Layout, Scale))| {
        let request = Request {
            size: layout.size(),
            scale,
            ..request.clone()
        };
        let still = map(&request, theme, geodata, snapshots, basemap)?;
        let file = still.finished(StillFormat::Png, optimize)?;
        Ok((name, request, still, file))
    };
    let named: Vec<_> = pictures(stem).into_iter().zip(PICTURES).collect();
    let stills: Vec<_> = named.into_par_iter().map(still).collect::<Result<_>>()?;
    let pages = pages(&stills, stem, geodata, snapshots)?;
    Ok(Embed { stills, pages })
}

/// What stands beside the pictures, of which the first gives the words.
fn pages(
    stills: &[(String, Request, Still, StillFile)],
    stem: &str,
    geodata: &Geodata,
    snapshots: &[Snapshot],
) -> Result<Vec<(String, String)>> {
    let Some((_, request, first, _)) = stills.first() else {
        return Ok(Vec::new());
    };
    let view = geodata.view(&request.view)?;
    let (metadata, credits) = (&first.metadata, &first.credits);
    let pictures = stills.iter().zip(PICTURES);
    let pictures = pictures.map(|((name, _, still, file), (layout, scale))| EmbedPicture {
        file: name.clone(),
        layout,
        scale,
        width: still.width,
        height: still.height,
        bytes: file.bytes.len(),
        sha256: sha256(&file.bytes),
        request: still.metadata.request.clone(),
    });
    let sources = credits.sources.iter();
    let embed = report::Embed {
        software: software(),
        lang: request.lang,
        title: &metadata.title,
        alt_text: &metadata.alt_text,
        disclaimer: metadata.disclaimer.as_deref(),
        as_of: &credits.as_of,
        date: &metadata.creation_time,
        snapshot: metadata.snapshot.as_deref(),
        viewpoint: credits.viewpoint.as_deref(),
        sources: sources.filter_map(|id| geodata.source(id)).collect(),
        basemap: credits.basemap.as_deref(),
        credit: credits.credit.as_deref(),
        pictures: pictures.collect(),
        inputs: &metadata.inputs,
        distances: distances(view, geodata),
        areas: held(view, snapshots),
    };
    let texts = [embed.html(), embed.markdown(), embed.json()];
    let named = PAGES.iter().map(|ending| format!("{stem}.{ending}"));
    Ok(named.zip(texts).collect())
}

/// The distances that a view shows.
fn distances<'g>(
    view: &View,
    geodata: &'g Geodata,
) -> Vec<(&'g crate::geodata::Place, Vec<Distance>)> {
    let Figure::Border {
        place, stretches, ..
    } = &view.figure
    else {
        return Vec::new();
    };
    let measured = geodata.place(place).and_then(|place| {
        let nearest = Distance::Border {
            distance: distance_to_border(place, geodata)?,
            file: OURS.to_owned(),
            outline: outline_of(place, geodata.context()).map(|_| OUTLINES.to_owned()),
        };
        let along = match stretches {
            true => border_by_subject(place, geodata.borders()),
            false => Vec::new(),
        };
        let along = along.into_iter();
        let along = along.map(|(subject, distance)| Distance::Subject(subject, distance));
        Some((place, [nearest].into_iter().chain(along).collect()))
    });
    measured.into_iter().collect()
}

/// How much land of a view is held, where it shows that.
fn held<'v>(view: &'v View, snapshots: &[Snapshot]) -> Vec<ViewAreas<'v>> {
    let shown = match view.figure {
        Figure::Control => snapshots,
        Figure::Border { .. } => &[],
    };
    let measured = shown.iter().filter_map(|snapshot| {
        Some(ViewAreas {
            view,
            dataset: snapshot.dataset.id.clone(),
            day: snapshot.date,
            areas: areas(view.bounds, snapshot)?,
        })
    });
    measured.collect()
}
