//! What an animation of this program says of itself, written and read.

use super::AnimationFormat;
use super::blocks::{comment, riff_chunks};
use crate::encode::chunks::chunks;
use crate::encode::software::{is_software, software};
use crate::encode::{Metadata, Provenance, is_ours};

/// The type of the chunk in which a WebP says what made it; readers pass over what they do not know.
pub(super) const CHUNK: [u8; 4] = *b"bmap";

/// What made an animation: the program, title, words and rights, the request, the snapshots and the inputs. Each
/// begins a line; only the words may be several.
pub(super) fn told(metadata: &Metadata) -> String {
    let mut lines = vec![
        software(),
        metadata.title.clone(),
        metadata.alt_text.clone(),
        metadata.copyright.clone(),
        metadata.request.clone(),
    ];
    lines.extend(metadata.snapshot.clone());
    let inputs = metadata.inputs.iter();
    lines.extend(inputs.map(|(name, sha256)| format!("{sha256}  {name}")));
    lines.join("\n")
}

/// What [`told`] wrote, without what it leaves out; `None` of anything else.
pub(super) fn heard(text: &[u8]) -> Option<Provenance> {
    let text = std::str::from_utf8(text).ok()?;
    let lines: Vec<&str> = text.lines().collect();
    // The request is one of JSON.
    let request = lines.iter().position(|line| line.starts_with('{'))?;
    let (said, made) = lines.split_at(request);
    let [software, title, words @ .., rights] = said else {
        return None;
    };
    if !is_software(software.as_bytes()) {
        return None;
    }
    let mut metadata = Metadata {
        title: (*title).to_owned(),
        alt_text: words.join("\n"),
        copyright: (*rights).to_owned(),
        request: made[0].to_owned(),
        ..Metadata::default()
    };
    for line in &made[1..] {
        match line.split_once("  ") {
            Some((sha256, name)) => metadata.inputs.push((name.to_owned(), sha256.to_owned())),
            None => metadata.snapshot = Some((*line).to_owned()),
        }
    }
    Some(Provenance {
        software: (*software).to_owned(),
        metadata,
    })
}

/// Whether the bytes are an animation that this program wrote, of whatever version. Any bytes may be
/// given; a still of the program is one too.
pub fn is_our_animation(bytes: &[u8], format: AnimationFormat) -> bool {
    match format {
        AnimationFormat::Png => {
            let is_png = bytes.starts_with(b"\x89PNG\r\n\x1a\n") && chunks(bytes).next().is_some();
            is_png && is_ours(bytes)
        }
        AnimationFormat::Gif => comment(bytes).is_some_and(|comment| is_software(&comment)),
        AnimationFormat::WebP => {
            riff_chunks(bytes).any(|(kind, data)| kind == CHUNK && is_software(data))
        }
    }
}
