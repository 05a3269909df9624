//! Which place each label gets.

use kurbo::{Line, Point, Rect};

use super::search::{Search, Taken};
use super::{Ground, Label};

/// A label that found its place.
#[derive(Clone, Debug)]
pub struct Placed {
    /// Its index among the labels asked for.
    pub index: usize,
    /// Which of its forms it is set in.
    pub form: usize,
    /// The room that it takes.
    pub rect: Rect,
    /// Where the base line of each line starts.
    pub baselines: Vec<Point>,
    /// From the mark to the text, where they stand apart.
    pub leader: Option<Line>,
    /// What the place costs, without a unit: nought is the best place, and 40 as bad as none.
    pub cost: f64,
}

/// What came of a placement.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// The labels that found a place, in the order of their ranks.
    pub placed: Vec<Placed>,
    /// Indices of those that did not.
    pub dropped: Vec<usize>,
    /// The room that is left.
    pub ground: Ground,
}

/// How often the search starts anew for a label that must stay or may be led, and yet found no place.
const TRIES: usize = 12;

/// Finds a place for every label that has one. Labels of equal rank are placed in the order given.
/// Where one that must stay, or may stand apart from its mark, is shut in by those before it, all are
/// placed again with that one first. In the end labels make way for each other where that is better for
/// all together.
pub fn place(labels: &[Label], ground: Ground) -> Outcome {
    let search = Search::new(labels, &ground);
    let by_rank = by_rank(labels);
    let mut taken = by_hardest(labels, &search, &by_rank);
    search.make_way(&by_rank, &mut taken);
    outcome(labels, &search, &taken, ground)
}

/// Gives each label, by rank, the cheapest place that those before it have left, and no label makes way:
/// what [`place`] is measured by.
pub fn place_greedily(labels: &[Label], ground: Ground) -> Outcome {
    let search = Search::new(labels, &ground);
    let taken = search.first_come(&by_rank(labels));
    outcome(labels, &search, &taken, ground)
}

fn by_rank(labels: &[Label]) -> Vec<usize> {
    let mut by_rank: Vec<usize> = (0..labels.len()).collect();
    by_rank.sort_by_key(|&i| labels[i].rank);
    by_rank
}

fn outcome(labels: &[Label], search: &Search<'_>, taken: &Taken, mut ground: Ground) -> Outcome {
    let (mut placed, mut dropped) = (Vec::new(), Vec::new());
    for index in by_rank(labels) {
        let label = &labels[index];
        let Some(candidate) = search.place(taken, index) else {
            dropped.push(index);
            continue;
        };
        let room = candidate.rect.inflate(label.air(), 0.0);
        ground.block(room.union(candidate.ink));
        if let Some(leader) = candidate.leader {
            ground.block_line(leader);
        }
        placed.push(Placed {
            index,
            form: candidate.form,
            rect: candidate.rect,
            baselines: label.baselines(candidate),
            leader: candidate.leader,
            cost: candidate.cost,
        });
    }
    Outcome {
        placed,
        dropped,
        ground,
    }
}

/// First come, first served, by rank; where a label that must stay, or may stand apart from its mark, is
/// shut in, again with that one first.
fn by_hardest(labels: &[Label], search: &Search<'_>, by_rank: &[usize]) -> Taken {
    let mut order = by_rank.to_vec();
    let shut_in = |taken: &Taken, order: &[usize]| -> Vec<usize> {
        let missing = order.iter().copied().filter(|&i| taken[i].is_none());
        let counts = |label: &Label| label.must_stay || label.may_lead();
        missing.filter(|&i| counts(&labels[i])).collect()
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::labels::invented::label;
    use crate::text::{Face, shape};
    use kurbo::Vec2;

    const FRAME: Rect = Rect::new(0.0, 0.0, 400.0, 300.0);

    #[test]
    fn a_name_with_room_stands_to_the_right_of_its_mark_and_a_little_raised() {
        let at = Point::new(100.0, 100.0);
        let outcome = place(&[label("Yahidne", at, 1, false)], Ground::new(FRAME));
        let rect = outcome.placed[0].rect;
        assert!(
            rect.x0 == 106.0 && (92.0..100.0).contains(&rect.center().y),
            "{rect:?}"
        );
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
                among_lines: true,
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
    fn a_name_that_must_stay_lies_across_lines_and_on_no_mark() {
        let at = Point::new(200.0, 150.0);
        let name = Label {
            must_stay: true,
            ..label("Toretsk", at, 1, false)
        };
        let mut ground = caged(at);
        let others = [Point::new(230.0, 147.0), Point::new(170.0, 147.0)];
        for other in others {
            ground.block_mark(other, 3.0);
        }
        let placed = &place(&[name], ground).placed[0];
        assert!(placed.leader.is_none() && caged(at).hidden(placed.rect) > 0.0);
        assert!(others.iter().all(|other| !placed.rect.contains(*other)));
    }

    #[test]
    fn a_name_that_must_stay_comes_before_one_that_finds_another_place() {
        let at = Point::new(200.0, 150.0);
        let town = Label {
            must_stay: true,
            ..label("Soledar", at, 2, false)
        };
        // Both have room between two bars alone, unless the other is led out by the slit at their end.
        let story = label("Yahidne", Point::new(300.0, 150.0), 1, true);
        let mut ground = Ground::new(FRAME);
        for bar in [
            Rect::new(190.0, 120.0, 297.0, 136.0),
            Rect::new(190.0, 158.0, 297.0, 174.0),
            Rect::new(0.0, 0.0, 195.0, 300.0),
            Rect::new(303.0, 130.0, 400.0, 170.0),
        ] {
            ground.block(bar);
        }
        let outcome = place(&[story, town], ground);
        assert!(outcome.dropped.is_empty(), "{outcome:?}");
    }

    #[test]
    fn a_name_that_need_not_stay_is_led_over_no_line() {
        let at = Point::new(200.0, 150.0);
        let set = |must_stay| {
            let town = Label {
                must_stay,
                ..label("Zaporizhzhia", at, 1, true)
            };
            place(&[town], caged(at)).placed.len()
        };
        assert_eq!([set(true), set(false)], [1, 0]);
    }

    #[test]
    fn what_is_said_of_a_line_stands_where_it_has_room() {
        let at = Point::new(200.0, 150.0);
        let off = Label {
            along: vec![Point::new(200.0, 100.0), Point::new(200.0, 40.0)],
            among_lines: true,
            ..label("63.6 miles", at, 1, true)
        };
        let mut ground = Ground::new(FRAME);
        ground.block(Rect::new(0.0, 70.0, 400.0, 300.0));
        let placed = &place(std::slice::from_ref(&off), ground).placed[0];
        assert!(
            placed.leader.is_none() && placed.rect.y1 < 70.0,
            "{placed:?}"
        );
        let placed = &place(&[off], Ground::new(FRAME)).placed[0];
        assert!((placed.rect.center().y - 150.0).abs() < 16.0, "{placed:?}");
    }

    #[test]
    fn what_may_stand_over_its_point_does_where_it_has_room() {
        let at = Point::new(200.0, 150.0);
        let over = Label {
            over: true,
            ..label("A sector", at, 1, true)
        };
        let placed = &place(std::slice::from_ref(&over), Ground::new(FRAME)).placed[0];
        assert!(placed.rect.center().distance(at) < 1e-9, "{placed:?}");
        let mut ground = Ground::new(FRAME);
        ground.block_mark(at, 3.0);
        let placed = &place(&[over], ground).placed[0];
        assert!(!placed.rect.contains(at), "{placed:?}");
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
    fn a_name_at_the_end_of_a_leader_stands_at_no_other_mark() {
        let own = Point::new(200.0, 150.0);
        let labels = [label("Khromove", own, 0, true)];
        let led = |ground: &Ground| {
            let placed = place(&labels, ground.clone()).placed.remove(0);
            assert!(placed.leader.is_some(), "{placed:?}");
            placed.rect
        };
        let mut ground = caged(own);
        ground.block_mark(own, 3.0);
        let alone = led(&ground);
        // Another mark beside where it would stand.
        ground.block_mark(Point::new(alone.x1 + 5.0, alone.center().y), 3.0);
        let clear = labels[0].clear;
        assert!(ground.rivalry(alone, own, clear) > 0.9);
        assert_eq!(ground.rivalry(led(&ground), own, clear), 0.0);
    }

    #[test]
    fn heaped_accents_are_not_cut() {
        let name = format!("A{}", "\u{316}".repeat(6));
        let labels = [label(&name, Point::new(200.0, 290.0), 1, true)];
        let placed = &place(&labels, Ground::new(FRAME)).placed[0];
        let ink = labels[0].forms[0][0].ink() + placed.baselines[0].to_vec2();
        assert!(placed.rect.y1 < ink.y1 && ink.y1 < FRAME.y1, "{ink:?}");
    }

    #[test]
    fn twice_the_scale_is_set_alike() {
        let at = |scale: f64| Point::new(200.0 * scale, 150.0 * scale);
        let set = |scale: f64| {
            let big = |text: &str, rank| Label {
                forms: vec![vec![shape(text, Face::Bold, 16.0 * scale, 0.0)]],
                clear: 6.0 * scale,
                ..label("", at(scale), rank, true)
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

    #[test]
    fn a_name_goes_round_a_small_area_that_it_would_hide() {
        let at = Point::new(200.0, 150.0);
        let labels = [label("Ivanhrad", at, 1, false)];
        let rect = |ground: &Ground| place(&labels, ground.clone()).placed[0].rect;
        let empty = Ground::new(FRAME);
        let mut ground = empty.clone();
        let points = (0..25).map(|i| at + (f64::from(i % 5 - 2) * 7.5, f64::from(i / 5 - 2) * 3.0));
        ground.areas_mut().show(points.collect());
        assert!(
            ground.areas().veiled(rect(&empty)) > 0.3 && ground.areas().veiled(rect(&ground)) < 0.1
        );
    }

    #[test]
    fn a_long_name_breaks_where_it_has_no_room() {
        let at = Point::new(200.0, 150.0);
        let set = |text: &str| shape(text, Face::Regular, 16.0, 0.0);
        let long = Label {
            forms: vec![
                vec![set("Rostov-on-Don")],
                vec![set("Rostov-"), set("on-Don")],
            ],
            ..label("", at, 1, false)
        };
        let placed = |room: f64| {
            let mut ground = Ground::new(Rect::new(0.0, 0.0, 200.0 + room, 300.0));
            ground.block(Rect::new(0.0, 0.0, 190.0, 300.0));
            place(std::slice::from_ref(&long), ground).placed.remove(0)
        };
        assert_eq!((placed(200.0).form, placed(200.0).baselines.len()), (0, 1));
        assert_eq!((placed(80.0).form, placed(80.0).baselines.len()), (1, 2));
    }
}
