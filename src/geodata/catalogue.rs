//! Everything that a folder of geodata says.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::annotation::Annotation;
use super::border::Border;
use super::claim::{Article, Claim, Claims};
use super::context::Context;
use super::country::Country;
use super::dataset::Dataset;
use super::file::Input;
use super::geojson;
use super::ids::Ids;
use super::layers::Layers;
use super::place::Place;
use super::read::Known;
use super::reader::Reader;
use super::region::Region;
use super::snapshot::{Snapshot, choose};
use super::source::Source;
use super::town::Town;
use super::view::View;
use super::vocabulary::{listed, nearest};
use super::zone::Zone;
use crate::date::MapDate;
use crate::error::{Error, Result};

/// The dataset of the zones that an article names.
const ARTICLE: &str = "article";

/// The file of the regions.
pub(super) const REGIONS: &str = "regions.geojson";

/// Everything but the zones, which are read one snapshot at a time.
#[derive(Clone, Debug)]
pub struct Geodata {
    pub(super) layers: Layers,
    pub(super) town: Town,
    pub(super) sources: Vec<Source>,
    pub(super) places: Vec<Place>,
    pub(super) borders: Vec<Border>,
    /// Whether the borders are of a file that the user named, and not the edges of the countries.
    pub(super) border_is_theirs: bool,
    pub(super) countries: Vec<Country>,
    pub(super) regions: Vec<Region>,
    pub(super) context: Vec<Context>,
    pub(super) claims: Claims,
    pub(super) views: Vec<View>,
    pub(super) datasets: Vec<Dataset>,
    /// An editor's own marks, of a file that is no part of the geodata.
    pub(super) annotations: Vec<Annotation>,
    pub(super) inputs: Vec<Input>,
}

impl Geodata {
    /// What the geodata are about.
    pub fn town(&self) -> &Town {
        &self.town
    }

    /// The places by rank, those of one rank by id.
    pub fn places(&self) -> &[Place] {
        &self.places
    }

    /// The place of that id.
    pub fn place(&self, id: &str) -> Option<&Place> {
        self.places.iter().find(|place| place.id == id)
    }

    /// The place of that id, or of that name in either language, however it is capitalised.
    ///
    /// # Errors
    /// Usage (exit 2), with the name that is nearest, where there is no such place.
    pub fn place_named(&self, name: &str) -> Result<&Place> {
        let wanted = name.to_lowercase();
        let is_it = |place: &&Place| {
            let uk = place.name.uk.as_deref().unwrap_or_default();
            place.id == wanted
                || place.name.en.to_lowercase() == wanted
                || uk.to_lowercase() == wanted
        };
        let found: Vec<&Place> = self.places.iter().filter(is_it).collect();
        let named = found.iter().find(|place| place.id == wanted);
        match (named, found.as_slice()) {
            (Some(place), _) | (None, [place]) => Ok(place),
            (None, []) => {
                let names = self.places.iter().map(|place| place.name.en.as_str());
                let help = match nearest(name, names) {
                    Some(near) => format!("did you mean \"{near}\"?"),
                    None => "bakhmut-map list places names those there are".to_owned(),
                };
                Err(Error::usage(format!("there is no place \"{name}\"")).help(help))
            }
            (None, several) => {
                let ids = listed(several.iter().map(|place| place.id.as_str()));
                let what = format!("{} places are called \"{name}\"", several.len());
                Err(Error::usage(what).help(format!("write {ids}")))
            }
        }
    }

    /// The stretches of border, from the north to the south.
    pub fn borders(&self) -> &[Border] {
        &self.borders
    }

    /// Whether the border is one that the user named: the edges of the countries are then not it.
    pub fn border_is_theirs(&self) -> bool {
        self.border_is_theirs
    }

    /// An editor's own marks, in the order of their file; none unless one was named.
    pub fn annotations(&self) -> &[Annotation] {
        &self.annotations
    }

    /// The countries by id.
    pub fn countries(&self) -> &[Country] {
        &self.countries
    }

    /// The regions by id. No map draws them.
    pub fn regions(&self) -> &[Region] {
        &self.regions
    }

    /// The outline of the country or region of that code of ISO 3166.
    pub fn outline(&self, code: &str) -> Option<&Country> {
        let regions = self.regions.iter().map(|region| &region.0);
        let mut all = self.countries.iter().chain(regions);
        all.find(|country| country.iso == code)
    }

    /// The context: areas, the largest first; then lines, from the west to the east.
    pub fn context(&self) -> &[Context] {
        &self.context
    }

    /// The sources, in the order of the file.
    pub fn sources(&self) -> &[Source] {
        &self.sources
    }

    /// The source of that id.
    pub fn source(&self, id: &str) -> Option<&Source> {
        self.sources.iter().find(|source| source.id == id)
    }

    /// The sources of a snapshot and of its zones, in the same order.
    pub fn sources_of(&self, snapshot: &Snapshot) -> impl Iterator<Item = &Source> {
        let zones = snapshot.zones.iter().flat_map(|zone| &zone.sources);
        let ids: BTreeSet<&String> = zones.chain(&snapshot.dataset.sources).collect();
        let sources = self.sources.iter();
        sources.filter(move |source| ids.contains(&source.id))
    }

    /// The views, in the order of the file.
    pub fn views(&self) -> &[View] {
        &self.views
    }

    /// The view of that id.
    ///
    /// # Errors
    /// Usage (exit 2), listing the views there are.
    pub fn view(&self, id: &str) -> Result<&View> {
        let found = self.views.iter().find(|view| view.id == id);
        found.ok_or_else(|| unknown("view", id, self.views.iter().map(|view| &*view.id)))
    }

    /// The article that makes the claims, if there is one.
    pub fn article(&self) -> Option<&Article> {
        self.claims.article.as_ref()
    }

    /// The claims, in the order of the file.
    pub fn claims(&self) -> &[Claim] {
        &self.claims.claims
    }

    /// The claim of that id.
    pub fn claim(&self, id: &str) -> Option<&Claim> {
        self.claims.claims.iter().find(|claim| claim.id == id)
    }

    /// The datasets with the dates of their snapshots, by id.
    pub fn datasets(&self) -> &[Dataset] {
        &self.datasets
    }

    /// The dataset of that id.
    ///
    /// # Errors
    /// Usage (exit 2), listing the datasets there are.
    pub fn dataset(&self, id: &str) -> Result<&Dataset> {
        let found = self.datasets.iter().find(|dataset| dataset.id == id);
        let ids = self.datasets.iter().map(|dataset| &*dataset.id);
        if found.is_none() && id.contains(',') {
            let what = format!("one dataset is taken here, not \"{id}\"");
            return Err(Error::usage(what).help(format!("name one: there is {}", listed(ids))));
        }
        found.ok_or_else(|| unknown("dataset", id, ids))
    }

    /// The dataset that is taken unless another is named: the article's, or the only one there is.
    ///
    /// # Errors
    /// Failed (exit 1) where there is none; usage (exit 2) where there are several, and none of an article.
    pub fn default_dataset(&self) -> Result<&Dataset> {
        let names: Vec<&str> = self.datasets.iter().map(|d| d.id.as_str()).collect();
        let articles = self.datasets.iter().find(|dataset| dataset.id == ARTICLE);
        match (self.datasets.as_slice(), articles) {
            ([], _) => Err(Error::failed("the geodata hold no zones")
                .help("put a snapshot at zones/NAME/YYYY-MM-DD.geojson")),
            ([only], _) => Ok(only),
            (_, Some(articles)) => Ok(articles),
            _ => Err(
                Error::usage(format!("there are several datasets: {}", names.join(", ")))
                    .help(format!("name one, as in --dataset {}", names[0])),
            ),
        }
    }

    /// The files that were read, by name, with their hashes; a snapshot carries its own.
    pub fn inputs(&self) -> &[Input] {
        &self.inputs
    }

    /// A file of that name with its hash, be it one of these or a snapshot; `None` where there is none.
    ///
    /// # Errors
    /// As [`Layers::read`].
    pub fn input_at_hand(&self, name: &str) -> Result<Option<Input>> {
        let file = self.layers.read(name)?;
        Ok(file.map(|file| file.input()))
    }

    /// Those of the files that a map may rest on: all but the regions.
    pub fn inputs_of_maps(&self) -> impl Iterator<Item = &Input> {
        self.inputs.iter().filter(|input| input.name != REGIONS)
    }

    /// Those of a map of such datasets, with a comma between them: of others, what is said of them is no part
    /// of it.
    pub fn inputs_of_map_of(&self, datasets: &str) -> impl Iterator<Item = &Input> {
        let others = self.datasets.iter().map(|dataset| dataset.id.as_str());
        let others = others.filter(|id| datasets.split(',').all(|shown| shown != *id));
        let others: Vec<String> = others.map(Dataset::table_of).collect();
        let inputs = self.inputs_of_maps();
        inputs.filter(move |input| !others.contains(&input.name))
    }

    /// The latest snapshot on or before the last day that `date` may mean.
    ///
    /// # Errors
    /// Usage (exit 2) where there is no such dataset; failed (exit 1), listing the dates there
    /// are, where there is no such snapshot or, if `strict`, only an older one than the span
    /// asked for; data (exit 3) with every fault of the snapshot's file.
    pub fn snapshot(&self, dataset: &str, date: MapDate, strict: bool) -> Result<Snapshot> {
        let dataset = self.dataset(dataset)?;
        let day = choose(dataset, date, strict)?;
        let name = dataset.file_of(day);
        let mut reader = Reader::new(&self.layers);
        let known = Known {
            sources: self.source_ids(),
            places: self.place_ids(),
            day: Some(day),
        };
        let region = geojson::Region::Within(dataset.extent);
        let zones: Option<Vec<Zone>> = reader.features(&name, region, &known)?;
        let (file, input) = reader.finish()?.pop().ok_or_else(|| {
            Error::failed(format!(
                "the snapshot {name} is gone since the program began"
            ))
        })?;
        Ok(Snapshot {
            dataset: dataset.clone(),
            date: day,
            asked: date,
            older_than_asked: !date.contains(day),
            zones: zones.unwrap_or_default(),
            file,
            input,
        })
    }

    /// The day of the snapshot that [`snapshot`](Geodata::snapshot) would read.
    ///
    /// # Errors
    /// As that, but for the file's own faults.
    pub fn snapshot_day(&self, dataset: &str, date: MapDate, strict: bool) -> Result<Date> {
        choose(self.dataset(dataset)?, date, strict)
    }

    pub(super) fn source_ids(&self) -> Ids {
        let known = self.sources.iter().map(|source| source.id.clone());
        self.ids("source", "sources.toml", known)
    }

    pub(super) fn place_ids(&self) -> Ids {
        let known = self.places.iter().map(|place| place.id.clone());
        self.ids("place", "places.geojson", known)
    }

    fn ids(
        &self,
        what: &'static str,
        file: &'static str,
        known: impl Iterator<Item = String>,
    ) -> Ids {
        Ids {
            what,
            file,
            shown: self.layers.shown(file),
            known: Some(known.collect()),
        }
    }
}

/// A word of the command line that names nothing.
fn unknown<'a>(what: &str, id: &str, ids: impl Iterator<Item = &'a str> + Clone) -> Error {
    let begin = ids
        .clone()
        .filter(|known| !id.is_empty() && known.starts_with(id));
    let meant: Vec<&str> = match begin.clone().next() {
        Some(_) => begin.collect(),
        None => nearest(id, ids.clone()).into_iter().collect(),
    };
    let help = match meant.as_slice() {
        [] => format!("there is {}", listed(ids)),
        meant => format!(
            "did you mean {}? There is {}",
            listed(meant.iter().copied()),
            listed(ids)
        ),
    };
    Error::usage(format!("there is no {what} \"{id}\"")).help(help)
}
