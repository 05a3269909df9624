//! All that is known of the pictures, for machines.

use serde_json::{Value as Json, json};

use super::{Embed, EmbedPicture};
use crate::geodata::Source;
use crate::report::distances::distance_value;
use crate::report::source_value;

impl Embed<'_> {
    /// JSON, as `docs/embed.schema.json` describes it; what is measured is not rounded.
    pub fn json(&self) -> String {
        let inputs = self.inputs.iter();
        let inputs = inputs.map(|(name, sha256)| json!({ "name": name, "sha256": sha256 }));
        let distances = self.distances.iter().map(|(place, measured)| {
            distance_value(place.name.or_english(self.lang), place.position, measured)
        });
        let report = json!({
            "software": self.software,
            "lang": self.lang.tag(),
            "title": self.title,
            "alt": self.alt_text,
            "caption": self.caption(str::to_owned, |text, _| text.to_owned()),
            "disclaimer": self.disclaimer,
            "date": self.date,
            "snapshot": self.snapshot,
            "pictures": self.pictures.iter().map(picture).collect::<Vec<_>>(),
            "sources": self.sources.iter().map(|one| self.source(one)).collect::<Vec<_>>(),
            "basemap": self.basemap,
            "distances": distances.collect::<Vec<_>>(),
            "zones": self.areas.iter().map(|areas| areas.value()).collect::<Vec<_>>(),
            "inputs": inputs.collect::<Vec<_>>(),
        });
        format!("{report:#}\n")
    }

    fn source(&self, source: &Source) -> Json {
        source_value(source, json!(source.attribution.or_english(self.lang)))
    }
}

fn picture(picture: &EmbedPicture) -> Json {
    // It is JSON by construction, and stands as text where it is not.
    let request = serde_json::from_str(&picture.request);
    json!({
        "file": picture.file,
        "layout": picture.layout.word(),
        "scale": picture.scale.factor(),
        "width": picture.width,
        "height": picture.height,
        "bytes": picture.bytes,
        "sha256": picture.sha256,
        "request": request.unwrap_or_else(|_| json!(picture.request)),
    })
}
