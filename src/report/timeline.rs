//! Who held how much of some land, day by day, as a table, JSON or CSV.

use comfy_table::presets::UTF8_HORIZONTAL_ONLY;
use comfy_table::{CellAlignment, ContentArrangement, Table};
use jiff::civil::Date;
use serde_json::{Value as Json, json};

use super::{PHRASES, said_words};
use crate::geodata::{Place, View};
use crate::measure::{DayHeld, HeldPart, Timeline, days_in};
use crate::units::LonLatBox;

/// Of what the timeline is.
#[derive(Clone, Copy, Debug)]
pub enum TimelineOf<'g> {
    /// A place.
    Place(&'g Place),
    /// A view.
    View(&'g View),
    /// A box.
    Box(LonLatBox),
}

/// A timeline with what it is of.
#[derive(Clone, Debug)]
pub struct TimelineReport<'g> {
    /// The land.
    pub of: TimelineOf<'g>,
    /// The dataset.
    pub dataset: &'g str,
    /// What was measured.
    pub timeline: &'g Timeline,
}

impl TimelineReport<'_> {
    /// A table as wide as so many characters, and below it when the land changed and of which days there
    /// are no data.
    pub fn table(&self, width: u16) -> String {
        let said = self.timeline.drawn();
        let mut table = Table::new();
        let header = said.iter().map(|said| PHRASES().held_as(*said));
        table
            .load_style(UTF8_HORIZONTAL_ONLY)
            .set_content_arrangement(ContentArrangement::Dynamic)
            .set_width(width)
            .set_header(["Day".to_owned()].into_iter().chain(header));
        for held in self.timeline.days() {
            let cells = said.iter().map(|said| cell(held.part(*said), held));
            table.add_row([held.day.to_string()].into_iter().chain(cells));
        }
        for column in table.column_iter_mut().skip(1) {
            column.set_cell_alignment(CellAlignment::Right);
        }
        let lines = table.lines().map(|line| line.trim_end().to_owned());
        let lines: Vec<String> = lines.collect();
        let mut parts = vec![self.heading(), lines.join("\n")];
        parts.extend(self.remarks());
        parts.join("\n\n").replace('\u{a0}', " ")
    }

    /// A line for each day and each thing that is said on any of them, under a line of names: shares from
    /// 0 to 1, areas in square metres. Days without data have no line.
    pub fn csv(&self) -> String {
        let names = "date,controller,status,share,share_low,share_high,area_m2,area_low_m2,area_high_m2,\
                     mapped_m2,measured_by";
        let mut lines = vec![names.to_owned()];
        for held in self.timeline.days() {
            for said in self.timeline.said() {
                let part = held.part(said);
                let (controller, status) = said_words(said);
                let [low, high] = part.range;
                let areas = [part.share, low, high].map(|share| held.area(share).get());
                lines.push(format!(
                    "{},{controller},{status},{},{low},{high},{},{},{},{},{}",
                    held.day,
                    part.share,
                    areas[0],
                    areas[1],
                    areas[2],
                    held.mapped.get(),
                    self.basis(held),
                ));
            }
        }
        lines.join("\n")
    }

    /// JSON; nothing is rounded.
    pub fn json(&self) -> String {
        let timeline = self.timeline;
        let days = timeline.days().iter().map(|held| {
            let parts = timeline.said().into_iter().map(|said| {
                let part = held.part(said);
                let (controller, status) = said_words(said);
                let [low, high] = part.range;
                json!({
                    "controller": controller,
                    "status": status,
                    "share": part.share,
                    "share_low": low,
                    "share_high": high,
                    "area_m2": held.area(part.share).get(),
                    "area_low_m2": held.area(low).get(),
                    "area_high_m2": held.area(high).get(),
                })
            });
            json!({
                "date": held.day.to_string(),
                "mapped_m2": held.mapped.get(),
                "not_mapped_m2": held.not_mapped.get(),
                "measured_by": self.basis(held),
                "held": parts.collect::<Vec<_>>(),
            })
        });
        let gaps = timeline.gaps();
        let missing = gaps.iter().map(|gap| {
            json!({
                "from": gap.start().to_string(),
                "to": gap.end().to_string(),
                "days": days_in(gap),
            })
        });
        let change =
            |pair: [Date; 2]| json!({ "after": pair[0].to_string(), "by": pair[1].to_string() });
        let changes = timeline.changes().map(|pairs| pairs.map(change));
        let [first, last] = match changes {
            Some([first, last]) => [first, last],
            None => [Json::Null, Json::Null],
        };
        let [from, to] = timeline.span();
        let (what, id) = match self.of {
            TimelineOf::Place(place) => ("place", json!(place.id)),
            TimelineOf::View(view) => ("view", json!(view.id)),
            TimelineOf::Box(b) => ("bbox", json!([b.west(), b.south(), b.east(), b.north()])),
        };
        let mut report = json!({
            "dataset": self.dataset,
            "from": from.to_string(),
            "to": to.to_string(),
            "first_change": first,
            "last_change": last,
            "missing": missing.collect::<Vec<_>>(),
            "days": days.collect::<Vec<_>>(),
        });
        report[what] = id;
        format!("{report:#}")
    }

    fn name(&self) -> String {
        match self.of {
            TimelineOf::Place(place) => place.name.en.clone(),
            TimelineOf::View(view) => format!("The view {}", view.id),
            TimelineOf::Box(bounds) => format!("The box {bounds}"),
        }
    }

    /// What a day's figures rest on.
    fn basis(&self, held: &DayHeld) -> &'static str {
        match (self.of, held.by_own_zones) {
            (_, true) => "zones",
            (TimelineOf::Place(_), false) => "outline",
            (TimelineOf::View(_) | TimelineOf::Box(_), false) => "box",
        }
    }

    fn heading(&self) -> String {
        let count = self.timeline.days().len();
        let days = match count {
            1 => "1 day with data".to_owned(),
            more => format!("{more} days with data"),
        };
        let [from, to] = self.timeline.span();
        let basis = self.timeline.days().iter().map(|held| self.basis(held));
        let by = match (
            basis.clone().any(|b| b == "zones"),
            basis.clone().any(|b| b == "outline"),
        ) {
            (true, true) => ", by its own zones or, where there are none, within its outline",
            (true, false) => ", by its own zones",
            (false, true) => ", within its outline",
            (false, false) => "",
        };
        format!(
            "{} by {}, {from} to {to}, {days}{by}:",
            self.name(),
            self.dataset
        )
    }

    /// When the land changed, and of which days there are no data.
    fn remarks(&self) -> Vec<String> {
        let between = |[after, by]: [Date; 2]| match after.tomorrow() {
            Ok(next) if next == by => format!("on {by}"),
            _ => format!("between {after} and {by}"),
        };
        let changes = match self.timeline.changes() {
            None => "No change".to_owned(),
            Some([first, last]) if first == last => format!("One change, {}", between(first)),
            Some([first, last]) => {
                format!(
                    "First change {}; last change {}",
                    between(first),
                    between(last)
                )
            }
        };
        let gaps = self.timeline.gaps();
        if gaps.is_empty() {
            return vec![changes];
        }
        let count: i32 = gaps.iter().map(days_in).sum();
        let each = gaps.iter().map(|gap| match days_in(gap) {
            1 => format!("  {}", gap.start()),
            days => format!("  {} to {} ({days} days)", gap.start(), gap.end()),
        });
        let head = match count {
            1 => "No data of 1 day:".to_owned(),
            more => format!("No data of {more} days:"),
        };
        let missing: Vec<String> = [head].into_iter().chain(each).collect();
        vec![changes, missing.join("\n")]
    }
}

/// A share and an area, each with what it may be.
fn cell(part: HeldPart, held: &DayHeld) -> String {
    let share = PHRASES().percent(part.share, part.range);
    let area = PHRASES().km2(held.area(part.share), part.range.map(|end| held.area(end)));
    format!("{share}\n{area}")
}
