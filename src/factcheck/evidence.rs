//! The data that claims are held against.

use jiff::civil::Date;

use crate::date::MapDate;
use crate::error::Result;
use crate::geodata::{
    Assertion, Border, Claim, Controller, Dataset, Geodata, Named, Place, Snapshot, Span,
};
use crate::measure::{Front, has_land_of, is_mapped};
use crate::units::Metres;

/// The data that claims are held against, and until when.
#[derive(Clone, Debug)]
pub struct Evidence<'g> {
    /// Places, outlines, countries and sources.
    pub geodata: &'g Geodata,
    /// The border to measure to.
    pub borders: &'g [Border],
    dataset: Option<&'g Dataset>,
    /// Those that the claims need, the earliest first.
    snapshots: Vec<Snapshot>,
    /// The last day of which data are used.
    until: Date,
}

/// What the data lack for a claim to be checked.
#[derive(Clone, Debug, PartialEq)]
pub enum Lack {
    /// No snapshot of that time.
    Snapshot {
        /// The dataset, if there is any.
        dataset: Option<String>,
        /// The time.
        date: MapDate,
    },
    /// The snapshot of that time is later than the last day of which data are used.
    Later {
        /// The snapshot's day.
        day: Date,
        /// The last day.
        until: Date,
    },
    /// No data of the beginning of a year.
    Beginning {
        /// The dataset.
        dataset: String,
        /// Its first day.
        first: Date,
        /// The year.
        date: MapDate,
    },
    /// No zone of a place on a day.
    Zone {
        /// The place's id.
        place: String,
        /// The day.
        day: Date,
    },
    /// No land on that day that the side is assessed to hold, or no edge of it.
    Front {
        /// The day.
        day: Date,
    },
    /// Land beyond what the dataset maps.
    Extent {
        /// The place's id.
        place: String,
        /// The dataset.
        dataset: String,
        /// The day.
        day: Date,
    },
    /// Settlements that the side is assessed to hold, and not what it holds between them; or nothing.
    Land {
        /// The side.
        side: Controller,
        /// The dataset.
        dataset: String,
        /// The day.
        day: Date,
        /// Whether there are settlements.
        settlements: bool,
    },
    /// No border.
    Border,
    /// No outline of a country or region.
    Region {
        /// Its code.
        code: String,
    },
    /// No map shows it.
    Unmapped {
        /// Why not.
        why: Named,
        /// What would settle it.
        needs: Option<Named>,
    },
}

impl<'g> Evidence<'g> {
    /// Reads the snapshots that the claims need: of the dataset, and of no day after `until`.
    ///
    /// # Errors
    /// Data (exit 3) with the faults of a snapshot's file; failed (exit 1) where one cannot be read.
    pub fn gather(
        claims: &[Claim],
        geodata: &'g Geodata,
        borders: &'g [Border],
        dataset: Option<&'g Dataset>,
        until: Date,
    ) -> Result<Evidence<'g>> {
        let mut evidence = Evidence {
            geodata,
            borders,
            dataset,
            snapshots: Vec::new(),
            until,
        };
        let needed = claims
            .iter()
            .flat_map(|claim| evidence.days(&claim.assertion));
        let mut days: Vec<Date> = needed.collect();
        days.sort();
        days.dedup();
        let Some(dataset) = dataset else {
            return Ok(evidence);
        };
        let read = |day| geodata.snapshot(&dataset.id, MapDate::Day(day), false);
        evidence.snapshots = days.into_iter().map(read).collect::<Result<_>>()?;
        Ok(evidence)
    }

    /// The days of which there are data.
    fn dates(&self) -> impl DoubleEndedIterator<Item = Date> + '_ {
        let dates = self.dataset.map(|dataset| dataset.dates.as_slice());
        let dates = dates.unwrap_or_default().iter().copied();
        dates.filter(|day| *day <= self.until)
    }

    /// The days of whose data a claim needs the snapshots.
    fn days(&self, assertion: &Assertion) -> Vec<Date> {
        match assertion {
            Assertion::FrontDistance { date, .. } | Assertion::OpenBearings { date, .. } => {
                self.within(*date).collect()
            }
            Assertion::ControlShare { span, .. } | Assertion::ControlStatus { span, .. } => {
                match span {
                    Span::On(date) => self.within(*date).collect(),
                    Span::Since(_) => self.dates().collect(),
                }
            }
            Assertion::AreaChange { from, to, .. } => {
                let latest = |date: &MapDate| self.within(*date).next_back();
                latest(from).into_iter().chain(latest(to)).collect()
            }
            _ => Vec::new(),
        }
    }

    fn within(&self, date: MapDate) -> impl DoubleEndedIterator<Item = Date> + '_ {
        self.dates().filter(move |day| date.contains(*day))
    }

    /// The snapshots of a time, the earliest first.
    pub(super) fn snapshots(&self, date: MapDate) -> impl DoubleEndedIterator<Item = &Snapshot> {
        self.snapshots.iter().filter(move |s| date.contains(s.date))
    }

    /// The snapshots before a day, and those from it on, the earliest first.
    pub(super) fn since(&self, date: MapDate) -> (&[Snapshot], &[Snapshot]) {
        let first = date.first_day();
        let index = self.snapshots.partition_point(|s| s.date < first);
        self.snapshots.split_at(index)
    }

    /// That a snapshot does not say how much land a side holds, if so.
    pub(super) fn no_land(&self, snapshot: &Snapshot, side: Controller) -> Option<Lack> {
        let lack = || Lack::Land {
            side,
            dataset: snapshot.dataset.id.clone(),
            day: snapshot.date,
            settlements: Front::of(snapshot, side).is_some(),
        };
        (!has_land_of(snapshot, side)).then(lack)
    }

    /// That land around a place lies beyond what the dataset of a snapshot maps, if so.
    pub(super) fn not_mapped(
        &self,
        snapshot: &Snapshot,
        (id, place): (&str, &Place),
        radius: Metres,
    ) -> Option<Lack> {
        let lack = || Lack::Extent {
            place: id.to_owned(),
            dataset: snapshot.dataset.id.clone(),
            day: snapshot.date,
        };
        (!is_mapped(place, radius, snapshot.dataset.extent)).then(lack)
    }

    /// That there is no line of contact to measure to: none at all, or none that is sure to be the
    /// nearest to a place.
    pub(super) fn no_front(&self, front: Option<&Front>, place: &str, day: Date) -> Lack {
        match (front, self.dataset) {
            (Some(front), Some(dataset)) if !front.lines.is_empty() => Lack::Extent {
                place: place.to_owned(),
                dataset: dataset.id.clone(),
                day,
            },
            _ => Lack::Front { day },
        }
    }

    /// That the data begin only after the first month of a year, so that they tell of no more than its
    /// rest.
    pub(super) fn begins_within(&self, date: MapDate) -> Option<Lack> {
        let MapDate::Year(january) = date else {
            return None;
        };
        let dataset = self.dataset?;
        let first = *dataset.dates.first()?;
        let late = first > MapDate::Month(january).last_day() && date.contains(first);
        late.then(|| Lack::Beginning {
            dataset: dataset.id.clone(),
            first,
            date,
        })
    }

    /// That there is no snapshot of a time.
    pub(super) fn no_snapshot(&self, date: MapDate) -> Lack {
        let all = self.dataset.map(|dataset| dataset.dates.as_slice());
        let later = all
            .unwrap_or_default()
            .iter()
            .find(|day| date.contains(**day));
        if let Some(day) = later {
            return Lack::Later {
                day: *day,
                until: self.until,
            };
        }
        let dataset = self.dataset.map(|dataset| dataset.id.clone());
        Lack::Snapshot { dataset, date }
    }

    /// The places that a claim is about.
    pub(super) fn subjects<'c>(&self, claim: &'c Claim) -> Vec<(&'c str, &'g Place)> {
        let places = claim.subjects.iter();
        let known = places.filter_map(|id| Some((id.as_str(), self.geodata.place(id)?)));
        known.collect()
    }
}
