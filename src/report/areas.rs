//! What was measured of a view's land, as lines, Markdown or JSON (`docs/measure.schema.json`).

use jiff::civil::Date;
use serde_json::{Value as Json, json};

use super::PHRASES;
use super::quantity::quantity;
use crate::factcheck::{Interval, Quantity};
use crate::geodata::{View, Vocabulary};
use crate::locale::uncapitalised;
use crate::measure::{Areas, BoundedArea, MeasuredArea};
use crate::units::SquareMetres;

/// The land of a view by the snapshot of a day.
#[derive(Clone, Debug)]
pub struct ViewAreas<'v> {
    /// The view.
    pub view: &'v View,
    /// The dataset that the snapshot is of.
    pub dataset: String,
    /// The snapshot's day.
    pub day: Date,
    /// What was measured.
    pub areas: Areas,
}

impl ViewAreas<'_> {
    /// A line for each thing that is said of the land.
    pub fn lines(&self) -> Vec<String> {
        let mut lines = vec![format!(
            "{} on {}: {} mapped",
            self.view.id,
            self.day,
            sure(self.areas.mapped)
        )];
        let rows = self.rows().into_iter();
        lines.extend(rows.map(|(what, area)| format!("  {}: {area}", uncapitalised(&what))));
        lines
    }

    /// A table of GitHub's Markdown.
    pub fn markdown(&self) -> String {
        let (view, day) = (&self.view.id, self.day);
        let mut lines = vec![
            format!("| Land of the view {view} on {day} | Area |"),
            "|---|---|".to_owned(),
        ];
        let mapped = ("Mapped".to_owned(), sure(self.areas.mapped));
        let rows = self.rows().into_iter().chain([mapped]);
        lines.extend(rows.map(|(what, area)| format!("| {what} | {area} |")));
        lines.join("\n")
    }

    /// JSON; areas are not rounded.
    pub fn json(&self) -> String {
        format!("{:#}", self.value())
    }

    /// The same as a value, to stand in another report.
    pub(super) fn value(&self) -> Json {
        let areas = &self.areas;
        let held = areas.held.iter().map(|held| {
            let mut object = bounded(held.area);
            object["controller"] = json!(held.controller.word());
            object["status"] = json!(held.status.word());
            object
        });
        let b = self.view.bounds;
        json!({
            "view": self.view.id,
            "bounds": [b.west(), b.south(), b.east(), b.north()],
            "dataset": self.dataset,
            "date": self.day.to_string(),
            "mapped_m2": areas.mapped.get(),
            "not_mapped_m2": areas.not_mapped.get(),
            "areas": held.collect::<Vec<_>>(),
            "no_zone": bounded(areas.no_zone),
        })
    }

    /// What is said of the land, and how much it is.
    fn rows(&self) -> Vec<(String, String)> {
        let areas = &self.areas;
        let held = areas.held.iter().map(|held| {
            let what = PHRASES().zone(held.status, held.controller);
            (what.to_owned(), both_bounded(held.area))
        });
        let mut rows: Vec<(String, String)> = held.collect();
        if areas.no_zone.high.get() > 0.0 {
            rows.push((
                format!("In no zone ({})", uncapitalised(PHRASES().open_land())),
                both_bounded(areas.no_zone),
            ));
        }
        if areas.not_mapped.get() > 0.0 {
            rows.push((PHRASES().not_mapped().to_owned(), sure(areas.not_mapped)));
        }
        rows
    }
}

pub(super) fn measured(area: MeasuredArea) -> Json {
    json!({ "area_m2": area.value.get(), "error_m2": area.error.get() })
}

fn bounded(area: BoundedArea) -> Json {
    let [value, low, high] = [area.value, area.low, area.high].map(SquareMetres::get);
    json!({
        "area_m2": value,
        "error_m2": (value - low).max(high - value),
        "area_low_m2": low,
        "area_high_m2": high,
    })
}

/// An area that is known, in both units.
pub(super) fn sure(value: SquareMetres) -> String {
    both_bounded(BoundedArea {
        value,
        low: value,
        high: value,
    })
}

/// An area in both units.
pub(super) fn both(area: MeasuredArea) -> String {
    let (value, error) = (area.value.get(), area.error.get());
    both_bounded(BoundedArea {
        value: area.value,
        low: SquareMetres::new((value - error).max(0.0)),
        high: SquareMetres::new(value + error),
    })
}

fn both_bounded(area: BoundedArea) -> String {
    let interval = Interval::new(area.low.get(), area.high.get());
    quantity(PHRASES(), area.value.get(), Quantity::Area, interval, None)
}
