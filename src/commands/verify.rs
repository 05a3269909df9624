//! `verify`: whether an archive of tiles is what it says.

use bakhmut_map::archive::{is_part, json, verify};
use bakhmut_map::error::Result;

use super::console::Console;
use crate::cli::{VerifyArgs, VerifyFormat};

/// Prints what is found; whether nothing is wrong.
pub(crate) fn run(args: &VerifyArgs, console: Console) -> Result<bool> {
    let file = args.file.display().to_string();
    if is_part(&args.file) {
        console.warn(&format!(
            "by its name, {file} is what a run of tiles has left before its end: the same command with --resume goes on with it"
        ));
    }
    let report = verify(&args.file)?;
    if args.format == VerifyFormat::Json {
        console.result(&json(&file, &report))?;
        return Ok(report.is_valid());
    }
    for finding in &report.findings {
        console.result(&finding.of(&file))?;
    }
    if report.more > 0 {
        console.result(&format!("… and {} more of the same kinds", report.more))?;
    }
    if report.is_valid() {
        console.result(&format!("{file}: {report}"))?;
    }
    Ok(report.is_valid())
}
