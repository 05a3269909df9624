//! Reading everything but the snapshots.

use super::catalogue::{Geodata, REGIONS};
use super::claim::Claims;
use super::dataset::Dataset;
use super::file::Input;
use super::geojson::Region;
use super::ids::Ids;
use super::layers::Layers;
use super::place::Place;
use super::read::Known;
use super::reader::Reader;
use super::rule;
use super::source::Source;
use super::town::Town;
use super::view::{Nameable, View};
use crate::error::{Error, Result};

impl Geodata {
    /// Reads and checks all files but the snapshots.
    ///
    /// # Errors
    /// Data (exit 3) with every fault of every file; failed (exit 1) where a file cannot be read.
    pub fn open(layers: &Layers) -> Result<Geodata> {
        let mut reader = Reader::new(layers);
        let opened = Opened::read(&mut reader, layers)?;
        let files = reader.finish()?;
        let Some(Opened { mut geodata, .. }) = opened else {
            return Err(Error::failed(
                "there is no geodata.toml in any layer of the geodata",
            ));
        };
        let mut inputs: Vec<Input> = files.into_iter().map(|(_, input)| input).collect();
        inputs.sort_by(|a, b| a.name.cmp(&b.name));
        geodata.inputs = inputs;
        Ok(geodata)
    }
}

/// Everything but the snapshots, as far as it could be read.
#[derive(Debug)]
pub(super) struct Opened {
    /// Empty where a file has faults, which the reader knows.
    pub(super) geodata: Geodata,
    /// What zones are checked against.
    pub(super) known: Known,
}

impl Opened {
    /// Reads all files but the snapshots; `None` where no layer says about which town they are.
    pub(super) fn read(reader: &mut Reader<'_>, layers: &Layers) -> Result<Option<Opened>> {
        let town: Option<Town> = reader.file("geodata.toml", Town::read)?.flatten();
        let Some(town) = town else {
            return Ok(None);
        };
        let (sources, source_ids) = sources(reader, layers)?;
        let known = Known {
            sources: source_ids,
            // No feature but a zone is held against them.
            places: Ids::unknown("place", "places.geojson"),
            day: None,
        };
        let places = places(reader, layers, &town, &known)?;
        let borders = reader.features("borders.geojson", Region::Anywhere, &known)?;
        let countries = reader.features("countries.geojson", Region::Anywhere, &known)?;
        let regions = reader.features(REGIONS, Region::Anywhere, &known)?;
        let context = reader.features("context.geojson", Region::Anywhere, &known)?;

        let place_ids = ids(
            layers,
            "place",
            "places.geojson",
            places.as_deref(),
            |place| &place.id,
        );
        let claims = reader.file("claims.toml", |faults| {
            Claims::read(faults, &place_ids, &known.sources)
        })?;
        let listed = claims.as_ref().map(|claims| claims.claims.as_slice());
        let claim_ids = ids(layers, "claim", "claims.toml", listed, |claim| &claim.id);
        let nameable = Nameable {
            place_ids: &place_ids,
            places: places.as_deref().unwrap_or_default(),
            claim_ids: &claim_ids,
            claims: listed.unwrap_or_default(),
        };
        let views = reader.file("views.toml", |faults| View::read_all(faults, &nameable))?;
        let mut datasets = reader.datasets(town.extent)?;
        for dataset in &mut datasets {
            let name = Dataset::table_of(&dataset.id);
            reader.file(&name, |faults| dataset.describe(faults, &known.sources))?;
        }
        let geodata = Geodata {
            layers: layers.clone(),
            town,
            sources: sources.unwrap_or_default(),
            places: places.unwrap_or_default(),
            borders: borders.unwrap_or_default(),
            border_is_theirs: false,
            countries: countries.unwrap_or_default(),
            regions: regions.unwrap_or_default(),
            context: context.unwrap_or_default(),
            claims: claims.unwrap_or_default(),
            views: views.unwrap_or_default(),
            datasets,
            annotations: Vec::new(),
            inputs: Vec::new(),
        };
        let known = Known {
            places: place_ids,
            ..known
        };
        Ok(Some(Opened { geodata, known }))
    }
}

/// Reads the sources. A file without any that hides another is the one fault: the ids are then as
/// good as unknown, for all that the other named would be faults as well.
fn sources(reader: &mut Reader<'_>, layers: &Layers) -> Result<(Option<Vec<Source>>, Ids)> {
    let name = "sources.toml";
    let sources = reader.file(name, Source::read_all)?;
    let mut known = sources.as_deref();
    if known.is_some_and(<[Source]>::is_empty)
        && let Some(hidden) = layers.below(name)?
    {
        known = None;
        let what = format!("it names no source, and hides {}", hidden.shown());
        let help = "a file takes the place of the one below it, whole: copy what it names, \
                    or remove this one";
        reader.again(name, |faults| {
            faults.add(rule::NO_SOURCES, 0, what).help(help);
        })?;
    }
    let ids = ids(layers, "source", name, known, |source| &source.id);
    Ok((sources, ids))
}

/// Reads the places, and holds the extent against them or them against the extent, whichever of
/// the two is the later word.
fn places(
    reader: &mut Reader<'_>,
    layers: &Layers,
    town: &Town,
    known: &Known,
) -> Result<Option<Vec<Place>>> {
    let name = "places.geojson";
    let (settings, own) = (layers.depth("geodata.toml"), layers.depth(name));
    let region = match settings < own {
        true => Region::Anywhere,
        false => Region::Around(town.extent),
    };
    let places: Option<Vec<Place>> = reader.features(name, region, known)?;
    if let Some(places) = places.as_ref().filter(|_| settings <= own) {
        let shown = layers.shown(name);
        reader.again("geodata.toml", |faults| town.hold(faults, places, &shown))?;
    }
    Ok(places)
}

/// The ids of what a file defines; unknown where the file has faults.
fn ids<T>(
    layers: &Layers,
    what: &'static str,
    file: &'static str,
    all: Option<&[T]>,
    id: impl Fn(&T) -> &String,
) -> Ids {
    Ids {
        what,
        file,
        shown: layers.shown(file),
        known: all.map(|all| all.iter().map(|one| id(one).clone()).collect()),
    }
}
