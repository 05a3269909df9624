//! JSON; nothing is rounded.

use serde_json::{Value as Json, json};

use super::super::areas::measured;
use super::super::source_value;
use super::Compared;
use crate::geodata::{Controller, Snapshot, Status, Vocabulary};
use crate::measure::{Apart, FrontDistance, Gap, LineApart, PlaceSaid, SaidPair, ToldPart};
use crate::units::{LonLat, Metres};

impl Compared<'_> {
    /// What each says, as one object. Of what is told in pairs, the first is of the first dataset.
    pub fn json(&self) -> String {
        let found = &self.found;
        let b = found.within;
        let report = json!({
            "datasets": self.snapshots.map(|snapshot| self.dataset(snapshot)),
            "view": self.view,
            "bounds": [b.west(), b.south(), b.east(), b.north()],
            "mapped_m2": found.mapped.get(),
            "russian_held": {
                "both": measured(found.both),
                "only": found.only.map(measured),
            },
            "said": found.pairs.iter().map(pair).collect::<Vec<_>>(),
            "lines_of_contact": found.apart.as_ref().map(lines),
            "places": found.places.iter().map(place).collect::<Vec<_>>(),
        });
        format!("{report:#}")
    }

    fn dataset(&self, snapshot: &Snapshot) -> Json {
        let sources = self.geodata.sources_of(snapshot);
        let sources = sources.map(|source| source_value(source, json!(source.attribution.en)));
        json!({
            "id": snapshot.dataset.id,
            "title": snapshot.dataset.title.en,
            "date": snapshot.date.to_string(),
            "older_than_asked": snapshot.older_than_asked,
            "note": snapshot.dataset.note.as_ref().map(|note| &note.en),
            "sources": sources.collect::<Vec<_>>(),
        })
    }
}

/// Who controls land, and how well that is known; nothing where there is no zone.
fn said(said: Option<(Controller, Status)>) -> Json {
    said.map_or(
        Json::Null,
        |(controller, status)| json!({ "controller": controller.word(), "status": status.word() }),
    )
}

fn pair(pair: &SaidPair) -> Json {
    let mut object = measured(pair.area);
    object["by"] = json!(pair.said.map(said));
    object
}

fn lines(apart: &Apart) -> Json {
    json!({
        "mean_m": apart.mean.get(),
        "greatest": gap(&apart.greatest),
        "along": [along(&apart.along[0]), along(&apart.along[1])],
        "step_m": apart.step.get(),
        "part_within_accuracy": apart.within_accuracy,
        "part_from_which_nearer_may_not_be_mapped": apart.beyond,
    })
}

fn along(line: &LineApart) -> Json {
    json!({
        "length_m": line.length.get(),
        "mean_m": line.mean.get(),
        "greatest": gap(&line.greatest),
        "accuracy_m": line.accuracy.get(),
    })
}

fn gap(gap: &Gap) -> Json {
    json!({
        "distance_m": gap.distance.get(),
        "from": at(gap.from),
        "to": at(gap.to),
        "azimuth_deg": gap.azimuth.get(),
        "at_most": gap.at_most,
    })
}

fn at(at: LonLat) -> Json {
    json!([at.lon(), at.lat()])
}

fn place(place: &PlaceSaid<'_>) -> Json {
    let parts = |parts: &Vec<ToldPart>| -> Vec<Json> {
        let part = |part: &ToldPart| json!({ "said": said(part.said), "part": part.part });
        parts.iter().map(part).collect()
    };
    let ways = [&place.front[0], &place.front[1]].map(|one| one.as_ref().map(front));
    json!({
        "id": place.place.id,
        "name": place.place.name.en,
        "of": if place.is_whole { "outline" } else { "centre" },
        "said": [parts(&place.said[0]), parts(&place.said[1])],
        "russian_held": place.held(),
        "differs": place.differs(),
        "line_of_contact": ways,
        "difference_m": place.front_difference().map(Metres::get),
    })
}

fn front(front: &FrontDistance) -> Json {
    json!({
        "distance_m": front.distance.value().get(),
        "error_m": front.distance.error().get(),
        "azimuth_deg": front.azimuth.get(),
        "at": at(front.at),
        "inside": front.behind,
    })
}
