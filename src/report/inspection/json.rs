//! What made a picture, as JSON.

use serde_json::{Value as Json, json};

use super::{Again, AtHand, InspectedInput, Inspection};

impl Inspection {
    /// JSON, as `docs/inspect.schema.json` describes it.
    pub fn json(&self) -> String {
        // Another program may have written over it.
        let request = serde_json::from_str::<Json>(&self.request);
        let mut again = json!({ "result": self.again.word(), "text": self.again.said() });
        if let Again::Differs { pixels, words } = self.again {
            again["pixels"] = json!(pixels);
            again["words"] = json!(words);
        }
        let report = json!({
            "file": self.file,
            "software": self.software,
            "width": self.width,
            "height": self.height,
            "scale": self.scale,
            "frames": self.frames,
            "bytes": self.bytes,
            "title": self.title,
            "alt": self.alt_text,
            "lang": self.language,
            "disclaimer": self.disclaimer,
            "rights": self.rights,
            "date": self.date,
            "snapshot": self.snapshot,
            "request": request.unwrap_or_else(|_| json!(self.request)),
            "inputs": self.inputs.iter().map(input).collect::<Vec<_>>(),
            "again": again,
        });
        format!("{report:#}")
    }
}

fn input(input: &InspectedInput) -> Json {
    let mut object = json!({
        "name": input.name,
        "sha256": input.sha256,
        "at_hand": input.at_hand.word(),
    });
    if let AtHand::Differs(now) = &input.at_hand {
        object["now_sha256"] = json!(now);
    }
    object
}
