//! The viewer's files, compiled in, as far as they were built before the program was.

use bytes::Bytes;
use rust_embed::Embed;

use super::http::{GEOJSON, JSON, PNG};

/// What `npm run build` leaves; without it the folder is not there, and there is no file.
#[derive(Embed)]
#[folder = "viewer/dist/"]
#[allow_missing = true]
struct Files;

/// A file of the viewer.
pub(crate) struct ViewerFile {
    /// Its bytes.
    pub(crate) bytes: Bytes,
    /// Its media type.
    pub(crate) media: &'static str,
    /// The first 64 bits of its hash, in hexadecimal digits.
    pub(crate) hash: String,
}

/// The file of a name below the viewer's folder.
pub(crate) fn viewer_file(name: &str) -> Option<ViewerFile> {
    let file = Files::get(name)?;
    let hash = file.metadata.sha256_hash();
    Some(ViewerFile {
        bytes: Bytes::from_owner(file.data),
        media: media(name),
        hash: crate::hash::hex(&hash[..8]),
    })
}

/// The media type by a name's ending.
fn media(name: &str) -> &'static str {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    match ending {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" | "map" => JSON,
        "geojson" => GEOJSON,
        "svg" => "image/svg+xml",
        "png" => PNG,
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_known_by_their_endings() {
        assert_eq!(media("assets/context-Ab1.geojson"), "application/geo+json");
        assert_eq!(
            media("assets/index-Ab1.js"),
            "text/javascript; charset=utf-8"
        );
        assert_eq!(media("nothing"), "application/octet-stream");
    }
}
