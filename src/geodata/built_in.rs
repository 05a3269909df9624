//! The geodata that are compiled in.

use bytes::Bytes;
use rust_embed::Embed;

use super::file::{Origin, SourceFile};

#[derive(Embed)]
#[folder = "geodata/"]
#[include = "*.toml"]
#[include = "*.geojson"]
#[exclude = "scripts/*"]
struct Files;

/// The file of that name, if there is one.
pub(super) fn read(name: &str) -> Option<SourceFile> {
    let file = Files::get(name)?;
    Some(SourceFile {
        name: name.to_owned(),
        origin: Origin::BuiltIn,
        bytes: Bytes::from_owner(file.data),
    })
}

/// The names of all files.
pub(super) fn names() -> impl Iterator<Item = String> {
    Files::iter().map(|name| name.into_owned())
}
