//! Why the geodata have none of something.

use bakhmut_map::geodata::Geodata;

/// Why a file gives nothing: it is not there, or it is empty.
pub(crate) fn lack(geodata: &Geodata, file: &str) -> String {
    if geodata.inputs().iter().any(|input| input.name == file) {
        format!("{file} is empty")
    } else {
        format!("the geodata have no {file}")
    }
}
