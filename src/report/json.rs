//! JSON, as `docs/check.schema.json` describes it.

use serde_json::{Map, Value as Json, json};

use super::measured::measured;
use super::method::method;
use super::near::near;
use super::stated::claimed;
use super::why::why;
use super::{Report, said_words};
use crate::factcheck::{Finding, Of, Quantity, Value, Verdict};
use crate::geodata::{Measure, Vocabulary};

impl Report<'_> {
    /// JSON of all that was found; numbers are not rounded.
    pub fn json(&self) -> String {
        let article = self.geodata.article().map(|article| {
            json!({
                "title": article.title,
                "publisher": article.publisher,
                "date": article.date.to_string(),
            })
        });
        let claims: Vec<Json> = self
            .claims()
            .into_iter()
            .flatten()
            .map(|(border, finding)| self.claim(border, finding))
            .collect();
        let dataset = self.dataset.map(|dataset| &dataset.id);
        let report = json!({ "article": article, "dataset": dataset, "claims": claims });
        format!("{report:#}")
    }

    fn claim(&self, border: &str, finding: &Finding<'_>) -> Json {
        let claim = finding.claim;
        let measure = claim.assertion.measure();
        let allowed = finding.allowed.map(|(interval, quantity)| {
            json!({
                "text": claimed(claim, self.telling()),
                "low": finite(interval.low()),
                "high": finite(interval.high()),
                "unit": unit(quantity),
            })
        });
        let mut object = Map::new();
        let mut put = |key: &str, value: Json| object.insert(key.to_owned(), value);
        put("id", json!(claim.id));
        put("quote", json!(claim.quote));
        put("subject", json!(claim.subjects));
        put("measure", json!(measure.word()));
        put("verdict", json!(verdict(finding.verdict)));
        put(
            "claimed",
            allowed.unwrap_or_else(|| json!({ "text": claimed(claim, self.telling()) })),
        );
        put("measured", headline(finding));
        put("readings", finding.readings.iter().map(reading).collect());
        put("why", json!(why(finding, self.telling())));
        put("text", json!(measured(finding, self.telling())));
        put("method", json!(method(&claim.assertion, self.lang)));
        put("sources", json!(finding.sources));
        if measure == Measure::BorderDistance {
            put("border", json!(border));
        }
        let coincidences = finding.coincidences.iter().map(|found| {
            json!({
                "from": found.from,
                "text": near(found, finding, self.telling()),
                "distance_m": found.value,
                "low_m": found.interval.low(),
                "high_m": found.interval.high(),
            })
        });
        put("coincidences", coincidences.collect());
        Json::Object(object)
    }
}

/// The headline of a distance: from the centre, and over the extent.
fn headline(finding: &Finding<'_>) -> Json {
    let of = |test: fn(&Of) -> bool| {
        let found = finding.readings.iter().find(|reading| test(&reading.of))?;
        match found.value {
            Value::Number {
                value,
                quantity: Quantity::Length,
                interval,
            } => Some((found, value, interval)),
            _ => None,
        }
    };
    let Some((centre, value, interval)) = of(|of| matches!(of, Of::Centre { .. })) else {
        return Json::Null;
    };
    let error = (value - interval.low()).max(interval.high() - value);
    let mut headline = json!({
        "centre_m": value,
        "error_m": error,
    });
    if let Of::Centre { at, azimuth, .. } = centre.of {
        headline["at"] = json!([at.lon(), at.lat()]);
        headline["azimuth_deg"] = json!(azimuth.get());
    }
    if let Some((_, _, extent)) = of(|of| matches!(of, Of::Extent { .. })) {
        headline["extent_m"] = json!([extent.low(), extent.high()]);
    }
    headline
}

fn reading(reading: &crate::factcheck::Reading) -> Json {
    let mut object = match &reading.of {
        Of::Centre { place, at, azimuth } => json!({
            "of": "centre",
            "place": place,
            "at": [at.lon(), at.lat()],
            "azimuth_deg": azimuth.get(),
        }),
        Of::Extent { place } => json!({ "of": "extent", "place": place }),
        Of::Within { place, code, lies } => {
            let inside = *lies != Verdict::Contradicted;
            json!({ "of": "within", "place": place, "region": code, "inside": inside })
        }
        Of::Place { place, day, by } => {
            let date = day.map(|day| day.to_string());
            let mut object = json!({ "of": "place", "place": place, "date": date });
            if let Some(by) = by {
                object["by"] = json!(by.word());
            }
            object
        }
        Of::Open { place, day, .. } => {
            json!({ "of": "open", "place": place, "date": day.to_string() })
        }
        Of::Change { place, from, to } => {
            let (from, to) = (from.to_string(), to.to_string());
            json!({ "of": "change", "place": place, "from": from, "to": to })
        }
        Of::Front { place, day } => {
            json!({ "of": "front", "place": place, "date": day.to_string() })
        }
        Of::Onset {
            place,
            not_yet,
            perhaps,
            first,
            by_zone,
            in_time,
        } => json!({
            "of": "onset",
            "place": place,
            "not_yet": not_yet.map(|day| day.to_string()),
            "perhaps": perhaps.map(|day| day.to_string()),
            "first": by_zone.unwrap_or(*first).to_string(),
            "by_zone": by_zone.is_some(),
            "in_time": self::verdict(*in_time),
        }),
        Of::Source => json!({ "of": "source" }),
    };
    match &reading.value {
        Value::Number {
            value,
            quantity,
            interval,
        } => {
            object["value"] = json!(value);
            object["low"] = finite(interval.low());
            object["high"] = finite(interval.high());
            object["unit"] = json!(unit(*quantity));
        }
        Value::Kind(kind) => object["kind"] = json!(kind.word()),
        Value::Control(said) => {
            let said = said.iter().map(|said| {
                let (controller, status) = said_words(*said);
                json!({ "controller": controller, "status": status })
            });
            object["control"] = said.collect();
        }
        Value::Told => {}
    }
    object
}

/// JSON has no infinity: an interval that is open to one side has `null` there.
fn finite(value: f64) -> Json {
    if value.is_finite() {
        json!(value)
    } else {
        Json::Null
    }
}

fn unit(quantity: Quantity) -> &'static str {
    match quantity {
        Quantity::Length => "m",
        Quantity::Area => "m2",
        Quantity::Share => "1",
        Quantity::Count => "count",
        Quantity::Azimuth => "deg",
    }
}

fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Supported => "supported",
        Verdict::Contradicted => "contradicted",
        Verdict::Inconclusive => "inconclusive",
        Verdict::NotCheckable => "not-checkable",
    }
}
