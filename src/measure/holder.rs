//! Who holds a position, and since when.

use std::sync::Arc;

use geo::{Intersects, Point};
use jiff::civil::Date;

use super::areas::Said;
use crate::error::Result;
use crate::geodata::{Snapshot, Zone};
use crate::units::LonLat;

/// Who holds a position on the day of a snapshot, and since which.
#[derive(Clone, Debug, PartialEq)]
pub struct Holder {
    /// The zone that tells, which a map draws on top there; `None` where no zone lies.
    pub zone: Option<Zone>,
    /// The first day of the snapshots that say so one after the other up to this one.
    pub first: Date,
    /// The day of the last snapshot that says something else; `None` where the first of all says so.
    pub not_yet: Option<Date>,
}

impl Holder {
    /// Who holds a position by a snapshot; `earlier` reads those of its dataset of other days.
    ///
    /// # Errors
    /// Those of reading one.
    pub fn of(
        at: LonLat,
        snapshot: &Snapshot,
        mut earlier: impl FnMut(Date) -> Result<Arc<Snapshot>>,
    ) -> Result<Holder> {
        let zone = zone_at(at, snapshot);
        let mut holder = Holder {
            zone: zone.cloned(),
            first: snapshot.date,
            not_yet: None,
        };
        let days = snapshot.dataset.dates.iter().rev();
        for day in days.filter(|day| **day < snapshot.date) {
            if zone_at(at, &*earlier(*day)?).map(said) != zone.map(said) {
                holder.not_yet = Some(*day);
                break;
            }
            holder.first = *day;
        }
        Ok(holder)
    }

    /// Who controls it, and how well that is known; `None` where no zone lies.
    pub fn said(&self) -> Option<Said> {
        self.zone.as_ref().map(said)
    }
}

fn said(zone: &Zone) -> Said {
    (zone.controller.told_apart(zone.status), zone.status)
}

/// The zone that a map draws on top where a position is.
fn zone_at(at: LonLat, snapshot: &Snapshot) -> Option<&Zone> {
    let point = Point::new(at.lon(), at.lat());
    let there = snapshot.zones.iter();
    let there = there.filter(|zone| zone.shape.intersects(&point));
    there.max_by_key(|zone| zone.layer())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::MapDate;
    use crate::geodata::{Controller, Geodata, Layers, Status};

    fn holder(lon: f64, lat: f64, date: &str) -> Holder {
        let geodata = Geodata::open(&Layers::built_in()).unwrap();
        let read = |date| geodata.snapshot("article", date, false);
        let snapshot = read(date.parse().unwrap()).unwrap();
        let at = LonLat::new(lon, lat).unwrap();
        Holder::of(at, &snapshot, |day| Ok(Arc::new(read(MapDate::Day(day))?))).unwrap()
    }

    /// Bakhmut was taken between the snapshots of 27 February and 21 May 2023.
    #[test]
    fn it_is_held_since_the_first_snapshot_that_says_so() {
        let bakhmut = holder(38.0008, 48.5947, "2025-01");
        assert_eq!(bakhmut.said(), Some((Controller::Russia, Status::Assessed)));
        assert_eq!(bakhmut.first.to_string(), "2023-05-21");
        assert_eq!(bakhmut.not_yet.unwrap().to_string(), "2023-02-27");
        let zone = bakhmut.zone.unwrap();
        assert_eq!(
            zone.place.as_deref(),
            Some("bakhmut"),
            "a town lies over an area"
        );
    }

    #[test]
    fn what_was_so_from_the_first_snapshot_on_has_no_day_before() {
        let first = holder(38.0008, 48.5947, "2022-10");
        assert_eq!(
            (first.first.to_string().as_str(), first.not_yet),
            ("2022-10-15", None)
        );
        let nobody = holder(37.45, 48.9, "2025-01");
        assert_eq!((nobody.said(), nobody.not_yet), (None, None));
        assert_eq!(nobody.first.to_string(), "2022-10-15");
    }
}
