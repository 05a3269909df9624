//! What changed between two sets of zones, as a table, JSON or Markdown.

use comfy_table::presets::UTF8_HORIZONTAL_ONLY;
use comfy_table::{ColumnConstraint, ContentArrangement, Table};
use serde_json::{Value as Json, json};

use super::PHRASES;
use super::areas::measured;
use super::markdown::escaped;
use crate::error::{Error, Result};
use crate::geodata::{Vocabulary, Zone};
use crate::locale::{Lang, fixed, uncapitalised};
use crate::measure::{MeasuredArea, SaidChange, ZoneChange, said_changes, zone_changes};
use crate::units::{LonLatBox, SquareMetres};

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

impl<'z> Changes<'z> {
    /// What changed from some zones to others, each with the name of their day or file, in the extent that
    /// is mapped.
    ///
    /// # Errors
    /// Failed where a zone has a position that is not on the Earth.
    pub fn between(
        (before, was): (String, &'z [Zone]),
        (after, is): (String, &'z [Zone]),
        extent: Option<LonLatBox>,
    ) -> Result<Changes<'z>> {
        let measured = zone_changes(was, is, extent).zip(said_changes(was, is, extent));
        let (zones, said) = measured
            .ok_or_else(|| Error::failed("a zone has a position that is not on the Earth"))?;
        Ok(Changes {
            before,
            after,
            zones,
            said,
        })
    }

    /// A table as wide as so many characters, of what changed alone.
    pub fn table(&self, width: u16) -> String {
        let rows = self.rows();
        if rows.is_empty() {
            return self.heading();
        }
        let mut table = Table::new();
        table
            .load_style(UTF8_HORIZONTAL_ONLY)
            .set_content_arrangement(ContentArrangement::Dynamic)
            .set_width(width)
            .set_header(["Zone", "What changed", "", "Land"]);
        for row in rows {
            let [words, land] = row.stacked();
            table.add_row([row.zone, row.what.join("\n"), words, land]);
        }
        for column in table.column_iter_mut().skip(2) {
            column.set_constraint(ColumnConstraint::ContentWidth);
        }
        let lines = table.lines().map(|line| line.trim_end().to_owned());
        let lines: Vec<String> = lines.collect();
        let mut parts = vec![self.heading(), lines.join("\n")];
        parts.extend(self.unchanged());
        plain(&parts.join("\n\n"))
    }

    /// A table of GitHub's Markdown, of what changed alone.
    pub fn markdown(&self) -> String {
        let mut lines = vec![escaped(&self.heading())];
        let rows = self.rows();
        if !rows.is_empty() {
            lines.extend([
                String::new(),
                "| Zone | What changed | Gained | Lost |".to_owned(),
                "|---|---|---|---|".to_owned(),
            ]);
        }
        lines.extend(rows.into_iter().map(|row| {
            let mut what = row.what;
            what.extend(
                row.restated
                    .map(|area| format!("new status: {}", land(area).join(", "))),
            );
            let [gained, lost] = [row.gained, row.lost].map(|area| match area {
                Some(area) => land(area).join("\n"),
                None => "–".to_owned(),
            });
            let cells = [row.zone, what.join("\n"), gained, lost];
            format!("| {} |", cells.map(|cell| escaped(&cell)).join(" | "))
        }));
        if let Some(unchanged) = self.unchanged() {
            lines.extend([String::new(), unchanged]);
        }
        plain(&lines.join("\n"))
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
        let changed = match (self.changed(), self.zones.len()) {
            (0, _) => "nothing changed".to_owned(),
            (some, all) => format!("{some} of {all} zones changed"),
        };
        format!(
            "From {} to {}, on all the land that the data map: {changed}",
            self.before, self.after
        )
    }

    /// How many zones changed.
    fn changed(&self) -> usize {
        self.zones.iter().filter(|zone| is_changed(zone)).count()
    }

    /// How many zones have no row, for they did not change.
    fn unchanged(&self) -> Option<String> {
        match self.zones.len() - self.changed() {
            0 => None,
            1 => Some("1 zone did not change".to_owned()),
            more => Some(format!("{more} zones did not change")),
        }
    }

    /// A row for each zone that changed, then one for each thing that is said of other land now.
    fn rows(&self) -> Vec<Row> {
        let changed = self.zones.iter().filter(|zone| is_changed(zone));
        let zones = changed.map(|zone| {
            let name = zone.after.or(zone.before).map_or("", |zone| &zone.name.en);
            Row {
                zone: name.to_owned(),
                what: what(zone),
                gained: some(zone.gained),
                lost: some(zone.lost),
                restated: zone.restated,
            }
        });
        let said = self.said.iter().map(|one| {
            let said = PHRASES().zone(one.status, one.controller);
            let (said, before, after) = (uncapitalised(said), km2(one.before), km2(one.after));
            Row {
                zone: "all zones".to_owned(),
                what: vec![format!("{said}: {before} to {after}")],
                gained: some(one.gained),
                lost: some(one.lost),
                restated: None,
            }
        });
        let said = said.filter(|row| row.gained.is_some() || row.lost.is_some());
        zones.chain(said).collect()
    }
}

/// What is said of a zone, or of all.
struct Row {
    zone: String,
    what: Vec<String>,
    gained: Option<MeasuredArea>,
    lost: Option<MeasuredArea>,
    restated: Option<MeasuredArea>,
}

impl Row {
    /// What became of land, and how much of it there is, line by line beside each other.
    fn stacked(&self) -> [String; 2] {
        let all = [
            ("gained", self.gained),
            ("lost", self.lost),
            ("new status", self.restated),
        ];
        let all = all
            .into_iter()
            .filter_map(|(word, area)| Some((word, area?)));
        let (words, areas): (Vec<&str>, Vec<String>) = all
            .map(|(word, area)| (word, land(area).join("\n")))
            .unzip();
        // An area takes two lines.
        [words.join("\n\n"), areas.join("\n")]
    }
}

/// An area that there is.
fn some(area: MeasuredArea) -> Option<MeasuredArea> {
    (area.value.get() > 0.0).then_some(area)
}

/// A no-break space is for whoever breaks lines, and these have been broken.
fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

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

/// An area in both units, with all that it may be.
fn land(area: MeasuredArea) -> [String; 2] {
    PHRASES().squares(area)
}

fn km2(area: SquareMetres) -> String {
    format!("{}\u{a0}km²", fixed(Lang::En, area.km2().abs(), 1))
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
        "new_status": change.restated.map(measured),
    })
}
