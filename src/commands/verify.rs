//! `verify`: whether an archive of tiles is what it says.

use bakhmut_map::archive::{json, verify};
use bakhmut_map::error::Result;

use super::console::Console;
use crate::cli::{VerifyArgs, VerifyFormat};

/// Prints what is found; whether nothing is wrong.
pub(crate) fn run(args: &VerifyArgs, console: Console) -> Result<bool> {
    let report = verify(&args.file)?;
    let file = args.file.display().to_string();
    if args.format == VerifyFormat::Json {
        console.result(&json(&file, &report))?;
        return Ok(report.is_valid());
    }
    for finding in &report.findings {
        console.result(&finding.to_string())?;
    }
    if report.more > 0 {
        console.result(&format!("… and {} more of the same kinds", report.more))?;
    }
    if report.is_valid() {
        console.result(&format!("{file}: {report}"))?;
    }
    Ok(report.is_valid())
}
