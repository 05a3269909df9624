//! Reading everything but the snapshots.

use super::catalogue::Geodata;
use super::claim::Claims;
use super::file::Input;
use super::geojson::Region;
use super::ids::Ids;
use super::layers::Layers;
use super::place::Place;
use super::read::Known;
use super::reader::Reader;
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
        let town: Option<Town> = reader.file("geodata.toml", Town::read)?.flatten();
        let Some(town) = town else {
            reader.finish()?;
            return Err(Error::failed(
                "there is no geodata.toml in any layer of the geodata",
            ));
        };
        let sources = reader.file("sources.toml", Source::read_all)?;
        let source_ids = ids("source", "sources.toml", sources.as_deref(), |source| {
            &source.id
        });
        let known = Known {
            sources: source_ids,
            // No feature but a zone is held against them.
            places: Ids::unknown("place", "places.geojson"),
            day: None,
        };
        let places = reader.features("places.geojson", Region::Around(town.extent), &known)?;
        let borders = reader.features("borders.geojson", Region::Anywhere, &known)?;
        let countries = reader.features("countries.geojson", Region::Anywhere, &known)?;
        let context = reader.features("context.geojson", Region::Anywhere, &known)?;

        let place_ids = ids(
            "place",
            "places.geojson",
            places.as_deref(),
            |place: &Place| &place.id,
        );
        let claims = reader.file("claims.toml", |faults| Claims::read(faults, &place_ids))?;
        let listed = claims.as_ref().map(|claims| claims.claims.as_slice());
        let claim_ids = ids("claim", "claims.toml", listed, |claim| &claim.id);
        let nameable = Nameable {
            place_ids: &place_ids,
            places: places.as_deref().unwrap_or_default(),
            claim_ids: &claim_ids,
            claims: listed.unwrap_or_default(),
        };
        let views = reader.file("views.toml", |faults| View::read_all(faults, &nameable))?;
        let mut datasets = reader.datasets(town.extent)?;
        for dataset in &mut datasets {
            let name = format!("zones/{}/dataset.toml", dataset.id);
            reader.file(&name, |faults| dataset.describe(faults, &known.sources))?;
        }
        let mut inputs: Vec<Input> = reader
            .finish()?
            .into_iter()
            .map(|(_, input)| input)
            .collect();
        inputs.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(Geodata {
            layers: layers.clone(),
            town,
            sources: sources.unwrap_or_default(),
            places: places.unwrap_or_default(),
            borders: borders.unwrap_or_default(),
            countries: countries.unwrap_or_default(),
            context: context.unwrap_or_default(),
            claims: claims.unwrap_or_default(),
            views: views.unwrap_or_default(),
            datasets,
            inputs,
        })
    }
}

/// The ids of what a file defines; unknown where the file has faults.
fn ids<T>(
    what: &'static str,
    file: &'static str,
    all: Option<&[T]>,
    id: impl Fn(&T) -> &String,
) -> Ids {
    let known = all.map(|all| all.iter().map(|one| id(one).clone()).collect());
    Ids { what, file, known }
}
