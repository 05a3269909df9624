//! Findings as JSON, as `docs/validate.schema.json` describes it.

use serde_json::{Value, json};

use crate::error::Fault;

/// An array of findings.
pub fn faults_json(faults: &[Fault]) -> String {
    format!("{:#}", faults_value(faults))
}

/// The same as a value, to stand in another report.
pub fn faults_value(faults: &[Fault]) -> Value {
    faults.iter().map(finding).collect()
}

fn finding(fault: &Fault) -> Value {
    let (place, end) = (fault.place, fault.end.or(fault.place));
    json!({
        "file": fault.file,
        "code": fault.code,
        "severity": fault.severity.word(),
        "line": place.map(|place| place.line),
        "column": place.map(|place| place.column),
        "end_line": end.map(|end| end.line),
        "end_column": end.map(|end| end.column),
        "feature": fault.feature,
        "message": fault.what,
        "help": fault.help,
    })
}
