//! What was measured, as lines.

use super::super::PHRASES;
use super::super::quantity::{length, range};
use super::{Distance, degrees, place, shares_words};
use crate::factcheck::Interval;
use crate::measure::FrontDistance;
use crate::units::Degrees;

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
                    range(Interval::new(low, high), None)
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

fn side(distance: &FrontDistance) -> &'static str {
    match (distance.behind, distance.distance.low().get() > 0.0) {
        (true, true) => "it lies in Russian-held land",
        (false, true) => "it lies outside Russian-held land",
        (true, false) => "as drawn in Russian-held land, but it may lie on either side",
        (false, false) => "as drawn outside Russian-held land, but it may lie on either side",
    }
}

fn way(azimuth: Degrees) -> String {
    format!("azimuth {}", degrees(azimuth))
}
