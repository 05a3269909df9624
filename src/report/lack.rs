//! What the data lack for a claim to be checked.

use jiff::civil::Date;

use super::telling::Telling;
use crate::factcheck::Lack;
use crate::geodata::Source;

/// What the data lack, and what would settle it.
pub(super) fn lacks(lack: &Lack, telling: Telling<'_>) -> String {
    let phrases = telling.phrases;
    match lack {
        Lack::Snapshot { dataset, date } => {
            let dataset = dataset.as_deref().unwrap_or("article");
            let (time, maps) = (phrases.date(*date), maps(date.last_day(), telling));
            telling.say(
                format!(
                    "no data of {time}: a map of control of that time{maps}, as a snapshot in \
                     zones/{dataset}/, would settle it"
                ),
                format!(
                    "за\u{a0}{time} даних немає: відповідь дала\u{a0}б карта контролю того \
                     часу{maps}, додана як знімок до\u{a0}zones/{dataset}/"
                ),
            )
        }
        Lack::Later { day, until } => {
            let [day, until] = [*day, *until].map(|day| phrases.day(day));
            telling.say(
                format!(
                    "the data of {day} are left out: none after {until} are used (--date, or the \
                     article's own)"
                ),
                format!(
                    "дані за\u{a0}{day} не\u{a0}враховано: узято лише дані до\u{a0}{until} (--date \
                     або дата самої статті)"
                ),
            )
        }
        Lack::Beginning {
            dataset,
            first,
            date,
        } => {
            let (first, maps) = (phrases.day(*first), maps(date.first_day(), telling));
            let (year, of_year) = (phrases.date(*date), phrases.date_in_genitive(*date));
            telling.say(
                format!(
                    "the data of {dataset} begin on {first}: a map of control of early {year}{maps} \
                     would settle the rest of the year"
                ),
                format!(
                    "дані набору {dataset} починаються {first}: щодо решти року відповідь \
                     дала\u{a0}б карта контролю за\u{a0}початок {of_year}{maps}"
                ),
            )
        }
        Lack::Zone { place, day } => {
            let (name, maps) = (telling.place(place), maps(*day, telling));
            let day = phrases.day(*day);
            telling.say(
                format!(
                    "the snapshot of {day} has no zone of {name}: one, from a map of control{maps}, \
                     would settle it"
                ),
                format!(
                    "у\u{a0}знімку за\u{a0}{day} немає зони ({name}): відповідь дала\u{a0}б така \
                     зона з\u{a0}карти контролю{maps}"
                ),
            )
        }
        Lack::Front { day } => {
            let day = phrases.day(*day);
            telling.say(
                format!(
                    "the snapshot of {day} has no edge of land that the side is assessed to hold"
                ),
                format!(
                    "у\u{a0}знімку за\u{a0}{day} немає межі землі, яку за\u{a0}оцінкою контролює \
                     ця сторона"
                ),
            )
        }
        Lack::Extent {
            place,
            dataset,
            day,
        } => {
            let (name, maps) = (telling.place(place), maps(*day, telling));
            telling.say(
                format!(
                    "land around {name} lies beyond what the dataset {dataset} maps: a wider map of \
                     control{maps} would settle it"
                ),
                format!(
                    "частина землі довкола населеного пункту {name} лежить поза тим, що охоплює \
                     набір {dataset}: відповідь дала\u{a0}б ширша карта контролю{maps}"
                ),
            )
        }
        Lack::Land {
            side,
            dataset,
            day,
            settlements,
        } => {
            let (side, maps) = (telling.side(*side), maps(*day, telling));
            let day = phrases.day(*day);
            let has = match settlements {
                true => telling.say(
                    format!(
                        "the dataset {dataset} has settlements that {side} holds, and not the land \
                         between them"
                    ),
                    format!(
                        "у\u{a0}наборі {dataset} є\u{a0}населені пункти, які контролює {side}, \
                         але\u{a0}немає землі між ними"
                    ),
                ),
                false => telling.say(
                    format!("the dataset {dataset} has no land that {side} holds on {day}"),
                    format!("у\u{a0}наборі {dataset} немає землі, яку контролює {side} {day}"),
                ),
            };
            telling.say(
                format!("{has}: a map of all that it holds{maps} would settle it"),
                format!("{has}: відповідь дала\u{a0}б карта всього, що вона контролює{maps}"),
            )
        }
        Lack::Border => telling
            .say(
                "no border: lines in borders.geojson would settle it",
                "кордону немає: відповідь дали\u{a0}б лінії в\u{a0}borders.geojson",
            )
            .to_owned(),
        Lack::Region { code } => {
            let region = telling.region(code);
            telling.say(
                format!(
                    "no whole outline of {region}: one in countries.geojson or regions.geojson \
                     would settle it"
                ),
                format!(
                    "повного контуру немає ({region}): відповідь дав\u{a0}би контур \
                     у\u{a0}countries.geojson або regions.geojson"
                ),
            )
        }
        Lack::Unmapped { why, needs } => {
            let (lang, why) = (telling.lang(), why.or_english(telling.lang()));
            let needs = needs.as_ref().map(|needs| needs.or_english(lang));
            needs.map_or_else(
                || why.to_owned(),
                |needs| {
                    telling.say(
                        format!("{why}; {needs} would settle it"),
                        format!("{why}; для відповіді потрібно: {needs}"),
                    )
                },
            )
        }
    }
}

/// Publishers who have maps of a day: ", such as DeepState's", or nothing where none is known.
fn maps(day: Date, telling: Telling<'_>) -> String {
    let has_maps = |source: &&Source| source.maps_since.is_some_and(|first| first <= day);
    let sources = telling.geodata.sources().iter().filter(has_maps);
    let names = sources.map(|source| {
        let name = source.attribution.or_english(telling.lang());
        telling.say(format!("{name}'s"), name.to_owned())
    });
    let names: Vec<String> = names.collect();
    let any = any_of(&names, telling.say("or", "чи"));
    match names.is_empty() {
        true => String::new(),
        false => telling.say(format!(", such as {any}"), format!(" (наприклад, {any})")),
    }
}

/// Names of which any would do.
fn any_of(names: &[String], or: &str) -> String {
    match names.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} {or} {last}", rest.join(", ")),
        _ => names.concat(),
    }
}
