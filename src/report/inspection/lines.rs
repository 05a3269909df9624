//! What made a picture, as lines.

use super::{AtHand, Inspection};

impl Inspection {
    /// A line for each thing that a picture says of itself; then its inputs; and last what came of drawing
    /// it again.
    pub fn lines(&self) -> String {
        let scale = self.scale.map(|scale| format!(", scale {scale}"));
        let frames = self.frames.map(|frames| format!(", {frames} frames"));
        let mut lines = vec![format!(
            "{}: {}x{}{}{}, {} bytes, by {}",
            self.file,
            self.width,
            self.height,
            scale.unwrap_or_default(),
            frames.unwrap_or_default(),
            self.bytes,
            self.software
        )];
        let data = match &self.snapshot {
            Some(snapshot) if self.date.is_empty() => snapshot.clone(),
            Some(snapshot) => format!("{} ({snapshot})", self.date),
            None => self.date.clone(),
        };
        let said = [
            ("title", Some(&self.title)),
            ("alt", Some(&self.alt_text)),
            ("note", self.disclaimer.as_ref()),
            ("rights", Some(&self.rights)),
            ("data of", Some(&data)),
            ("request", Some(&self.request)),
        ];
        let said = said.into_iter();
        lines.extend(said.filter_map(|(what, text)| Some(format!("{what:<8} {}", text?))));
        lines.push("inputs".to_owned());
        lines.extend(self.inputs.iter().map(|input| {
            let (word, name, sha256) = (input.at_hand.word(), &input.name, &input.sha256);
            match &input.at_hand {
                AtHand::Differs(now) => format!("  {word:<8} {sha256}  {name}, now {now}"),
                _ => format!("  {word:<8} {sha256}  {name}"),
            }
        }));
        lines.push(format!("{}: {}", self.again.word(), self.again.said()));
        let text = lines.join("\n");
        // A terminal is not steered by what stands in a file.
        text.lines()
            .map(crate::error::tame)
            .collect::<Vec<_>>()
            .join("\n")
    }
}
