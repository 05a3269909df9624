//! Labels, and where they were put.

use kurbo::{Line, Point, Rect, Size};

use super::Ground;
use super::candidate::{Align, Candidate};
use super::search::{Search, Taken};
use crate::text::Shaped;

/// From base line to base line, in parts of a line's size.
const LEADING: f64 = 1.15;

/// A name that wants a place.
#[derive(Clone, Debug)]
pub struct Label {
    /// Its lines, the upper first.
    pub lines: Vec<Shaped>,
    /// The point that it names, in pixels.
    pub at: Point,
    /// Where else it may stand beside what it names, the best first: points of a line.
    pub along: Vec<Point>,
    /// How far the text stays from the point, in pixels.
    pub clear: f64,
    /// The smaller, the sooner it is placed.
    pub rank: u32,
    /// Whether it may stand apart from its point, joined by a leader.
    pub may_lead: bool,
    /// Whether it does not wander for the sake of labels that are not firm.
    pub firm: bool,
    /// Whether no line that the reader must follow may run through it: one that has to stand apart
    /// from its point for that does, and one that can't is left out.
    pub off_lines: bool,
}

/// A label that found its place.
#[derive(Clone, Debug)]
pub struct Placed {
    /// Its index among the labels asked for.
    pub index: usize,
    /// The room that it takes.
    pub rect: Rect,
    /// Where the base line of each line starts.
    pub baselines: Vec<Point>,
    /// From the mark to the text, where they stand apart.
    pub leader: Option<Line>,
}

/// What came of a placement.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// The labels that found a place, in the order in which they found it.
    pub placed: Vec<Placed>,
    /// Indices of those that did not.
    pub dropped: Vec<usize>,
    /// The room that is left.
    pub ground: Ground,
}

/// Room around each label, in parts of its line height.
const AIR: f64 = 0.12;
const WIDE_AIR: f64 = 0.35;
/// How often the search starts anew for a label that may be led and yet found no place.
const TRIES: usize = 12;

/// Finds a place for every label that has one. Labels of equal rank are placed in the order given.
/// Where one that may stand apart from its mark is shut in by those before it, all are placed
/// again with that one first. In the end labels make way for each other where that is better for
/// both together.
pub fn place(labels: &[Label], mut ground: Ground) -> Outcome {
    let mut by_rank: Vec<usize> = (0..labels.len()).collect();
    by_rank.sort_by_key(|&i| labels[i].rank);
    let search = Search::new(labels, &ground);
    let mut taken = by_hardest(labels, &search, &by_rank);
    search.make_way(&by_rank, &mut taken);
    let (mut placed, mut dropped) = (Vec::new(), Vec::new());
    for index in by_rank {
        let label = &labels[index];
        let Some(candidate) = search.place(&taken, index) else {
            dropped.push(index);
            continue;
        };
        ground.block(candidate.rect.inflate(label.air(), 0.0));
        if let Some(leader) = candidate.leader {
            ground.block_line(leader);
        }
        placed.push(Placed {
            index,
            rect: candidate.rect,
            baselines: label.baselines(candidate),
            leader: candidate.leader,
        });
    }
    Outcome {
        placed,
        dropped,
        ground,
    }
}

/// First come, first served, by rank; where a label that may stand apart from its mark is shut in,
/// again with that one first.
fn by_hardest(labels: &[Label], search: &Search<'_>, by_rank: &[usize]) -> Taken {
    let mut order = by_rank.to_vec();
    let shut_in = |taken: &Taken, order: &[usize]| -> Vec<usize> {
        let missing = order.iter().copied().filter(|&i| taken[i].is_none());
        missing.filter(|&i| labels[i].may_lead).collect()
    };
    let mut best = search.first_come(&order);
    let mut still_out = shut_in(&best, &order);
    for _ in 0..TRIES {
        let Some(&first) = still_out.first() else {
            break;
        };
        order.retain(|i| *i != first);
        order.insert(0, first);
        let again = search.first_come(&order);
        still_out = shut_in(&again, &order);
        if still_out.len() < shut_in(&best, &order).len() {
            best = again;
        }
    }
    best
}

impl Label {
    fn line_height(&self) -> f64 {
        self.lines.first().map_or(0.0, |line| line.size() * LEADING)
    }

    /// Room kept beside the label, in pixels: more where it is one of several that are said of lines.
    pub(super) fn air(&self) -> f64 {
        let is_wide = self.off_lines && self.may_lead;
        (if is_wide { WIDE_AIR } else { AIR }) * self.line_height()
    }

    pub(super) fn size(&self) -> Size {
        let width = self.lines.iter().map(Shaped::width).fold(0.0, f64::max);
        let heights = self.lines.iter().map(|line| line.size() * LEADING);
        Size::new(width, heights.sum())
    }

    /// Where it leaves ink.
    pub(super) fn ink(&self, candidate: &Candidate) -> Rect {
        let lines = self.lines.iter().zip(self.baselines(candidate));
        let inks = lines.map(|(line, at)| line.ink() + at.to_vec2());
        inks.reduce(|a, b| a.union(b)).unwrap_or(candidate.rect)
    }

    /// Where the base line of each line starts.
    fn baselines(&self, candidate: &Candidate) -> Vec<Point> {
        let mut y = candidate.rect.y0;
        let baseline = |line: &Shaped| {
            let height = line.size() * LEADING;
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
        self.lines.iter().map(baseline).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Face, shape};
    use kurbo::Vec2;
    use proptest::prelude::*;

    const FRAME: Rect = Rect::new(0.0, 0.0, 400.0, 300.0);

    fn label(text: &str, at: Point, rank: u32, may_lead: bool) -> Label {
        let lines = vec![shape(text, Face::Regular, 16.0, 0.0)];
        Label {
            lines,
            at,
            along: Vec::new(),
            clear: 6.0,
            rank,
            may_lead,
            firm: may_lead,
            off_lines: false,
        }
    }

    #[test]
    fn a_name_with_room_stands_to_the_right_of_its_mark() {
        let at = Point::new(100.0, 100.0);
        let outcome = place(&[label("Yahidne", at, 1, false)], Ground::new(FRAME));
        let rect = outcome.placed[0].rect;
        assert!(rect.x0 == 106.0 && (rect.center().y - 100.0).abs() < 1e-9);
    }

    #[test]
    fn a_crowd_is_led_apart_and_the_unimportant_dropped() {
        let at = Point::new(200.0, 150.0);
        let story_marks = (0..6).map(|i| at + (f64::from(i % 3) * 9.0, f64::from(i / 3) * 9.0));
        let story = story_marks
            .clone()
            .map(|mark| label("Khromove", mark, 0, true));
        let others = (0..40).map(|i| label("Berkhivka", at + (0.0, f64::from(i)), 5, false));
        let labels: Vec<Label> = story.chain(others).collect();
        let mut ground = Ground::new(FRAME);
        story_marks.for_each(|mark| ground.block_mark(mark, 3.0));
        let outcome = place(&labels, ground);
        assert!(outcome.dropped.iter().all(|i| *i >= 6), "{outcome:?}");
        assert!(!outcome.dropped.is_empty());
    }

    #[test]
    fn a_label_keeps_off_a_line_that_the_reader_follows() {
        let mut ground = Ground::new(FRAME);
        ground.avoid(&[Point::new(120.0, 0.0), Point::new(120.0, 300.0)]);
        let at = Point::new(100.0, 100.0);
        let outcome = place(&[label("Ivanhrad", at, 1, false)], ground);
        assert!(outcome.placed[0].rect.x1 < 100.0, "{:?}", outcome.placed);
    }

    /// Lines to either side of a mark, and above and below it.
    fn caged(at: Point) -> Ground {
        let mut ground = Ground::new(FRAME);
        for (dx, dy) in [(12.0, 0.0), (-12.0, 0.0), (0.0, 12.0), (0.0, -12.0)] {
            let (along, middle) = (Vec2::new(dy, dx) * 4.0, at + (dx, dy));
            ground.avoid(&[middle - along, middle + along]);
        }
        ground
    }

    #[test]
    fn a_label_that_lines_shut_in_is_led_out_or_left_out() {
        let at = Point::new(200.0, 150.0);
        let set = |may_lead| {
            let label = Label {
                off_lines: true,
                ..label("Horlivka", at, 1, may_lead)
            };
            place(&[label], caged(at))
        };
        assert_eq!(set(false).dropped, [0]);
        let outcome = set(true);
        let placed = &outcome.placed[0];
        assert!(placed.leader.is_some());
        assert_eq!(caged(at).hidden(placed.rect), 0.0);
    }

    #[test]
    fn what_is_said_of_a_line_stands_where_it_has_room() {
        let at = Point::new(200.0, 150.0);
        let off = Label {
            along: vec![Point::new(200.0, 100.0), Point::new(200.0, 40.0)],
            off_lines: true,
            ..label("63.6 miles", at, 1, true)
        };
        let mut ground = Ground::new(FRAME);
        ground.block(Rect::new(0.0, 70.0, 400.0, 300.0));
        let placed = &place(std::slice::from_ref(&off), ground).placed[0];
        assert!(
            placed.leader.is_none() && placed.rect.y1 < 70.0,
            "{placed:?}"
        );
        // Where there is, in the middle.
        let placed = &place(&[off], Ground::new(FRAME)).placed[0];
        assert_eq!(placed.rect.center().y, 150.0);
    }

    #[test]
    fn a_name_keeps_away_from_another_mark() {
        let (own, other) = (Point::new(100.0, 100.0), Point::new(104.0, 88.0));
        let mut ground = Ground::new(FRAME);
        ground.block_mark(own, 3.0);
        ground.block_mark(other, 3.0);
        ground.block(Rect::new(108.0, 90.0, 170.0, 110.0));
        let outcome = place(&[label("Soledar", own, 1, false)], ground.clone());
        let rect = outcome.placed[0].rect;
        assert!(ground.rivalry(rect, own, 6.0) < 1.0, "{rect:?}");
    }

    #[test]
    fn heaped_accents_are_not_cut() {
        let name = format!("A{}", "\u{316}".repeat(6));
        let labels = [label(&name, Point::new(200.0, 290.0), 1, true)];
        let placed = &place(&labels, Ground::new(FRAME)).placed[0];
        let ink = labels[0].lines[0].ink() + placed.baselines[0].to_vec2();
        assert!(placed.rect.y1 < ink.y1 && ink.y1 < FRAME.y1, "{ink:?}");
    }

    #[test]
    fn twice_the_scale_is_set_alike() {
        let at = |scale: f64| Point::new(200.0 * scale, 150.0 * scale);
        let set = |scale: f64| {
            let big = |text: &str, rank| Label {
                lines: vec![shape(text, Face::Bold, 16.0 * scale, 0.0)],
                at: at(scale),
                along: Vec::new(),
                clear: 6.0 * scale,
                rank,
                may_lead: true,
                firm: true,
                off_lines: false,
            };
            let frame = Rect::new(0.0, 0.0, 400.0 * scale, 300.0 * scale);
            let mut ground = Ground::new(frame);
            ground.avoid(&[
                Point::new(210.0 * scale, 0.0),
                Point::new(215.0 * scale, 300.0 * scale),
            ]);
            let labels: Vec<Label> = (0..5).map(|rank| big("Bakhmut", rank)).collect();
            place(&labels, ground)
                .placed
                .into_iter()
                .map(|p| p.rect.center())
                .collect::<Vec<_>>()
        };
        let (ones, twos) = (set(1.0), set(2.0));
        assert_eq!((ones.len(), twos.len()), (5, 5));
        for (one, two) in ones.iter().zip(twos) {
            assert!(
                (two.x / 2.0 - one.x).hypot(two.y / 2.0 - one.y) < 1.0,
                "{one:?} {two:?}"
            );
        }
    }

    proptest! {
        #[test]
        fn no_two_labels_overlap_and_none_is_cut(
            marks in prop::collection::vec((0.0..400.0, 0.0..300.0, 0_u32..5, any::<bool>()), 0..40),
        ) {
            let labels: Vec<Label> = marks
                .into_iter()
                .map(|(x, y, rank, lead)| label("Klishchiivka", Point::new(x, y), rank, lead))
                .collect();
            let outcome = place(&labels, Ground::new(FRAME));
            prop_assert_eq!(outcome.placed.len() + outcome.dropped.len(), labels.len());
            for (i, a) in outcome.placed.iter().enumerate() {
                prop_assert_eq!(a.rect.intersect(FRAME), a.rect);
                for b in &outcome.placed[..i] {
                    let both = a.rect.intersect(b.rect);
                    prop_assert!(both.width() <= 0.0 || both.height() <= 0.0, "{a:?} {b:?}");
                }
            }
        }
    }
}
