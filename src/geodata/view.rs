//! Views: named maps, from `views.toml`.

use super::bounds::Subject;
use super::claim::Claim;
use super::faults::Faults;
use super::ids::Ids;
use super::name::Named;
use super::place::Place;
use super::read::tables;
use super::record::Record;
use super::rule;
use super::vocabulary::vocabulary;
use crate::units::LonLatBox;

/// What a view shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Figure {
    /// Who holds what (`figure = "control"`).
    Control,
    /// The way to the nearest border (`figure = "border"`).
    Border {
        /// The id of the place it is measured from.
        place: String,
        /// The id of the claim whose distance is drawn as a ring.
        claim: Option<String>,
        /// Whether the way to each stretch along a part of the neighbour is drawn too.
        stretches: bool,
    },
}

/// A named map.
#[derive(Clone, Debug, PartialEq)]
pub struct View {
    /// The table's name: `town`.
    pub id: String,
    /// What it shows.
    pub figure: Figure,
    /// The map's title.
    pub title: Named,
    /// What must be on the map.
    pub bounds: LonLatBox,
    /// Ids of the story's places, which the map emphasises.
    pub places: Vec<String>,
    /// Places up to this rank are labelled; all where none is given.
    pub max_rank: Option<u8>,
    /// What the locator inset shows, where the view says so.
    pub locator: Option<LonLatBox>,
}

vocabulary! {
    /// The words for figures.
    FigureName {
        /// Who holds what.
        Control = "control",
        /// The way to the border.
        Border = "border",
    }
}

const KEYS: &[&str] = &[
    "figure",
    "title",
    "title:uk",
    "bounds",
    "places",
    "place",
    "claim",
    "stretches",
    "max_rank",
    "locator",
];

/// What a view may name: the ids, and what they are ids of, which is nothing where the file that
/// defines them has faults.
#[derive(Debug)]
pub(super) struct Nameable<'n> {
    pub(super) place_ids: &'n Ids,
    pub(super) places: &'n [Place],
    pub(super) claim_ids: &'n Ids,
    pub(super) claims: &'n [Claim],
}

impl View {
    /// Reads `views.toml`.
    pub(super) fn read_all(faults: &mut Faults<'_>, nameable: &Nameable<'_>) -> Vec<View> {
        tables(faults, KEYS, |record: &mut Record<'_, '_, '_>| {
            let before = record.faults.len();
            let figure = figure(record, nameable);
            let title = record.named("title", "title:uk");
            let bounds = record.bounds("bounds");
            let given = record.has("places");
            let places = if given {
                record.ids("places", nameable.place_ids)
            } else {
                Some(Vec::new())
            };
            let max_rank = if record.has("max_rank") {
                record.rank("max_rank")
            } else {
                None
            };
            let locator = if record.has("locator") {
                record.bounds("locator")
            } else {
                None
            };
            let view = View {
                id: record.id.clone(),
                figure: figure?,
                title: title?,
                bounds: bounds?,
                places: places?,
                max_rank,
                locator,
            };
            if record.faults.len() == before {
                view.hold(record, nameable.places);
            }
            Some(view)
        })
    }

    /// Adds a fault where the bounds do not hold what they must.
    fn hold(&self, record: &mut Record<'_, '_, '_>, places: &[Place]) {
        let find = |id: &String| places.iter().find(|place| place.id == *id);
        let from = match &self.figure {
            Figure::Border { place, .. } => find(place),
            Figure::Control => None,
        };
        let subject = Subject {
            from,
            story: self.places.iter().filter_map(find).collect(),
            all: places,
        };
        record.hold_subject(self.bounds, &subject);
        if let Some(locator) = self.locator {
            record.hold_view(locator, self.bounds);
        }
    }
}

fn figure(record: &mut Record<'_, '_, '_>, nameable: &Nameable<'_>) -> Option<Figure> {
    let name: FigureName = record.word("figure")?;
    if name == FigureName::Border {
        let claim = if record.has("claim") {
            record.reference("claim", nameable.claim_ids)
        } else {
            None
        };
        let place = record.reference("place", nameable.place_ids)?;
        let named = |one: &&Claim| claim.as_ref() == Some(&one.id);
        about(record, &place, nameable.claims.iter().find(named));
        let stretches = record.flag("stretches");
        return Some(Figure::Border {
            place,
            claim,
            stretches,
        });
    }
    for key in ["place", "claim", "stretches"] {
        if record.has(key) {
            let help = "remove it, or write figure = \"border\"";
            record.fault(
                rule::BAD_VIEW,
                key,
                format!("a figure of control has no \"{key}\""),
                help,
            );
        }
    }
    Some(Figure::Control)
}

/// A fault where a claim is not about how far the border is from where the view measures.
fn about(record: &mut Record<'_, '_, '_>, place: &str, claim: Option<&Claim>) {
    let Some(Claim { id, subjects, .. }) = claim else {
        return;
    };
    if claim.is_some_and(|claim| claim.border_distance().is_none()) {
        let what = format!("the claim \"{id}\" is not about a distance to the border");
        let help = "write one of measure \"border-distance\", or none";
        return record.fault(rule::BAD_VIEW, "claim", what, help);
    }
    if !subjects.iter().any(|subject| subject == place) {
        let subject = subjects.join("\", \"");
        let what = format!("the claim \"{id}\" is about \"{subject}\", not about \"{place}\"");
        let help = format!(
            "write place = \"{}\", or a claim about \"{place}\", or none",
            subjects[0]
        );
        record.fault(rule::BAD_VIEW, "claim", what, help);
    }
}
