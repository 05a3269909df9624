//! How the program names itself in what it writes.

/// The program's name as it stands before the version.
const PROGRAM: &str = env!("CARGO_PKG_NAME");

/// Name and version of the program.
pub(crate) fn software() -> String {
    format!("{PROGRAM} {}", env!("CARGO_PKG_VERSION"))
}

/// Whether a text begins with the program's name, as [`software`] does.
pub(crate) fn is_software(text: &[u8]) -> bool {
    let rest = text.strip_prefix(PROGRAM.as_bytes());
    rest.is_some_and(|rest| rest.starts_with(b" "))
}
