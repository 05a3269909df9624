//! Findings as annotations of GitHub Actions.
//!
//! The form is that of GitHub's “Workflow commands”: `::error file={},line={},col={}::{message}`.
//! In a message `%`, carriage return and line feed are escaped; in a property `:` and `,` as well,
//! as `escapeData` and `escapeProperty` of actions/toolkit do.

use crate::error::Fault;

/// A line for each finding.
pub fn faults_github(faults: &[Fault]) -> String {
    faults.iter().map(line).collect()
}

fn line(fault: &Fault) -> String {
    let mut properties = vec![format!("file={}", property(&fault.file))];
    if let Some(at) = fault.place {
        properties.push(format!("line={},col={}", at.line, at.column));
        if let Some(end) = fault.end {
            properties.push(format!("endLine={}", end.line));
            // GitHub allows the end's column on one line only, and counts it as the last that is meant.
            if end.line == at.line {
                properties.push(format!("endColumn={}", end.column.max(at.column + 1) - 1));
            }
        }
    }
    properties.push(format!("title={}", property(fault.code)));
    let feature = fault.feature.as_ref();
    let feature = feature.map_or(String::new(), |feature| format!("feature {feature}: "));
    let help = fault.help.as_ref();
    let help = help.map_or(String::new(), |help| format!("\n{help}"));
    let message = message(&format!("{feature}{}{help}", fault.what));
    format!(
        "::{} {}::{message}\n",
        fault.severity.word(),
        properties.join(",")
    )
}

fn message(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

fn property(text: &str) -> String {
    message(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geodata::faults::Faults;
    use crate::geodata::rule::OPEN_RING;

    #[test]
    fn what_would_end_the_command_is_escaped() {
        let mut faults = Faults::new("a,b:c.geojson", "[\n 38]");
        faults.enter(Some("x".into()));
        faults
            .add(OPEN_RING, 3, "100 % open:\nyes")
            .help("close it");
        assert_eq!(
            faults_github(&faults.into_findings()),
            "::error file=a%2Cb%3Ac.geojson,line=2,col=2,endLine=2,endColumn=3,title=open-ring\
             ::feature x: 100 %25 open:%0Ayes%0Aclose it\n"
        );
    }
}
