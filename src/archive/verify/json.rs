//! What is found, for programs.

use serde_json::{Value, json};

use super::finding::{Finding, Report};
use crate::archive::kind::Kind;

/// The report as JSON, as `docs/verify.schema.json` describes it.
pub fn json(file: &str, report: &Report) -> String {
    let finding = |finding: &Finding| {
        json!({
            "code": finding.code,
            "severity": finding.severity.word(),
            "at": finding.at,
            "message": finding.what,
        })
    };
    let findings: Vec<Value> = report.findings.iter().map(finding).collect();
    let value = json!({
        "file": file,
        "kind": match report.kind {
            Kind::PmTiles => "pmtiles",
            Kind::MbTiles => "mbtiles",
            Kind::Folder => "folder",
        },
        "valid": report.is_valid(),
        "tiles": report.tiles,
        "contents": report.contents,
        "min_zoom": report.zooms.as_ref().map(|zooms| *zooms.start()),
        "max_zoom": report.zooms.as_ref().map(|zooms| *zooms.end()),
        "format": report.format,
        "side": report.side,
        "findings": findings,
        "more_findings": report.more,
    });
    format!("{value:#}")
}
