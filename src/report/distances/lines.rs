//! What was measured, as lines.

use super::super::PHRASES;
use super::super::quantity::range;
use super::{Distance, control_words, degrees, holder_words, place, sector_width, without_border};
use crate::factcheck::Interval;
use crate::measure::FrontDistance;
use crate::units::Degrees;

/// A line for each thing that was measured; what there is none of is a remark beside them.
pub fn distance_lines(from: &str, all: &[Distance]) -> Vec<String> {
    let lines = all.iter().filter_map(|one| {
        Some(match one {
            Distance::Border {
                distance,
                file,
                outline,
            } => {
                let centre = PHRASES().distance(distance.centre);
                let (azimuth, at) = (way(distance.azimuth), place(distance.at));
                let mut line = format!("{from} to the border ({file}): {centre}, {azimuth}, at {at}");
                if let Some(extent) = distance.extent {
                    let (low, high) = (extent.nearest.low().get(), extent.farthest.high().get());
                    let range = range(PHRASES(), Interval::new(low, high), None);
                    let outline = outline.as_ref().map(|file| format!(" (outline: {file})"));
                    let outline = outline.unwrap_or_default();
                    line += &format!("\n  from anywhere in it{outline}: {range}");
                }
                line
            }
            Distance::Subject(subject, distance) => format!(
                "  along {}: {}, {}",
                PHRASES().along(subject),
                PHRASES().distance(distance.centre),
                way(distance.azimuth)
            ),
            Distance::Sectors(sectors) => {
                let mut lines = vec![format!(
                    "  by direction, {}° of the compass each:",
                    sector_width(sectors)
                )];
                lines.extend(sectors.iter().filter_map(|(wind, point)| {
                    let point = point.as_ref()?;
                    let (distance, way) = (PHRASES().distance(point.distance), way(point.azimuth));
                    Some(format!("  to the {wind}: {distance}, {way}"))
                }));
                let empty = without_border(sectors).map(|winds| PHRASES().list(&winds));
                lines.extend(empty.map(|winds| format!("  to the {winds}: no border")));
                lines.join("\n")
            }
            Distance::Place(to, distance) => format!(
                "{from} to {to}: {}, {}",
                PHRASES().distance(distance.distance),
                way(distance.azimuth)
            ),
            Distance::Front {
                day,
                distance,
                open,
            } => format!(
                "{from} to the line of contact (edge of what is assessed as Russian-held) on {day}: {}, {}; {}",
                PHRASES().distance(distance.distance),
                way(distance.azimuth),
                side(distance, *open)
            ),
            Distance::Control {
                day,
                dataset,
                shares,
            } => control_words(from, *day, dataset, shares),
            Distance::Holder {
                day,
                dataset,
                holder,
            } => holder_words(from, *day, dataset, holder),
            Distance::NoFront { .. } => return None,
        })
    });
    lines.collect()
}

/// On which side of the line it lies; the line is that of assessed land, and what is not assessed beyond
/// it may be the same side's.
fn side(distance: &FrontDistance, open: bool) -> &'static str {
    match (distance.behind, distance.distance.low().get() > 0.0) {
        (true, true) => "it lies in land assessed as Russian-held",
        (false, true) if open => {
            "it lies outside land assessed as Russian-held, but land that is contested, claimed or \
             unknown, which may be anybody's, may reach it"
        }
        (false, true) => "it lies outside land assessed as Russian-held",
        (true, false) => "as drawn in land assessed as Russian-held, but it may lie on either side",
        (false, false) => {
            "as drawn outside land assessed as Russian-held, but it may lie on either side"
        }
    }
}

fn way(azimuth: Degrees) -> String {
    format!("azimuth {}", degrees(azimuth))
}
