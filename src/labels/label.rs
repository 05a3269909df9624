//! Labels: the forms that a name may be set in, and what is asked of its place.

use kurbo::{Point, Rect, Size};

use super::candidate::{Align, Candidate};
use crate::text::Shaped;

/// The height of a line in parts of its size; and of one of several, where tails of letters stand over the
/// accents of capitals.
const LEADING: f64 = 1.15;
const LOOSE: f64 = 1.25;
/// Room around each label, in parts of its line height.
const AIR: f64 = 0.12;
const WIDE_AIR: f64 = 0.35;
/// Room from its ink to a line that the reader must follow, in parts of its line height: more than the
/// halo and half of the line take.
const OFF_LINES: f64 = 0.26;

/// A name that wants a place.
#[derive(Clone, Debug)]
pub struct Label {
    /// How it may be set, the best first: the lines of each form, the upper first.
    pub forms: Vec<Vec<Shaped>>,
    /// The point that it names, in pixels.
    pub at: Point,
    /// Where else it may stand beside what it names, the best first: points of a line.
    pub along: Vec<Point>,
    /// Whether it may stand over its points, with its middle there, and had better.
    pub over: bool,
    /// How far the text stays from the point, in pixels.
    pub clear: f64,
    /// The smaller, the sooner it is placed.
    pub rank: u32,
    /// How far it may stand apart from its point, joined by a leader, in pixels; nought where it may not.
    pub leader: f64,
    /// Whether it is set even where no place is on its side of every boundary and off every line that the
    /// reader must follow.
    pub must_stay: bool,
    /// How much its place counts beside those of others, which count 1.
    pub weight: f64,
    /// Whether it stands on that side of every boundary on which its point lies, or is
    /// left out.
    pub keeps_side: bool,
    /// Whether the picture is about lines of which something is said: what is said has more air, and a label may
    /// hang straight above or below its point.
    pub among_lines: bool,
}

impl Label {
    /// Whether it may stand apart from its point, joined by a leader.
    pub(super) fn may_lead(&self) -> bool {
        self.leader > 0.0
    }

    /// The height of a line of its first form, in pixels.
    pub(super) fn line_height(&self) -> f64 {
        let first = self.forms.first().and_then(|lines| lines.first());
        first.map_or(0.0, |line| line.size() * LEADING)
    }

    /// The height of its first form, in pixels.
    pub(super) fn height(&self) -> f64 {
        self.forms.first().map_or(0.0, |lines| size(lines).height)
    }

    /// Room kept beside the label, in pixels: more where it is said of a line, as several may be.
    pub(super) fn air(&self) -> f64 {
        let is_wide = self.among_lines && !self.keeps_side;
        (if is_wide { WIDE_AIR } else { AIR }) * self.line_height()
    }

    /// How many times as far from it as its own mark another has to be: clearly farther in a picture about
    /// lines, which names few places and can do without one that may be taken for another.
    pub(super) fn apart(&self) -> f64 {
        if self.among_lines { 1.15 } else { 1.0 }
    }

    /// Room kept beside its ink, and above and below it, to a line that the reader must follow, in pixels.
    pub(super) fn off_lines(&self) -> [f64; 2] {
        let off = OFF_LINES * self.line_height();
        [self.air().max(off), off]
    }

    /// The lines of the form that a candidate is of.
    fn lines(&self, candidate: &Candidate) -> &[Shaped] {
        self.forms.get(candidate.form).map_or(&[], Vec::as_slice)
    }

    /// Where it leaves ink.
    pub(super) fn ink(&self, candidate: &Candidate) -> Rect {
        let lines = self.lines(candidate).iter().zip(self.baselines(candidate));
        let inks = lines.map(|(line, at)| line.ink() + at.to_vec2());
        inks.reduce(|a, b| a.union(b)).unwrap_or(candidate.rect)
    }

    /// Where the base line of each line starts.
    pub(super) fn baselines(&self, candidate: &Candidate) -> Vec<Point> {
        let mut y = candidate.rect.y0;
        let leading = leading(self.lines(candidate));
        let baseline = |line: &Shaped| {
            let height = line.size() * leading;
            let spare = candidate.rect.width() - line.width();
            let indent = match candidate.align {
                Align::Left => 0.0,
                Align::Middle => spare / 2.0,
                Align::Right => spare,
            };
            // Capitals stand in the middle of the line's height.
            let at = y + f64::midpoint(height, line.cap_height());
            y += height;
            Point::new(candidate.rect.x0 + indent, at)
        };
        self.lines(candidate).iter().map(baseline).collect()
    }
}

/// The room that lines over one another take, in pixels.
pub fn size(lines: &[Shaped]) -> Size {
    let width = lines.iter().map(Shaped::width).fold(0.0, f64::max);
    let heights = lines.iter().map(|line| line.size() * leading(lines));
    Size::new(width, heights.sum())
}

fn leading(lines: &[Shaped]) -> f64 {
    if lines.len() > 1 { LOOSE } else { LEADING }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::labels::invented::label;
    use crate::labels::{Ground, place};
    use crate::text::{Face, shape};

    #[test]
    fn lines_over_one_another_do_not_touch() {
        for second in [16.0, 12.5] {
            let lines = [("руф", 16.0), ("ЙЇҐ", second)];
            let lines = lines.map(|(text, size)| shape(text, Face::Bold, size, 0.0));
            let name = Label {
                forms: vec![lines.to_vec()],
                ..label("", Point::new(50.0, 50.0), 1, false)
            };
            let ground = Ground::new(Rect::new(0.0, 0.0, 200.0, 100.0));
            let placed = place(&[name], ground).placed.remove(0);
            let [upper, lower] = [0, 1].map(|i| lines[i].ink() + placed.baselines[i].to_vec2());
            assert!(upper.y1 < lower.y0, "{upper:?} {lower:?}");
        }
    }
}
