//! What made a picture, and whether the geodata at hand would make it again.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;

use super::{Still, border_check, change, map};
use crate::date::MapDate;
use crate::encode::{Metadata, Provenance, frames, read_animation, read_metadata, read_pixels};
use crate::error::{Error, Result};
use crate::figure::Moment;
use crate::geodata::{Geodata, Input, Snapshot};
use crate::raster::Pixmap;
use crate::report::{Again, AtHand, InspectedInput, Inspection};
use crate::request::{Editing, Recorded, Request};
use crate::style::NamedTheme;

/// The view that a picture beside `check` says it shows.
const CHECK: &str = "check";
/// What a chart of a timeline says of its view begins so.
const TIMELINE: &str = "timeline of ";

/// What a file is to be.
const HELP: &str = "inspect takes PNG files, and the GIF and WebP files of animate, that this program \
                    wrote, whole and unchanged";
/// Why an animation is not drawn again.
const ANIMATED: &str = "an animation is drawn again by `animate` alone";

/// Reads what a PNG, or an animation as GIF or WebP, of this program says of itself, and draws a still again as
/// far as that can be. Any bytes may be given, from a file that is shown as `file`.
///
/// # Errors
/// Data (exit 3) where the bytes are no whole file of these kinds, or one that this program did not write;
/// failed where a file of the geodata can't be read.
pub fn inspect(file: &str, bytes: &[u8], geodata: &Geodata) -> Result<Inspection> {
    let named = |error: Error| Error::unfit(format!("{file}: {error}")).help(HELP);
    let theirs = || {
        let what = format!("{file}: this program did not write it, or what it said is lost");
        Error::unfit(what).help(HELP)
    };
    if let Some(read) = read_animation(bytes) {
        let read = read.map_err(named)?;
        let said = read.provenance.ok_or_else(theirs)?;
        let size = [read.width, read.height];
        let again = Again::Not(ANIMATED.to_owned());
        let inputs = inputs(&said.metadata, None, geodata)?;
        let found = (file, bytes.len(), size, Some(read.frames));
        return Ok(inspection(found, said, inputs, again));
    }
    let pixels = read_pixels(bytes);
    let Some(said) = read_metadata(bytes) else {
        pixels.map_err(named)?;
        return Err(theirs());
    };
    let pixels = pixels.map_err(named)?;
    let frames = frames(bytes);
    let drawn = match frames {
        Some(_) => Err(ANIMATED.to_owned()),
        None => drawn_again(&said.metadata, geodata),
    };
    let inputs = inputs(&said.metadata, drawn.as_ref().ok(), geodata)?;
    let again = match drawn {
        Ok(still) => compared(bytes, (&pixels, &said.metadata), &still)?,
        Err(why) => Again::Not(why),
    };
    let found = (file, bytes.len(), [pixels.width, pixels.height], frames);
    Ok(inspection(found, said, inputs, again))
}

/// What is found of a file: its name, how many bytes and pixels it has, and how many frames.
fn inspection(
    (file, bytes, [width, height], frames): (&str, usize, [u32; 2], Option<u32>),
    Provenance { software, metadata }: Provenance,
    inputs: Vec<InspectedInput>,
    again: Again,
) -> Inspection {
    let recorded = Recorded::read(&metadata.request);
    let language = match (&recorded, metadata.language.is_empty()) {
        // The first of two.
        (Some(asked), true) => asked.lang.split('+').next().unwrap_or_default().to_owned(),
        _ => metadata.language,
    };
    Inspection {
        file: file.to_owned(),
        software,
        width,
        height,
        bytes,
        frames,
        scale: recorded.map(|recorded| recorded.scale),
        title: metadata.title,
        alt_text: metadata.alt_text,
        language,
        rights: metadata.copyright,
        disclaimer: metadata.disclaimer,
        date: metadata.creation_time,
        snapshot: metadata.snapshot,
        request: metadata.request,
        inputs,
        again,
    }
}

/// The inputs that made a picture, and those that would make it now, by name.
fn inputs(
    metadata: &Metadata,
    still: Option<&Still>,
    geodata: &Geodata,
) -> Result<Vec<InspectedInput>> {
    let mut inputs = BTreeMap::new();
    for (name, sha256) in still.iter().flat_map(|still| &still.metadata.inputs) {
        let at_hand = AtHand::New;
        inputs.insert(name.clone(), (sha256.clone(), at_hand));
    }
    let recorded = Recorded::read(&metadata.request);
    let beside = recorded.map_or(Vec::new(), |recorded| beside(&recorded));
    for (name, sha256) in &metadata.inputs {
        let beside = beside.iter().find(|input| input.name == *name);
        let found = match beside {
            Some(input) => Some(input.clone()),
            None => geodata.input_at_hand(name)?,
        };
        let at_hand = match found {
            None => AtHand::Missing,
            Some(found) if found.sha256 == *sha256 => AtHand::Same,
            Some(found) => AtHand::Differs(found.sha256),
        };
        inputs.insert(name.clone(), (sha256.clone(), at_hand));
    }
    let inputs = inputs.into_iter();
    let input = |(name, (sha256, at_hand))| InspectedInput {
        name,
        sha256,
        at_hand,
    };
    Ok(inputs.map(input).collect())
}

/// The files that a request names and that are no part of the geodata, as the current folder has them.
fn beside(recorded: &Recorded) -> Vec<Input> {
    let theme = NamedTheme::find(&recorded.theme).ok();
    let theme = theme.and_then(|theme| theme.input);
    let Editing {
        annotate, fonts, ..
    } = &recorded.editing;
    let named = annotate.iter().chain(fonts);
    theme
        .into_iter()
        .chain(named.filter_map(|name| Geodata::input_beside(name)))
        .collect()
}

/// What the request of a picture gives now, or why it gives nothing.
fn drawn_again(metadata: &Metadata, geodata: &Geodata) -> std::result::Result<Still, String> {
    let unknown = || "its request is of another version of this program".to_owned();
    let recorded = Recorded::read(&metadata.request).ok_or_else(unknown)?;
    if let Some(basemap) = &recorded.basemap {
        return Err(format!(
            "it was drawn on the basemap {basemap}, which is no part of the geodata"
        ));
    }
    if recorded.view.starts_with(TIMELINE) {
        return Err("a chart is drawn again by `timeline --figure` alone".to_owned());
    }
    if let Some(since) = &recorded.since {
        return changed_again(since, &recorded, metadata, geodata);
    }
    let request = recorded.request().ok_or_else(unknown)?;
    if request.canonical() != metadata.request {
        return Err(unknown());
    }
    let drawn = || -> Result<Still> {
        let theme = NamedTheme::find(&request.theme)?.with_fonts(&request.editing.fonts)?;
        let geodata = annotated(&request, geodata)?;
        let datasets = request.dataset.split(',');
        let snapshots = datasets.map(|dataset| geodata.snapshot(dataset, request.date, false));
        let snapshots: Vec<Snapshot> = snapshots.collect::<Result<_>>()?;
        match (&*request.view, &*snapshots) {
            (CHECK, [snapshot]) if geodata.view(CHECK).is_err() => {
                border_check(&request, &theme, &geodata, snapshot)
            }
            _ => map(&request, &theme, &geodata, &snapshots, None),
        }
    };
    drawn().map_err(|error| error.to_string())
}

/// The geodata with the marks of the file that a request names, from the current folder.
fn annotated<'g>(request: &Request, geodata: &'g Geodata) -> Result<Cow<'g, Geodata>> {
    match &request.editing.annotate {
        Some(name) => Ok(Cow::Owned(
            geodata.clone().with_annotations(Path::new(name))?,
        )),
        None => Ok(Cow::Borrowed(geodata)),
    }
}

/// The same of a picture of what changed.
fn changed_again(
    since: &str,
    recorded: &Recorded,
    metadata: &Metadata,
    geodata: &Geodata,
) -> std::result::Result<Still, String> {
    let names = [since, &recorded.date];
    let days = names.map(|name| match name.parse() {
        Ok(MapDate::Day(day)) => Some(day),
        _ => None,
    });
    let [Some(from), Some(to)] = days else {
        return Err(format!(
            "it shows what changed between files, {since} and {}, which are no part of the geodata",
            recorded.date
        ));
    };
    let request: Option<Request> = recorded.request();
    let request = request
        .filter(|request| request.canonical_change(since, &recorded.date) == metadata.request);
    let request = request.ok_or("its request is of another version of this program")?;
    let drawn = || -> Result<Still> {
        let geodata = annotated(&request, geodata)?;
        let of = |day| geodata.snapshot(&request.dataset, MapDate::Day(day), true);
        let snapshots = [of(from)?, of(to)?];
        let moment = |i: usize| Moment {
            snapshot: &snapshots[i],
            day: days[i],
            name: names[i],
        };
        let theme = NamedTheme::find(&request.theme)?.with_fonts(&request.editing.fonts)?;
        change(&request, &theme, &geodata, [moment(0), moment(1)])
    };
    drawn().map_err(|error| error.to_string())
}

/// How a file differs from what is drawn again.
fn compared(
    bytes: &[u8],
    (pixels, metadata): (&Pixmap, &Metadata),
    still: &Still,
) -> Result<Again> {
    let png = still.png()?;
    if png == bytes {
        return Ok(Again::Same);
    }
    let now = read_pixels(&png)?;
    let is_size = (pixels.width, pixels.height) == (now.width, now.height);
    let pairs = pixels
        .rgb
        .as_chunks::<3>()
        .0
        .iter()
        .zip(now.rgb.as_chunks::<3>().0);
    let pixels = is_size.then(|| pairs.filter(|(a, b)| a != b).count());
    // What a file of geodata holds beside what the picture rests on is no part of it.
    let said = |metadata: &Metadata| Metadata {
        inputs: Vec::new(),
        ..metadata.clone()
    };
    let words = said(&still.metadata) != said(metadata);
    Ok(match pixels {
        Some(0) if !words && still.metadata.inputs == metadata.inputs => Again::Recompressed,
        Some(0) if !words => Again::Unaffected,
        pixels => Again::Differs { pixels, words },
    })
}
