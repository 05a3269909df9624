//! The viewer's files, compiled in, as far as they were built before the program was.

use std::borrow::Cow;

use rust_embed::Embed;

/// What `npm run build` leaves; without it the folder is not there, and there is no file.
#[derive(Embed)]
#[folder = "viewer/dist/"]
#[allow_missing = true]
struct Files;

/// A file of the viewer.
pub(crate) struct ViewerFile {
    /// Its bytes.
    pub(crate) bytes: Cow<'static, [u8]>,
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
        bytes: file.data,
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
        "json" | "map" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
