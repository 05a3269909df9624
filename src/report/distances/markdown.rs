//! What was measured, as a table of Markdown.

use super::super::PHRASES;
use super::super::markdown::escaped;
use super::super::quantity::range;
use super::{Distance, control_words, degrees, holder_words, place, sector_width, without_border};
use crate::factcheck::Interval;
use crate::measure::Measured;
use crate::units::{Degrees, LonLat};

/// A table of GitHub's Markdown: a row for each thing that was measured.
pub fn distance_markdown(from: &str, all: &[Distance]) -> String {
    let mut lines = vec![
        "| From | To | Distance | Azimuth | At |".to_owned(),
        "|---|---|---|---|---|".to_owned(),
    ];
    for one in all {
        let from = Cells::plain(from);
        let rows: Vec<Cells> = match one {
            Distance::Border {
                distance,
                file,
                outline,
            } => {
                let nearest = from.to(&format!("the border ({file})"));
                let nearest = nearest.length(distance.centre, distance.azimuth);
                let mut rows = vec![nearest.at(distance.at)];
                if let Some(extent) = distance.extent {
                    let (low, high) = (extent.nearest.low().get(), extent.farthest.high().get());
                    let outline = outline.as_ref().map(|file| format!(" (outline: {file})"));
                    let outline = outline.unwrap_or_default();
                    let anywhere = Cells::plain(&format!("anywhere in {}{outline}", from.from));
                    let mut anywhere = anywhere.to(&format!("the border ({file})"));
                    anywhere.distance = range(PHRASES(), Interval::new(low, high), None);
                    rows.push(anywhere);
                }
                rows
            }
            Distance::Subject(subject, distance) => {
                let to = from.to(&format!("the border along {}", PHRASES().along(subject)));
                let to = to.length(distance.centre, distance.azimuth);
                vec![to.at(distance.at)]
            }
            Distance::Sectors(sectors) => {
                let there = sectors.iter().filter_map(|(wind, point)| {
                    let (to, point) = (from.to(&format!("the border to the {wind}")), (*point)?);
                    Some(to.length(point.distance, point.azimuth).at(point.at))
                });
                let empty = without_border(sectors).map(|winds| {
                    let winds = PHRASES().list(&winds);
                    let mut none = from.to(&format!("the border to the {winds}"));
                    none.distance = "no border".to_owned();
                    none
                });
                there.chain(empty).collect()
            }
            Distance::Place(to, distance) => {
                vec![from.to(to).length(distance.distance, distance.azimuth)]
            }
            Distance::Front { day, distance, .. } => {
                let to = format!(
                    "the line of contact (edge of what is assessed as Russian-held) on {day}"
                );
                let to = from.to(&to).length(distance.distance, distance.azimuth);
                vec![to.at(distance.at)]
            }
            // Below the table, for it is no distance, or a remark beside it.
            Distance::Control { .. } | Distance::Holder { .. } | Distance::NoFront { .. } => {
                Vec::new()
            }
        };
        lines.extend(rows.iter().map(Cells::row));
    }
    let below = all.iter().filter_map(|one| match one {
        Distance::Sectors(sectors) => Some(format!(
            "A direction is {}° of the compass.",
            sector_width(sectors)
        )),
        Distance::Control {
            day,
            dataset,
            shares,
        } => Some(control_words(from, *day, dataset, shares)),
        Distance::Holder {
            day,
            dataset,
            holder,
        } => Some(holder_words(from, *day, dataset, holder)),
        _ => None,
    });
    lines.extend(below.map(|line| format!("\n{}", escaped(&line))));
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
            distance: PHRASES().distance(distance),
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
