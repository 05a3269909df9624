//! Zones: who holds what, by the snapshot of a day.

use std::cmp::Ordering;

use geo::MultiPolygon;
use jiff::civil::Date;

use super::name::Named;
use super::read::{FromFeature, Known};
use super::record::Record;
use super::rule;
use super::vocabulary::vocabulary;
use crate::units::Metres;

vocabulary! {
    /// How well control is known.
    pub Status {
        /// Independently verifiable control.
        Assessed = "assessed",
        /// Operated or attacked there, without controlling.
        Advance = "advance",
        /// Said by sources, neither confirmed nor disproved.
        Claimed = "claimed",
        /// Held by neither side, or the sources disagree.
        Contested = "contested",
        /// Not known.
        Unknown = "unknown",
    }
}

vocabulary! {
    /// Who controls a zone, by ISO 3166-1 alpha-2.
    pub Controller {
        /// Russia.
        Russia = "RU",
        /// Ukraine.
        Ukraine = "UA",
        /// Nobody, or nobody for certain.
        Nobody = "none",
    }
}

vocabulary! {
    /// What a zone is the outline of.
    pub ZoneKind {
        /// A named settlement.
        Settlement = "settlement",
        /// The land between settlements.
        Area = "area",
    }
}

/// A zone of one snapshot.
#[derive(Clone, Debug, PartialEq)]
pub struct Zone {
    /// The feature's id, the same from snapshot to snapshot.
    pub id: String,
    /// Its name.
    pub name: Named,
    /// What it is the outline of.
    pub kind: ZoneKind,
    /// The id of the place whose outline it is, or is a part of; `None` for an area.
    pub place: Option<String>,
    /// Who controls it.
    pub controller: Controller,
    /// How well that is known.
    pub status: Status,
    /// Since which day, where that is known; never after the snapshot's date.
    pub since: Option<Date>,
    /// Ids of sources.
    pub sources: Vec<String>,
    /// How far its outline may be from the truth.
    pub accuracy: Metres,
    /// What a reader of the data should know.
    pub note: Option<String>,
    /// Its outline in degrees, x = lon, y = lat: exteriors counter-clockwise, holes clockwise.
    pub shape: MultiPolygon<f64>,
}

impl Controller {
    /// Who controls land of a status, where that tells it apart: contested land is nobody's, and so is
    /// that of which nothing is known.
    pub(crate) fn told_apart(self, status: Status) -> Controller {
        match status {
            Status::Contested | Status::Unknown => Controller::Nobody,
            Status::Assessed | Status::Advance | Status::Claimed => self,
        }
    }
}

impl Zone {
    /// Where it lies in what the map draws, from below: areas below settlements, what is sure below
    /// what is not.
    pub(crate) fn layer(&self) -> (bool, Status) {
        (self.kind == ZoneKind::Settlement, self.status)
    }
}

impl FromFeature for Zone {
    const KEYS: &'static [&'static str] = &[
        "name",
        "name:uk",
        "kind",
        "controller",
        "status",
        "since",
        "accuracy_m",
        "sources",
        "note",
    ];

    fn read(record: &mut Record<'_, '_, '_>, known: &Known) -> Option<Zone> {
        let name = record.named("name", "name:uk");
        let kind = record.word("kind");
        let place = match kind {
            Some(ZoneKind::Settlement) => record.place_of_settlement(&known.places),
            _ => None,
        };
        let controller = record.word("controller");
        let status = record.word("status");
        let since = record.day_if("since");
        if let (Some(since), Some(day)) = (since, known.day.filter(|day| since > Some(*day))) {
            let what = format!("\"since\" is {since}, after the snapshot's own date, {day}");
            record.fault(
                rule::SINCE_AFTER_SNAPSHOT,
                "since",
                what,
                "correct it, or move the zone to a later snapshot",
            );
        }
        if (status, controller) == (Some(Status::Claimed), Some(Controller::Nobody)) {
            let help = "write who is said to control it, \"RU\" or \"UA\"; what both sides claim \
                        has the status \"contested\"";
            let what = "what is \"claimed\" has a controller, not \"none\"";
            record.fault(rule::CLAIMED_BY_NOBODY, "controller", what, help);
        }
        let accuracy = record.accuracy();
        let sources = record.sources(&known.sources);
        let note = record.note();
        let shape = record.areas();
        Some(Zone {
            id: record.id.clone(),
            name: name?,
            kind: kind?,
            place,
            controller: controller?,
            status: status?,
            since,
            sources: sources?,
            accuracy: accuracy?,
            note,
            shape: shape?,
        })
    }

    fn order(&self, other: &Zone) -> Ordering {
        self.id.cmp(&other.id)
    }
}
