//! Reading what a claim asserts, by its measure.

use super::super::ids::Ids;
use super::super::record::Record;
use super::super::tree::Value;
use super::super::vocabulary::{Vocabulary, vocabulary};
use super::super::zone::Controller;
use super::assertion::{Assertion, Measure, Share, Span};
use super::number::{Area, Length, Number, PercentUnit, Wording};
use crate::geodata::rule;
use crate::units::Metres;

vocabulary! {
    /// A word for how much of a place is held, where the article gives no number.
    ShareWord {
        /// More than half.
        Mostly = "mostly",
        /// At least 99 %, and the line of contact farther off than it may be wrong.
        Firm = "firm",
    }
}

/// The keys of a claim of a measure, beside those that all have.
pub(super) const fn keys(measure: Measure) -> &'static [&'static str] {
    match measure {
        Measure::BorderDistance => &["value", "unit", "wording"],
        Measure::PlaceDistance => &["to", "value", "unit", "wording"],
        Measure::FrontDistance => &["date", "value", "unit", "wording"],
        Measure::ControlShare => &["controller", "date", "since", "value", "unit", "wording"],
        Measure::ControlStatus => &["controller", "status", "date", "since"],
        Measure::AreaChange => &[
            "controller",
            "change",
            "from",
            "until",
            "radius_km",
            "value",
            "unit",
            "wording",
        ],
        Measure::OpenBearings => &["controller", "date", "radius_km", "value", "wording"],
        Measure::PlaceKind => &["kind"],
        Measure::DirectionWithin => &["direction", "within"],
        Measure::Figure => &["value", "wording", "figure", "figure_error", "sources"],
        Measure::None => &["why", "why:uk", "needs", "needs:uk"],
    }
}

impl Assertion {
    /// Reads what a claim of that measure asserts.
    pub(super) fn read(
        record: &mut Record<'_, '_, '_>,
        measure: Measure,
        places: &Ids,
        sources: &Ids,
    ) -> Option<Assertion> {
        match measure {
            Measure::BorderDistance => Length::read(record).map(Assertion::BorderDistance),
            Measure::PlaceDistance => {
                let to = record.reference("to", places);
                let length = Length::read(record);
                Some(Assertion::PlaceDistance {
                    to: to?,
                    length: length?,
                })
            }
            Measure::FrontDistance => {
                let date = record.date("date");
                let length = Length::read(record);
                Some(Assertion::FrontDistance {
                    date: date?,
                    length: length?,
                })
            }
            Measure::ControlShare => {
                let (controller, span, share) =
                    (record.word("controller"), span(record), share(record));
                if share == Some(Share::Firm) {
                    refuse_nobody(
                        record,
                        controller,
                        "what neither side holds is not \"firm\"",
                    );
                }
                Some(Assertion::ControlShare {
                    controller: controller?,
                    span: span?,
                    share: share?,
                })
            }
            Measure::ControlStatus => {
                let controller = record.word("controller");
                let status = record.word("status");
                let span = span(record);
                Some(Assertion::ControlStatus {
                    controller: controller?,
                    status: status?,
                    span: span?,
                })
            }
            Measure::AreaChange => area_change(record),
            Measure::OpenBearings => {
                let (controller, date) = (record.word("controller"), record.date("date"));
                refuse_nobody(
                    record,
                    controller,
                    "a side of a place is held by one that holds land",
                );
                let (radius, sides) = (radius(record), Number::sides(record));
                let tenth = [Wording::About, Wording::JustOver, Wording::Nearly];
                if let Some(word) = sides
                    .map(|sides| sides.wording)
                    .filter(|w| tenth.contains(w))
                {
                    let what = format!("\"{}\" allows tenths, which sides have not", word.word());
                    let help = "write exactly, at least, more than, over or under";
                    record.fault(rule::BAD_CLAIM, "wording", what, help);
                }
                Some(Assertion::OpenBearings {
                    controller: controller?,
                    date: date?,
                    radius: radius?,
                    sides: sides?,
                })
            }
            Measure::PlaceKind => record.word("kind").map(Assertion::PlaceKind),
            Measure::DirectionWithin => {
                let (direction, within) = (record.word("direction"), record.region("within"));
                Some(Assertion::DirectionWithin {
                    direction: direction?,
                    within: within?,
                })
            }
            Measure::Figure => figure(record, sources),
            Measure::None => {
                let why = record.named("why", "why:uk");
                let needs = match record.has("needs") {
                    true => record.named("needs", "needs:uk"),
                    false => None,
                };
                Some(Assertion::Unmapped { why: why?, needs })
            }
        }
    }
}

/// A fault where the controller is nobody, of what only a side can hold.
fn refuse_nobody(record: &mut Record<'_, '_, '_>, controller: Option<Controller>, why: &str) {
    if controller == Some(Controller::Nobody) {
        let what = format!("\"controller\" is \"none\": {why}");
        record.fault(
            rule::BAD_CLAIM,
            "controller",
            what,
            "write \"RU\" or \"UA\"",
        );
    }
}

/// `date` or `since`.
fn span(record: &mut Record<'_, '_, '_>) -> Option<Span> {
    match (record.has("date"), record.has("since")) {
        (true, true) => {
            let help = "write \"date\" for a day, month or year, or \"since\" for all the time until \
                        the article";
            record.fault(
                rule::BAD_CLAIM,
                "since",
                "a claim has a \"date\" or a \"since\", not both",
                help,
            );
            None
        }
        (false, true) => record.date("since").map(Span::Since),
        _ => record.date("date").map(Span::On),
    }
}

/// `wording`, with `value` and `unit` where it is about a number.
fn share(record: &mut Record<'_, '_, '_>) -> Option<Share> {
    let help = "write \"mostly\" or \"firm\" alone, or \"at least\", \"about\", \"exactly\", \"over\", \
                \"under\" or another word for a number, with \"value\" and unit = \"%\"";
    record.required("wording", help)?;
    let word = record.optional("wording").and_then(Value::text);
    if let Some(wrong) =
        word.filter(|word| ShareWord::of(word).is_none() && Wording::of(word).is_none())
    {
        record.fault(
            rule::UNKNOWN_WORD,
            "wording",
            format!("unknown wording \"{wrong}\""),
            help,
        );
        return None;
    }
    match word.and_then(ShareWord::of) {
        None => {
            let percent: Option<PercentUnit> = record.word("unit");
            let number = Number::percent(record);
            percent?;
            number.map(Share::Percent)
        }
        Some(word) => {
            for key in ["value", "unit"] {
                if record.has(key) {
                    let what = format!("\"{}\" has no \"{key}\"", word.word());
                    record.fault(rule::BAD_CLAIM, key, what, "remove it");
                }
            }
            Some(match word {
                ShareWord::Mostly => Share::Mostly,
                ShareWord::Firm => Share::Firm,
            })
        }
    }
}

fn area_change(record: &mut Record<'_, '_, '_>) -> Option<Assertion> {
    let (controller, change) = (record.word("controller"), record.word("change"));
    refuse_nobody(record, controller, "land is gained and lost by a side");
    let (from, to) = (record.date("from"), record.date("until"));
    if let (Some(from), Some(to)) = (from, to)
        && to.last_day() <= from.last_day()
    {
        let what = format!("\"until\" is {to}, and \"from\" {from}");
        record.fault(rule::BAD_CLAIM, "until", what, "write a later one");
    }
    let (radius, area) = (radius(record), Area::read(record));
    Some(Assertion::AreaChange {
        controller: controller?,
        change: change?,
        from: from?,
        to: to?,
        radius: radius?,
        area: area?,
    })
}

fn radius(record: &mut Record<'_, '_, '_>) -> Option<Metres> {
    let help = "write the kilometres around the place's centre, above 0 and up to 500";
    let number = record.number("radius_km", |km| km > 0.0 && km <= 500.0, help);
    number.map(Metres::from_km)
}

fn figure(record: &mut Record<'_, '_, '_>, sources: &Ids) -> Option<Assertion> {
    let claimed = Number::count(record);
    let help = "write the number that the source gives, 0 or above";
    let figure = record.number("figure", |n| n >= 0.0, help);
    let error = if record.has("figure_error") {
        let help = "write how far \"figure\" may be wrong, 0 or above";
        record.number("figure_error", |n| n >= 0.0, help)
    } else {
        Some(0.0)
    };
    let sources = record.sources(sources);
    Some(Assertion::Figure {
        claimed: claimed?,
        figure: figure?,
        error: error?,
        sources: sources?,
    })
}
