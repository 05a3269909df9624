//! The search: the most important name first, each to the cheapest place that is free.

use kurbo::{Line, Point, Rect, Size};

use super::Ground;
use super::candidate::{self, Align, Candidate};
use crate::text::Shaped;

/// A name that wants a place.
#[derive(Clone, Debug)]
pub struct Label {
    /// Its lines, the upper first.
    pub lines: Vec<Shaped>,
    /// The point that it names, in pixels.
    pub at: Point,
    /// How far the text stays from the point, in pixels.
    pub clear: f64,
    /// The smaller, the sooner it is placed.
    pub rank: u32,
    /// Whether it may stand apart from its point, joined by a leader.
    pub may_lead: bool,
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

/// What hiding as much of a line as the label is high costs. All costs are free of the unit, so
/// that a picture of twice the scale is set alike.
const HIDING: f64 = 20.0;
/// What standing as near to another mark as to its own costs.
const RIVAL: f64 = 9.0;
/// Room around each label, in parts of its line height.
const AIR: f64 = 0.12;

/// How often the search starts anew for a label that may be led and yet found no place.
const TRIES: usize = 12;

/// Finds a place for every label that has one. Labels of equal rank are placed in the order given.
/// Where one that may stand apart from its mark is shut in by those before it, all are placed
/// again with that one first.
pub fn place(labels: &[Label], ground: Ground) -> Outcome {
    let mut order: Vec<usize> = (0..labels.len()).collect();
    order.sort_by_key(|&i| labels[i].rank);
    let shut_in = |outcome: &Outcome| -> Vec<usize> {
        let dropped = outcome.dropped.iter().copied();
        dropped.filter(|i| labels[*i].may_lead).collect()
    };
    let mut best = place_in(&order, labels, ground.clone());
    let mut still_out = shut_in(&best);
    for _ in 0..TRIES {
        let Some(&first) = still_out.first() else {
            break;
        };
        order.retain(|i| *i != first);
        order.insert(0, first);
        let again = place_in(&order, labels, ground.clone());
        still_out = shut_in(&again);
        if still_out.len() < shut_in(&best).len() {
            best = again;
        }
    }
    best
}

fn place_in(order: &[usize], labels: &[Label], mut ground: Ground) -> Outcome {
    let (mut placed, mut dropped) = (Vec::new(), Vec::new());
    for &index in order {
        let label = &labels[index];
        match best(label, &ground) {
            Some(candidate) => {
                let air = AIR * line_height(label);
                ground.block(candidate.rect.inflate(air, 0.0));
                if let Some(leader) = candidate.leader {
                    ground.block_line(leader);
                }
                placed.push(Placed {
                    index,
                    rect: candidate.rect,
                    baselines: baselines(label, &candidate),
                    leader: candidate.leader,
                });
            }
            None => dropped.push(index),
        }
    }
    Outcome {
        placed,
        dropped,
        ground,
    }
}

fn best(label: &Label, ground: &Ground) -> Option<Candidate> {
    let size = size(label);
    let air = AIR * line_height(label);
    let mut candidates = candidate::around(label.at, label.clear, size);
    if label.may_lead {
        candidates.extend(candidate::led(label.at, label.clear, size));
    }
    candidates
        .into_iter()
        .filter(|c| ground.is_free(c.rect) && c.leader.is_none_or(|l| ground.is_open(l, label.at)))
        .map(|c| {
            let hidden = ground.hidden(c.rect.inflate(air, 0.0)) / size.height;
            let rivals = ground.rivals(c.rect, label.at, label.clear) as f64;
            Candidate {
                cost: c.cost + HIDING * hidden + RIVAL * rivals,
                ..c
            }
        })
        .min_by(|a, b| a.cost.total_cmp(&b.cost))
}

fn line_height(label: &Label) -> f64 {
    label.lines.first().map_or(0.0, |line| line.size() * 1.15)
}

fn size(label: &Label) -> Size {
    let width = label.lines.iter().map(Shaped::width).fold(0.0, f64::max);
    Size::new(
        width,
        label.lines.iter().map(|line| line.size() * 1.15).sum(),
    )
}

fn baselines(label: &Label, candidate: &Candidate) -> Vec<Point> {
    let mut y = candidate.rect.y0;
    label
        .lines
        .iter()
        .map(|line| {
            let height = line.size() * 1.15;
            let spare = candidate.rect.width() - line.width();
            let x = candidate.rect.x0
                + match candidate.align {
                    Align::Left => 0.0,
                    Align::Middle => spare / 2.0,
                    Align::Right => spare,
                };
            // Capitals stand in the middle of the line's height.
            let baseline = y + f64::midpoint(height, line.cap_height());
            y += height;
            Point::new(x, baseline)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Face, shape};
    use proptest::prelude::*;

    const FRAME: Rect = Rect::new(0.0, 0.0, 400.0, 300.0);

    fn label(text: &str, at: Point, rank: u32, may_lead: bool) -> Label {
        let lines = vec![shape(text, Face::Regular, 16.0, 0.0)];
        Label {
            lines,
            at,
            clear: 6.0,
            rank,
            may_lead,
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

    #[test]
    fn a_name_keeps_away_from_another_mark() {
        let (own, other) = (Point::new(100.0, 100.0), Point::new(104.0, 88.0));
        let mut ground = Ground::new(FRAME);
        ground.block_mark(own, 3.0);
        ground.block_mark(other, 3.0);
        ground.block(Rect::new(108.0, 90.0, 170.0, 110.0));
        let outcome = place(&[label("Soledar", own, 1, false)], ground.clone());
        let rect = outcome.placed[0].rect;
        assert_eq!(ground.rivals(rect, own, 6.0), 0, "{rect:?}");
    }

    #[test]
    fn twice_the_scale_is_set_alike() {
        let at = |scale: f64| Point::new(200.0 * scale, 150.0 * scale);
        let set = |scale: f64| {
            let big = |text: &str, rank| Label {
                lines: vec![shape(text, Face::Bold, 16.0 * scale, 0.0)],
                at: at(scale),
                clear: 6.0 * scale,
                rank,
                may_lead: true,
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
        for (one, two) in set(1.0).iter().zip(set(2.0)) {
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
