//! Whether a box in degrees holds what it is about: a map of nothing would be drawn without a word.

use super::place::Place;
use super::record::Record;
use super::rule;
use crate::units::LonLatBox;

/// The places that a view is about.
#[derive(Debug)]
pub(super) struct Subject<'p> {
    /// Where a border figure measures from.
    pub(super) from: Option<&'p Place>,
    /// Those of the story.
    pub(super) story: Vec<&'p Place>,
    /// All there are.
    pub(super) all: &'p [Place],
}

impl Record<'_, '_, '_> {
    /// A fault where the bounds hold none of the places that the view is about.
    pub(super) fn hold_subject(&mut self, bounds: LonLatBox, subject: &Subject<'_>) {
        let view = &self.id;
        let outside = |place: &&Place| !bounds.contains(place.position);
        if let Some(from) = subject.from.filter(outside) {
            let what = format!(
                "\"{}\", from where the view \"{view}\" measures, lies outside its \"bounds\"",
                from.id
            );
            return self.empty(bounds, &[from], what);
        }
        let all: Vec<&Place> = subject.all.iter().collect();
        if !subject.story.is_empty() && subject.story.iter().all(outside) {
            let what = format!("none of the view \"{view}\"'s places lies in its \"bounds\"");
            self.empty(bounds, &subject.story, what);
        // A view may be of open land, but hardly where two numbers changed places.
        } else if all.iter().all(outside) && has_any(bounds.swapped(), &all) {
            let what = format!("no place at all lies in the \"bounds\" of the view \"{view}\"");
            self.empty(bounds, &all, what);
        }
    }

    fn empty(&mut self, bounds: LonLatBox, wanted: &[&Place], what: String) {
        let help = match bounds
            .swapped()
            .filter(|other| has_any(Some(*other), wanted))
        {
            Some(other) => did_you_mean(other),
            None => {
                let around = |place: &&Place| format!(" {}, {}", place.id, place.position);
                let around: String = wanted.first().map(around).unwrap_or_default();
                format!("write bounds around{around}: [west, south, east, north] in degrees")
            }
        };
        self.fault(rule::BAD_BOUNDS, "bounds", what, help);
    }

    /// A fault where a locator does not hold the view whose place in the world it shows.
    pub(super) fn hold_view(&mut self, locator: LonLatBox, bounds: LonLatBox) {
        let centre = bounds.centre();
        if locator.contains(centre) {
            return;
        }
        let what = format!(
            "the \"locator\" of the view \"{}\" does not hold the centre of its \"bounds\", {centre}",
            self.id
        );
        let help = match locator.swapped().filter(|other| other.contains(centre)) {
            Some(other) => did_you_mean(other),
            None => "write [west, south, east, north] of a larger area around it".to_owned(),
        };
        self.fault(rule::BAD_BOUNDS, "locator", what, help);
    }
}

/// Whether a box holds one of the places.
pub(super) fn has_any(bounds: Option<LonLatBox>, places: &[&Place]) -> bool {
    bounds.is_some_and(|bounds| places.iter().any(|place| bounds.contains(place.position)))
}

/// What to write where two numbers have changed places.
pub(super) fn did_you_mean(bounds: LonLatBox) -> String {
    format!("longitude comes first: did you mean {bounds}?")
}
