//! What was measured from a place, as lines or JSON.

use serde_json::{Value as Json, json};

use super::PHRASES;
use super::quantity::{length, range};
use crate::factcheck::Interval;
use crate::geodata::{Controller, Status, Vocabulary};
use crate::locale::{Lang, figure, uncapitalised};
use crate::measure::{BorderDistance, BorderPoint, FrontDistance, Measured, PlaceDistance, Share};
use crate::units::{Degrees, LonLat};
use jiff::civil::Date;

/// What was measured from a place.
#[derive(Clone, Debug)]
pub enum Distance {
    /// To the nearest point of the border, whose file this is.
    Border(BorderDistance, String),
    /// To the stretch of it along a part of the neighbour.
    Subject(String, BorderDistance),
    /// To the nearest point of it in a sector of the compass, by its name.
    Sector(&'static str, BorderPoint),
    /// To another place.
    Place(String, PlaceDistance),
    /// To the line of contact of a day.
    Front(Date, FrontDistance),
    /// How much of the place is held by whom on a day.
    Control(Date, Vec<Share>),
}

/// A line for each thing that was measured.
pub fn distance_lines(from: &str, all: &[Distance]) -> Vec<String> {
    let lines = all.iter().map(|one| match one {
        Distance::Border(distance, file) => {
            let centre = length(distance.centre);
            let (azimuth, at) = (way(distance.azimuth), place(distance.at));
            let mut line = format!("{from} to the border ({file}): {centre}, {azimuth}, at {at}");
            if let Some(extent) = distance.extent {
                let (low, high) = (extent.nearest.low().get(), extent.farthest.high().get());
                line += &format!(
                    "\n  from anywhere in it: {}",
                    range(Interval::new(low, high))
                );
            }
            line
        }
        Distance::Subject(subject, distance) => format!(
            "  along {}: {}, {}",
            PHRASES().along(subject),
            length(distance.centre),
            way(distance.azimuth)
        ),
        Distance::Sector(wind, point) => {
            format!(
                "  to the {wind}: {}, {}",
                length(point.distance),
                way(point.azimuth)
            )
        }
        Distance::Place(to, distance) => format!(
            "{from} to {to}: {}, {}",
            length(distance.distance),
            way(distance.azimuth)
        ),
        Distance::Front(day, distance) => format!(
            "{from} to the line of contact (edge of what is assessed as Russian-held) on {day}: {}, {}; {}",
            length(distance.distance),
            way(distance.azimuth),
            side(distance)
        ),
        Distance::Control(day, shares) => {
            format!("{from} on {day}: {}", shares_words(shares))
        }
    });
    lines.collect()
}

/// A table of GitHub's Markdown: a row for each thing that was measured.
pub fn distance_markdown(from: &str, all: &[Distance]) -> String {
    let mut lines = vec![
        "| From | To | Distance | Azimuth | At |".to_owned(),
        "|---|---|---|---|---|".to_owned(),
    ];
    for one in all {
        let from = Cells::plain(from);
        let rows: Vec<Cells> = match one {
            Distance::Border(distance, file) => {
                let nearest = from.to(&format!("the border ({file})"));
                let nearest = nearest.length(distance.centre, distance.azimuth);
                let mut rows = vec![nearest.at(distance.at)];
                if let Some(extent) = distance.extent {
                    let (low, high) = (extent.nearest.low().get(), extent.farthest.high().get());
                    let anywhere = Cells::plain(&format!("anywhere in {}", from.from));
                    let mut anywhere = anywhere.to(&format!("the border ({file})"));
                    anywhere.distance = range(Interval::new(low, high));
                    rows.push(anywhere);
                }
                rows
            }
            Distance::Subject(subject, distance) => {
                let to = from.to(&format!("the border along {}", PHRASES().along(subject)));
                let to = to.length(distance.centre, distance.azimuth);
                vec![to.at(distance.at)]
            }
            Distance::Sector(wind, point) => {
                let to = from.to(&format!("the border to the {wind}"));
                vec![to.length(point.distance, point.azimuth).at(point.at)]
            }
            Distance::Place(to, distance) => {
                vec![from.to(to).length(distance.distance, distance.azimuth)]
            }
            Distance::Front(day, distance) => {
                let to = format!(
                    "the line of contact (edge of what is assessed as Russian-held) on {day}"
                );
                let to = from.to(&to).length(distance.distance, distance.azimuth);
                vec![to.at(distance.at)]
            }
            // Below the table, for it is no distance.
            Distance::Control(..) => Vec::new(),
        };
        lines.extend(rows.iter().map(Cells::row));
    }
    for one in all {
        if let Distance::Control(day, shares) = one {
            lines.push(format!(
                "\n{} on {day}: {}",
                escaped(from),
                shares_words(shares)
            ));
        }
    }
    lines.join("\n")
}

/// A row of the table of distances.
#[derive(Clone, Default)]
struct Cells {
    from: String,
    to: String,
    distance: String,
    azimuth: String,
    at: String,
}

impl Cells {
    fn plain(from: &str) -> Cells {
        Cells {
            from: from.to_owned(),
            ..Cells::default()
        }
    }

    fn to(&self, to: &str) -> Cells {
        Cells {
            to: to.to_owned(),
            ..self.clone()
        }
    }

    fn length(self, distance: Measured, azimuth: Degrees) -> Cells {
        Cells {
            distance: length(distance),
            azimuth: degrees(azimuth),
            ..self
        }
    }

    fn at(self, at: LonLat) -> Cells {
        Cells {
            at: place(at),
            ..self
        }
    }

    fn row(&self) -> String {
        let cells = [
            &self.from,
            &self.to,
            &self.distance,
            &self.azimuth,
            &self.at,
        ];
        format!("| {} |", cells.map(|cell| escaped(cell)).join(" | "))
    }
}

/// A text in which no sign of Markdown means anything.
fn escaped(text: &str) -> String {
    let mut plain = String::new();
    for c in text.chars() {
        if matches!(c, '|' | '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>') {
            plain.push('\\');
        }
        plain.push(c);
    }
    plain
}

fn shares_words(shares: &[Share]) -> String {
    let share = |share: &Share| {
        let part = figure(Lang::En, share.part * 100.0, share.error * 100.0);
        format!("{part}% {}", said(share.status, share.controller))
    };
    shares.iter().map(share).collect::<Vec<_>>().join(", ")
}

fn side(distance: &FrontDistance) -> &'static str {
    match (distance.behind, distance.distance.low().get() > 0.0) {
        (true, true) => "it lies in Russian-held land",
        (false, true) => "it lies outside Russian-held land",
        (true, false) => "as drawn in Russian-held land, but it may lie on either side",
        (false, false) => "as drawn outside Russian-held land, but it may lie on either side",
    }
}

fn said(status: Status, controller: Controller) -> String {
    uncapitalised(PHRASES().zone(status, controller))
}

fn way(azimuth: Degrees) -> String {
    format!("azimuth {}", degrees(azimuth))
}

fn degrees(azimuth: Degrees) -> String {
    format!("{:.0}°", azimuth.get().round() % 360.0)
}

fn place(at: LonLat) -> String {
    PHRASES().position(at).replace('\u{a0}', " ")
}

/// JSON: of one thing an object of its own, of several a list of them; lengths are not rounded.
pub fn distance_json(from: &str, at: LonLat, all: &[Distance]) -> String {
    let origin = json!({ "name": from, "lon": at.lon(), "lat": at.lat() });
    let objects: Vec<Json> = all.iter().map(object).collect();
    let report = match objects.as_slice() {
        [one] => {
            let mut one = one.clone();
            one["from"] = origin;
            one
        }
        _ => json!({ "from": origin, "measured": objects }),
    };
    format!("{report:#}")
}

fn object(one: &Distance) -> Json {
    let measured = |to: &str, distance: Measured, azimuth: Degrees| {
        json!({
            "to": to,
            "distance_m": distance.value().get(),
            "error_m": distance.error().get(),
            "low_m": distance.low().get(),
            "high_m": distance.high().get(),
            "azimuth_deg": azimuth.get(),
        })
    };
    let at = |at: LonLat| json!([at.lon(), at.lat()]);
    match one {
        Distance::Border(distance, file) => {
            let mut object = measured("border", distance.centre, distance.azimuth);
            object["border"] = json!(file);
            object["at"] = at(distance.at);
            if let Some(extent) = distance.extent {
                object["extent_m"] =
                    json!([extent.nearest.low().get(), extent.farthest.high().get()]);
            }
            object
        }
        Distance::Subject(subject, distance) => {
            let mut object = measured("border", distance.centre, distance.azimuth);
            object["federal_subject"] = json!(subject);
            object["at"] = at(distance.at);
            object
        }
        Distance::Sector(wind, point) => {
            let mut object = measured("border", point.distance, point.azimuth);
            object["sector"] = json!(wind);
            object["at"] = at(point.at);
            object
        }
        Distance::Place(to, distance) => measured(to, distance.distance, distance.azimuth),
        Distance::Front(day, distance) => {
            let mut object = measured("front", distance.distance, distance.azimuth);
            object["date"] = json!(day.to_string());
            object["at"] = at(distance.at);
            object["edge_of"] = json!({
                "controller": Controller::Russia.word(),
                "status": Status::Assessed.word(),
            });
            object["held"] = json!(distance.behind);
            object
        }
        Distance::Control(day, shares) => {
            let shares = shares.iter().map(|share| {
                json!({
                    "controller": share.controller.word(),
                    "status": share.status.word(),
                    "share": share.part,
                    "error": share.error,
                })
            });
            json!({ "date": day.to_string(), "control": shares.collect::<Vec<_>>() })
        }
    }
}
