//! What was claimed and measured, and why it came out so, in English.

use super::PHRASES;
use crate::factcheck::{
    Coincidence, Finding, Interval, Lack, Likeness, Of, Quantity, Value, Verdict,
};
use crate::geodata::{Geodata, Measure, Unit, Vocabulary};
use crate::locale::{Lang, figure};
use crate::measure::Measured;

/// What a reading is of, and the days of it.
type Subjects<'d> = Vec<(String, Vec<&'d str>)>;

/// What was measured, a line for each that differs.
pub(super) fn measured(finding: &Finding<'_>, geodata: &Geodata) -> Vec<String> {
    let mut lines: Vec<(String, Subjects<'_>)> = Vec::new();
    let days: Vec<String> = finding
        .readings
        .iter()
        .map(|reading| day(&reading.of))
        .collect();
    for (reading, day) in finding.readings.iter().zip(&days) {
        let what = match (&reading.of, &reading.value) {
            (Of::Extent { .. }, Value::Number { interval, .. }) => Some(range(*interval)),
            (_, value) => self::value(value),
        };
        let (Some(what), Some(of)) = (what, subject(&reading.of, geodata)) else {
            continue;
        };
        // What is the same of several is said once.
        let all = match lines.iter().position(|(said, _)| *said == what) {
            Some(index) => &mut lines[index].1,
            None => {
                lines.push((what, Vec::new()));
                let last = lines.len() - 1;
                &mut lines[last].1
            }
        };
        match all.iter_mut().find(|(said, _)| *said == of) {
            Some((_, days)) => days.push(day),
            None => all.push((of, vec![day])),
        }
    }
    let line = |(what, all): (String, Subjects<'_>)| {
        let alike = all.iter().all(|(_, days)| *days == all[0].1);
        let subjects = all.iter().map(|(of, days)| match alike {
            true => of.clone(),
            false => format!("{of}{}", on(days)),
        });
        let subjects: Vec<String> = subjects.collect();
        let subjects: Vec<&str> = subjects.iter().map(String::as_str).collect();
        let days = if alike { on(&all[0].1) } else { String::new() };
        format!("{what}: {}{days}", PHRASES().list(&subjects))
    };
    lines.into_iter().map(line).collect()
}

/// Days as a sentence gives them.
fn on(days: &[&str]) -> String {
    let days: Vec<&str> = days.iter().copied().filter(|day| !day.is_empty()).collect();
    match days.is_empty() {
        true => String::new(),
        false => format!(" on {}", PHRASES().list(&days)),
    }
}

fn day(of: &Of) -> String {
    match of {
        Of::Place { day, .. } => day.map_or(String::new(), |day| day.to_string()),
        Of::Front { day, .. } => day.to_string(),
        _ => String::new(),
    }
}

fn subject(of: &Of, geodata: &Geodata) -> Option<String> {
    Some(match of {
        Of::Centre { place, .. } => format!("from the centre of {}", name(place, geodata)),
        Of::Within { place, code } => {
            format!("from the middle of {code} to {}", name(place, geodata))
        }
        Of::Extent { place } => format!("from anywhere in {}", name(place, geodata)),
        Of::Place { place, .. } => name(place, geodata).to_owned(),
        Of::Front { place, .. } => {
            format!("from {} to the line of contact", name(place, geodata))
        }
        Of::Onset { .. } => return None,
        Of::Source => "by the source".to_owned(),
    })
}

fn value(value: &Value) -> Option<String> {
    Some(match value {
        Value::Number {
            value,
            quantity,
            interval,
        } => number(*value, *quantity, *interval),
        Value::Kind(kind) => kind.word().to_owned(),
        Value::Control(said) => {
            let said = said
                .iter()
                .map(|(c, s)| within_sentence(PHRASES().zone(*s, *c)));
            said.collect::<Vec<_>>().join(", ")
        }
        Value::Told => return None,
    })
}

/// A number with its error; lengths in both units.
fn number(value: f64, quantity: Quantity, interval: Interval) -> String {
    let error = (value - interval.low()).max(interval.high() - value);
    let scaled = |unit: f64| figure(Lang::En, value / unit, error / unit).to_string();
    // Where the interval ends at a bound, such as nothing or all, a ± would go beyond it.
    let lopsided = ((value - interval.low()) - (interval.high() - value)).abs() > 0.01 * error;
    let unit = match quantity {
        Quantity::Area => Some((1e6, " km²")),
        Quantity::Share => Some((0.01, "%")),
        Quantity::Count => Some((1.0, "")),
        Quantity::Length | Quantity::Azimuth => None,
    };
    if let Some((unit, name)) = unit.filter(|_| lopsided) {
        let [value, low, high] = [value, interval.low(), interval.high()]
            .map(|number| figure(Lang::En, number / unit, 0.0).to_string());
        return format!("{value}{name} ({low} to {high}{name})");
    }
    match quantity {
        Quantity::Length => {
            let measured = Measured::between(value, interval.low(), interval.high());
            PHRASES().distance(measured)
        }
        Quantity::Area => format!("{} km²", scaled(1e6)),
        Quantity::Share => format!("{}%", scaled(0.01)),
        Quantity::Count => scaled(1.0),
        Quantity::Azimuth => {
            let azimuth = figure(Lang::En, value.rem_euclid(360.0), error);
            format!("azimuth {azimuth}°")
        }
    }
}

/// A length from one to another, outwards to a whole unit, in both units.
pub(super) fn range(interval: Interval) -> String {
    let in_unit = |unit: f64| {
        let [low, high] = [interval.low() / unit, interval.high() / unit];
        let print = |value: f64| figure(Lang::En, value, 0.0).to_string();
        format!(
            "{} to {}",
            print((low * 10.0).floor() / 10.0),
            print((high * 10.0).ceil() / 10.0)
        )
    };
    let (mile, km) = (
        Unit::Miles.length(1.0).get(),
        Unit::Kilometres.length(1.0).get(),
    );
    format!("{} miles ({} km)", in_unit(mile), in_unit(km))
}

/// Why it came out so, a sentence a line, but for coincidences.
pub(super) fn why(finding: &Finding<'_>, geodata: &Geodata) -> Vec<String> {
    let mut said: Vec<String> = Vec::new();
    said.extend(finding.lack.as_ref().map(|lack| lacks(lack, geodata)));
    said.extend(against(finding));
    for reading in &finding.readings {
        if let Of::Onset {
            place,
            not_yet,
            sure,
            first,
        } = &reading.of
        {
            let name = name(place, geodata);
            said.push(match (not_yet, sure) {
                (Some(day), true) => format!("{name}: not yet on {day}, so on {first}"),
                (Some(day), false) => format!("{name}: not surely on {day}, so on {first}"),
                (None, _) => format!("{name}: already so on {first}"),
            });
        }
    }
    said.extend(
        finding
            .claim
            .reading
            .as_ref()
            .map(|reading| format!("read as: {reading}")),
    );
    said
}

/// How the headline stands to what is allowed.
fn against(finding: &Finding<'_>) -> Option<String> {
    if finding.verdict == Verdict::Inconclusive {
        return Some("within the error it may be so or not".to_owned());
    }
    if finding.verdict != Verdict::Contradicted {
        return None;
    }
    let Some((allowed, quantity)) = finding.allowed else {
        return Some("the data say otherwise".to_owned());
    };
    // Of several places the one that is farthest from what is claimed.
    let headlines = finding
        .readings
        .iter()
        .filter_map(|reading| match reading.value {
            Value::Number {
                value,
                quantity: of,
                ..
            } if of == quantity && !matches!(reading.of, Of::Extent { .. }) => Some(value),
            _ => None,
        });
    let value = headlines.max_by(|a, b| away(*a, allowed).total_cmp(&away(*b, allowed)))?;
    if away(value, allowed) == 0.0 {
        return Some("the data say otherwise".to_owned());
    }
    if quantity == Quantity::Azimuth {
        return Some("it lies in another direction".to_owned());
    }
    if !matches!(quantity, Quantity::Length | Quantity::Area) {
        return Some("the data say otherwise".to_owned());
    }
    let bound = if value < allowed.low() {
        allowed.low()
    } else {
        allowed.high()
    };
    let percent = figure(Lang::En, (value / bound * 100.0).round(), 0.0);
    Some(format!("measured is {percent}% of the least that would do"))
        .filter(|_| value < allowed.low())
        .or_else(|| Some(format!("measured is {percent}% of the most that would do")))
}

/// How far a value lies outside.
fn away(value: f64, allowed: Interval) -> f64 {
    (allowed.low() - value).max(value - allowed.high()).max(0.0)
}

pub(super) fn coincides(found: &Coincidence, geodata: &Geodata) -> String {
    let distance = number(found.value, Quantity::Length, found.interval);
    let in_unit = |unit: Unit| match unit {
        Unit::Miles => "in miles",
        Unit::Kilometres => "in kilometres",
    };
    match &found.likeness {
        Likeness::Unit(unit) => format!("{distance}, with the number taken {}", in_unit(*unit)),
        Likeness::Road => format!("{distance} by road (estimate)"),
        Likeness::RoadAndUnit(unit) => {
            format!(
                "{distance} by road (estimate), with the number taken {}",
                in_unit(*unit)
            )
        }
        Likeness::Place(place) => format!("{distance} to {}", name(place, geodata)),
        Likeness::Sector(direction) => {
            format!("{distance} to the border in the {}", direction.word())
        }
        Likeness::Stretch(subject) => {
            format!(
                "{distance} to the border along {}",
                PHRASES().along(subject)
            )
        }
    }
}

/// What the data lack, and what would settle it.
pub(super) fn lacks(lack: &Lack, geodata: &Geodata) -> String {
    match lack {
        Lack::Snapshot { dataset, date } => {
            let dataset = dataset.as_deref().unwrap_or("article");
            format!("no data of {date}: a snapshot of it in zones/{dataset}/ would settle it")
        }
        Lack::Later { day, until } => format!(
            "the data of {day} are left out: none after {until} are used (--date, or the article's own)"
        ),
        Lack::Zone { place, day } => format!(
            "the snapshot of {day} has no zone of {}: one would settle it",
            name(place, geodata)
        ),
        Lack::Front { day } => format!("the snapshot of {day} has no line of contact"),
        Lack::Extent { place, dataset } => format!(
            "land around {} lies beyond what the dataset {dataset} maps",
            name(place, geodata)
        ),
        Lack::Border => "no border: lines in borders.geojson would settle it".to_owned(),
        Lack::Region { code } => {
            format!("no whole outline of {code}: one in countries.geojson would settle it")
        }
        Lack::Unmapped { why, needs } => match needs {
            Some(needs) => format!("{why}; {needs} would settle it"),
            None => why.clone(),
        },
    }
}

/// A phrase with its first letter small.
pub(super) fn within_sentence(phrase: &str) -> String {
    let mut rest = phrase.chars();
    let first = rest.next().map(char::to_lowercase);
    first.into_iter().flatten().chain(rest).collect()
}

fn name<'g>(place: &'g str, geodata: &'g Geodata) -> &'g str {
    geodata.place(place).map_or(place, |place| &place.name.en)
}

/// How a measure is taken.
pub(super) fn method(measure: Measure) -> &'static str {
    match measure {
        Measure::BorderDistance => {
            "least geodesic distance on WGS84 (Karney 2013) to any point of the border line, from the \
             centre and from the outline"
        }
        Measure::PlaceDistance => "geodesic distance on WGS84 (Karney 2013) between the centres",
        Measure::FrontDistance => {
            "least geodesic distance on WGS84 (Karney 2013) from the centre to the edge of the land \
             assessed as Russian-held"
        }
        Measure::ControlShare => {
            "share of the area of the place's zones that is assessed as held, in every snapshot of \
             the time"
        }
        Measure::ControlStatus => {
            "controller and status of the place's zones, in every snapshot of the time"
        }
        Measure::AreaChange => "area on WGS84 of the land that changed hands between two snapshots",
        Measure::OpenBearings => {
            "sides of the place (north, east, south, west) on which held land lies within the radius"
        }
        Measure::PlaceKind => "kind of the place in places.geojson",
        Measure::DirectionWithin => {
            "azimuth from the centroid of the outline to the place, within an eighth of the compass"
        }
        Measure::Figure => "the source's number against the article's",
        Measure::None => "none",
    }
}
