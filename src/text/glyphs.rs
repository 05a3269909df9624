//! The glyphs that a line of characters becomes, in font units.

use harfrust::{Buffer, Direction, Feature, Script, ShapeOptions, ShaperFont, Tag};
use kurbo::Point;
use skrifa::GlyphId;

use super::Face;

/// Where each cluster of a line begins: its first byte, and the pen's way to it in ems. The line's
/// end comes last.
pub(super) fn clusters(text: &str, face: Face) -> Vec<(usize, f64)> {
    let mut clusters: Vec<(usize, f64)> = Vec::new();
    // Summed in font units, which are whole, so that no sum depends on where it starts.
    let mut pen = 0.0;
    for glyph in glyphs(text, face, false) {
        if clusters.last().is_none_or(|last| last.0 < glyph.start) {
            clusters.push((glyph.start, pen));
        }
        pen += glyph.advance;
    }
    clusters.push((text.len(), pen));
    let units_per_em = face.parsed().units_per_em;
    clusters.iter_mut().for_each(|c| c.1 /= units_per_em);
    clusters
}

/// A glyph at its place in a line, in units of the line's face, y up.
pub(super) struct Glyph {
    /// The face that has it: another than the line's where that lacks the character.
    pub(super) face: Face,
    pub(super) id: GlyphId,
    /// The first byte of the characters that it stands for.
    pub(super) start: usize,
    /// Whether the next glyph stands for other characters.
    pub(super) ends_cluster: bool,
    pub(super) offset: Point,
    pub(super) advance: f64,
}

/// The glyphs of a line from left to right; without ligatures where it is set `loose`.
pub(super) fn glyphs(text: &str, face: Face, loose: bool) -> Vec<Glyph> {
    let no_ligatures = [
        Feature::new(Tag::new(b"liga"), 0, ..),
        Feature::new(Tag::new(b"clig"), 0, ..),
    ];
    let features = if loose { &no_ligatures[..] } else { &[] };
    let mut line = Vec::new();
    for Run {
        script,
        face: set_in,
        start,
        text: run,
    } in runs(text, face)
    {
        let parsed = set_in.parsed();
        let font = ShaperFont::new(&parsed.font);
        let unit = face.parsed().units_per_em / parsed.units_per_em;
        let mut buffer = Buffer::new();
        buffer.push_str(run);
        buffer.set_direction(Direction::LeftToRight);
        buffer.set_script(Some(script));
        harfrust::shape(&font, &mut buffer, ShapeOptions::new().features(features))
            .expect("invariant: the buffer is unshaped and its direction set");
        let infos = buffer.glyph_infos();
        for (i, (info, at)) in infos.iter().zip(buffer.glyph_positions()).enumerate() {
            let next = infos.get(i + 1);
            line.push(Glyph {
                face: set_in,
                id: GlyphId::new(info.glyph_id),
                start: start + info.cluster as usize,
                ends_cluster: next.is_none_or(|next| next.cluster != info.cluster),
                offset: Point::new(unit * f64::from(at.x_offset), unit * f64::from(at.y_offset)),
                advance: unit * f64::from(at.x_advance),
            });
        }
    }
    line
}

/// A stretch of a text that is shaped at once.
struct Run<'t> {
    script: Script,
    face: Face,
    /// Its first byte.
    start: usize,
    text: &'t str,
}

/// The text in runs of one script and face; digits, spaces and punctuation go with what stands before
/// them.
fn runs(text: &str, face: Face) -> Vec<Run<'_>> {
    let mut runs: Vec<Run<'_>> = Vec::new();
    for (start, c) in text.char_indices() {
        let script = harfrust::unicode::script(u32::from(c));
        let neutral = [Script::COMMON, Script::INHERITED, Script::UNKNOWN].contains(&script);
        let set_in = match runs.last() {
            // A space goes with the word before it.
            Some(last) if last.face != face && c.is_whitespace() && last.face.has(c) => last.face,
            _ => face.setting(c),
        };
        match runs.last_mut() {
            Some(last) if last.face == set_in && (neutral || last.script == script) => {}
            Some(last) if last.face == set_in && last.script == Script::COMMON => {
                last.script = script;
            }
            _ => runs.push(Run {
                script,
                face: set_in,
                start,
                text: "",
            }),
        }
    }
    let ends = runs.iter().skip(1).map(|run| run.start);
    let ends: Vec<usize> = ends.chain([text.len()]).collect();
    for (run, end) in runs.iter_mut().zip(ends) {
        run.text = text.get(run.start..end).unwrap_or_default();
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_part_scripts_and_keep_neutrals() {
        let parts: Vec<&str> = runs("12 км / km, 5", Face::Regular)
            .into_iter()
            .map(|run| run.text)
            .collect();
        assert_eq!(parts, ["12 км / ", "km, 5"]);
    }
}
