//! What holds of every placement, whatever the labels.

use kurbo::{Point, Rect};
use proptest::prelude::*;

use super::invented::label;
use super::plane::meet;
use super::{Ground, Label, place, place_greedily};
use crate::text::{Face, shape};

const FRAME: Rect = Rect::new(0.0, 0.0, 400.0, 300.0);

/// Labels of these marks in two forms each, of which the second is of two lines.
fn crowd(marks: Vec<(f64, f64, u32, bool)>) -> Vec<Label> {
    let set = |text: &str| shape(text, Face::Regular, 16.0, 0.0);
    let forms = [
        vec![set("Velyka Novosilka")],
        vec![set("Velyka"), set("Novosilka")],
    ];
    let one = |(x, y, rank, may_lead)| Label {
        forms: forms.to_vec(),
        ..label("", Point::new(x, y), rank, may_lead)
    };
    marks.into_iter().map(one).collect()
}

fn marks(most: usize, may_lead: bool) -> impl Strategy<Value = Vec<(f64, f64, u32, bool)>> {
    let lead = any::<bool>().prop_map(move |leads| leads && may_lead);
    prop::collection::vec((0.0..400.0, 0.0..300.0, 0_u32..5, lead), 0..most)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_two_labels_overlap_and_none_is_cut(marks in marks(40, true), front in 50.0..350.0) {
        let labels = crowd(marks);
        let mut ground = Ground::new(FRAME);
        ground.part([[Point::new(front, -1.0), Point::new(front, 301.0)].as_slice()]);
        let outcome = place(&labels, ground);
        prop_assert_eq!(outcome.placed.len() + outcome.dropped.len(), labels.len());
        for (i, a) in outcome.placed.iter().enumerate() {
            prop_assert_eq!(a.rect.intersect(FRAME), a.rect);
            let label = &labels[a.index];
            let is_beyond = |x: f64| x > front;
            let keeps = is_beyond(a.rect.center().x) == is_beyond(label.at.x);
            prop_assert!(keeps || label.may_lead(), "{:?} {a:?}", label.at);
            let lines = labels[a.index].forms[a.form].iter().zip(&a.baselines);
            for ink in lines.map(|(line, at)| line.ink() + at.to_vec2()) {
                let is_off = front < ink.x0 - 3.0 || front > ink.x1 + 3.0;
                prop_assert!(is_off || label.may_lead(), "{front} {ink:?}");
            }
            for b in &outcome.placed[..i] {
                let both = a.rect.intersect(b.rect);
                prop_assert!(both.width() <= 0.0 || both.height() <= 0.0, "{a:?} {b:?}");
                let is_level = both.height() > 0.9 * a.rect.height().min(b.rect.height());
                let gap = (a.rect.x0 - b.rect.x1).max(b.rect.x0 - a.rect.x1);
                prop_assert!(!is_level || gap >= 14.0, "{a:?} {b:?} read as one");
                let leaders = a.leader.zip(b.leader);
                let meet = leaders.is_some_and(|(a, b)| meet(a, b));
                prop_assert!(!meet, "{a:?} {b:?}");
            }
        }
    }

    #[test]
    fn no_name_stands_nearer_to_another_mark(marks in marks(40, false)) {
        let labels = crowd(marks);
        let mut ground = Ground::new(FRAME);
        labels.iter().for_each(|label| ground.block_mark(label.at, 3.0));
        for placed in place(&labels, ground.clone()).placed {
            prop_assert!(ground.is_nearest(placed.rect, labels[placed.index].at, 1.0), "{placed:?}");
        }
    }

    #[test]
    fn making_way_places_no_fewer_and_costs_no_more(marks in marks(60, false)) {
        let labels = crowd(marks);
        let [greedy, searched] = [place_greedily, place].map(|place| {
            let outcome = place(&labels, Ground::new(FRAME));
            let cost: f64 = outcome.placed.iter().map(|placed| placed.cost).sum();
            (outcome.placed.len(), cost + 40.0 * outcome.dropped.len() as f64)
        });
        prop_assert!(searched.0 >= greedy.0 && searched.1 <= greedy.1 + 1e-6);
    }
}
