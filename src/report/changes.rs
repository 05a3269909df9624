//! What changed between two sets of zones, as a table, JSON or Markdown.

use comfy_table::presets::UTF8_HORIZONTAL_ONLY;
use comfy_table::{ContentArrangement, Table};
use serde_json::{Value as Json, json};

use super::PHRASES;
use super::areas::measured;
use super::markdown::escaped;
use crate::geodata::{Vocabulary, Zone};
use crate::locale::{Lang, fixed, uncapitalised};
use crate::measure::{MeasuredArea, SaidChange, ZoneChange};
use crate::units::SquareMetres;

/// What changed from some zones to others.
#[derive(Clone, Debug)]
pub struct Changes<'z> {
    /// The day or file of the first.
    pub before: String,
    /// The day or file of the second.
    pub after: String,
    /// Zone by zone.
    pub zones: Vec<ZoneChange<'z>>,
    /// In total, by what is said of the land.
    pub said: Vec<SaidChange>,
}

impl Changes<'_> {
    /// A table as wide as so many characters, of what changed alone.
    pub fn table(&self, width: u16) -> String {
        let mut table = Table::new();
        table
            .load_style(UTF8_HORIZONTAL_ONLY)
            .set_content_arrangement(ContentArrangement::Dynamic)
            .set_width(width)
            .set_header(HEADINGS);
        for row in self.rows() {
            table.add_row(row);
        }
        let lines = table.lines().map(|line| line.trim_end().to_owned());
        let lines: Vec<String> = lines.collect();
        format!("{}\n\n{}", self.heading(), lines.join("\n"))
    }

    /// A table of GitHub's Markdown, of what changed alone.
    pub fn markdown(&self) -> String {
        let mut lines = vec![
            escaped(&self.heading()),
            String::new(),
            format!("| {} |", HEADINGS.join(" | ")),
            "|---|---|---|---|".to_owned(),
        ];
        let rows = self.rows().into_iter();
        lines.extend(rows.map(|row| format!("| {} |", row.map(|cell| escaped(&cell)).join(" | "))));
        lines.join("\n")
    }

    /// JSON of all zones; areas are not rounded.
    pub fn json(&self) -> String {
        let zones: Vec<Json> = self.zones.iter().map(zone).collect();
        let said = self.said.iter().map(|one| {
            json!({
                "controller": one.controller.word(),
                "status": one.status.word(),
                "before_m2": one.before.get(),
                "after_m2": one.after.get(),
                "gained": measured(one.gained),
                "lost": measured(one.lost),
            })
        });
        let report = json!({
            "before": self.before,
            "after": self.after,
            "zones": zones,
            "totals": said.collect::<Vec<_>>(),
        });
        format!("{report:#}")
    }

    fn heading(&self) -> String {
        let changed = self.zones.iter().filter(|zone| is_changed(zone)).count();
        let changed = match (changed, self.zones.len()) {
            (0, _) => "nothing changed".to_owned(),
            (some, all) => format!("{some} of {all} zones changed"),
        };
        format!("From {} to {}: {changed}", self.before, self.after)
    }

    /// A row for each zone that changed, then one for each thing that is said of land.
    fn rows(&self) -> Vec<[String; 4]> {
        let changed = self.zones.iter().filter(|zone| is_changed(zone));
        let zones = changed.map(|zone| {
            let name = zone.after.or(zone.before).map_or("", |zone| &zone.name.en);
            [
                name.to_owned(),
                what(zone).join("\n"),
                land(zone.gained),
                land(zone.lost),
            ]
        });
        let said = self.said.iter().map(|one| {
            let said = PHRASES().zone(one.status, one.controller);
            [
                "all zones".to_owned(),
                format!(
                    "{}: {} to {}",
                    uncapitalised(said),
                    km2(one.before),
                    km2(one.after)
                ),
                land(one.gained),
                land(one.lost),
            ]
        });
        zones.chain(said).collect()
    }
}

const HEADINGS: [&str; 4] = ["Zone", "What changed", "Gained", "Lost"];

fn is_changed(change: &ZoneChange<'_>) -> bool {
    !what(change).is_empty()
}

/// What changed of a zone but its land.
fn what(change: &ZoneChange<'_>) -> Vec<String> {
    let said = |zone: &Zone| uncapitalised(PHRASES().zone(zone.status, zone.controller));
    let (before, after) = match (change.before, change.after) {
        (Some(before), Some(after)) => (before, after),
        (None, Some(after)) => return vec![format!("added: {}", said(after))],
        (Some(before), None) => return vec![format!("removed: {}", said(before))],
        (None, None) => return Vec::new(),
    };
    let mut what = Vec::new();
    if before.name != after.name {
        let both = [&before.name, &after.name].map(|name| match &name.uk {
            Some(uk) if before.name.en == after.name.en => uk,
            _ => &name.en,
        });
        what.push(format!("renamed: {} to {}", both[0], both[1]));
    }
    if (before.controller, before.status) != (after.controller, after.status) {
        what.push(format!("{} to {}", said(before), said(after)));
    }
    let since = |zone: &Zone| {
        zone.since
            .map_or("not known".to_owned(), |day| day.to_string())
    };
    if before.since != after.since {
        what.push(format!("since: {} to {}", since(before), since(after)));
    }
    let others = [
        ("outline", before.shape != after.shape),
        ("kind", before.kind != after.kind),
        ("accuracy_m", before.accuracy != after.accuracy),
        ("sources", before.sources != after.sources),
        ("note", before.note != after.note),
    ];
    let others = others.iter().filter(|(_, is_other)| *is_other);
    let others: Vec<&str> = others.map(|(name, _)| *name).collect();
    if !others.is_empty() {
        what.push(format!("another {}", PHRASES().list(&others)));
    }
    what
}

/// An area as the data have it, and how far it may be from the truth: often farther than it is large,
/// so that rounded to its error it would tell an analyst nothing.
fn land(area: MeasuredArea) -> String {
    if area.value.get() == 0.0 {
        return "–".to_owned();
    }
    let square_miles = fixed(Lang::En, area.value.square_miles(), 1);
    let error = fixed(Lang::En, (area.error.km2() * 10.0).ceil() / 10.0, 1);
    format!(
        "{} ({square_miles} square miles)\n± {error} km²",
        km2(area.value)
    )
}

fn km2(area: SquareMetres) -> String {
    format!("{} km²", fixed(Lang::En, area.km2().abs(), 1))
}

fn zone(change: &ZoneChange<'_>) -> Json {
    let side = |zone: Option<&Zone>| {
        zone.map(|zone| {
            json!({
                "name": zone.name.en,
                "controller": zone.controller.word(),
                "status": zone.status.word(),
                "since": zone.since.map(|day| day.to_string()),
            })
        })
    };
    let id = change.after.or(change.before).map(|zone| &zone.id);
    json!({
        "id": id,
        "before": side(change.before),
        "after": side(change.after),
        "changed": is_changed(change),
        "what": what(change),
        "gained": measured(change.gained),
        "lost": measured(change.lost),
    })
}
