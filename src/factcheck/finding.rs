//! What came of holding a claim against the data.

use jiff::civil::Date;

use super::{Coincidence, Interval, Lack, Verdict};
use crate::geodata::{Claim, PlaceKind, Status};
use crate::measure::{Basis, Said};
use crate::units::{Degrees, LonLat};

/// What a number is a number of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quantity {
    /// Metres.
    Length,
    /// Square metres.
    Area,
    /// A part of a whole, from 0 to 1.
    Share,
    /// How many.
    Count,
    /// Degrees clockwise from north.
    Azimuth,
}

/// What was measured, or looked up.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// Of what.
    pub of: Of,
    /// What it is.
    pub value: Value,
}

/// What a reading is of.
#[derive(Clone, Debug, PartialEq)]
pub enum Of {
    /// A distance from a place's centre, to a point in a direction.
    Centre {
        /// The place's id.
        place: String,
        /// The other end.
        at: LonLat,
        /// The way there.
        azimuth: Degrees,
    },
    /// A distance from anywhere in a place.
    Extent {
        /// The place's id.
        place: String,
    },
    /// A place, on a day where that matters.
    Place {
        /// The place's id.
        place: String,
        /// The day of the data.
        day: Option<Date>,
        /// By what it is told who holds the place, where that is what is read.
        by: Option<Basis>,
    },
    /// The land of a place that may be anybody's: contested, claimed or not known.
    Open {
        /// The place's id.
        place: String,
        /// The day of the data.
        day: Date,
        /// What is said of it; `None` where it is in no zone.
        statuses: Vec<Option<Status>>,
    },
    /// The land around a place, between two days.
    Change {
        /// The place's id.
        place: String,
        /// The day of the earlier data.
        from: Date,
        /// The day of the later data.
        to: Date,
    },
    /// A place, seen from the middle of a country or region.
    Within {
        /// The place's id.
        place: String,
        /// The code of the country or region.
        code: String,
        /// Whether it lies in that.
        lies: Verdict,
    },
    /// The line of contact, seen from a place.
    Front {
        /// The place's id.
        place: String,
        /// The day of the data.
        day: Date,
    },
    /// When it came to be so, with what was measured on the last day on which it may be so, where that
    /// is a number.
    Onset {
        /// The place's id.
        place: String,
        /// The day of the last data before, in which it is surely not so, if there are any.
        not_yet: Option<Date>,
        /// The day of the last data between, in which it may be so or not, if there are any.
        perhaps: Option<Date>,
        /// The day of the first data in which it surely is.
        first: Date,
        /// The very day, where the place's zone gives it.
        by_zone: Option<Date>,
        /// Whether that is in the claimed time.
        in_time: Verdict,
    },
    /// What a source says.
    Source,
}

/// What a reading is.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A number, and what it may be.
    Number {
        /// The number.
        value: f64,
        /// What it is a number of.
        quantity: Quantity,
        /// What it may be, by the accuracies of the data.
        interval: Interval,
    },
    /// A kind of place.
    Kind(PlaceKind),
    /// Who holds what, and how well that is known: all that is said of a place; `None` where some of it
    /// is in no zone.
    Control(Vec<Option<Said>>),
    /// Nothing but what it is of.
    Told,
}

/// What came of holding a claim against the data.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding<'c> {
    /// The claim.
    pub claim: &'c Claim,
    /// What the data say of it.
    pub verdict: Verdict,
    /// What the claim allows, where it gives a number.
    pub allowed: Option<(Interval, Quantity)>,
    /// What was measured, the headline first.
    pub readings: Vec<Reading>,
    /// What the data lack.
    pub lack: Option<Lack>,
    /// What else would come near the claim.
    pub coincidences: Vec<Coincidence>,
    /// Ids of the sources of the data.
    pub sources: Vec<String>,
}

impl<'c> Finding<'c> {
    /// A claim that nothing has been said of yet.
    pub(super) fn new(claim: &'c Claim) -> Finding<'c> {
        Finding {
            claim,
            verdict: Verdict::NotCheckable,
            allowed: None,
            readings: Vec::new(),
            lack: None,
            coincidences: Vec::new(),
            sources: Vec::new(),
        }
    }

    /// A claim that the data do not reach.
    pub(super) fn lacking(claim: &'c Claim, lack: Lack) -> Finding<'c> {
        Finding {
            lack: Some(lack),
            ..Finding::new(claim)
        }
    }

    /// Adds a number.
    pub(super) fn read(&mut self, of: Of, value: f64, quantity: Quantity, interval: Interval) {
        let value = Value::Number {
            value,
            quantity,
            interval,
        };
        self.readings.push(Reading { of, value });
    }

    /// Adds sources that are not there yet.
    pub(super) fn add_sources(&mut self, sources: &[String]) {
        for source in sources {
            if !self.sources.contains(source) {
                self.sources.push(source.clone());
            }
        }
    }
}
