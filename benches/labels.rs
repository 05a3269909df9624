//! Where the names go: what the search costs, and what it gains over first come, first served.
//!
//! Prints, for maps of so many places, how many names each of the two places, how much these weigh (the
//! most important rank counts 5, the least 1), and what their places cost in the mean.

use std::time::Instant;

use bakhmut_map::labels::{Ground, Label, Outcome, place, place_greedily};
use bakhmut_map::text::{Face, shape};
use divan::{Bencher, black_box};
use kurbo::{Point, Rect};

const PLACES: [usize; 4] = [60, 200, 500, 2000];
/// The map of a still of 1200 by 900 pixels.
const FRAME: Rect = Rect::new(0.0, 0.0, 820.0, 726.0);
const NAMES: [&str; 8] = [
    "Bakhmut",
    "Chasiv Yar",
    "Oleksiievo-Druzhkivka",
    "Opytne",
    "Kostiantynivka",
    "Yahidne",
    "Zaitseve",
    "Klishchiivka",
];

#[expect(clippy::print_stdout, reason = "a bench tells what it found")]
fn main() {
    println!("places  greedy: names weight  cost   search: names weight  cost   search in");
    for places in PLACES {
        let (labels, ground) = map(places);
        let greedy = place_greedily(&labels, ground.clone());
        let start = Instant::now();
        let searched = place(&labels, ground);
        let took = start.elapsed();
        let [greedy, searched] = [greedy, searched].map(|outcome| told(&labels, &outcome));
        println!("{places:>6}  {greedy:>27}  {searched:>28}  {took:>9.1?}");
    }
    divan::main();
}

fn told(labels: &[Label], outcome: &Outcome) -> String {
    let placed = || outcome.placed.iter();
    let weight: u32 = placed().map(|p| 5 - labels[p.index].rank).sum();
    let cost: f64 = placed().map(|p| p.cost).sum();
    let mean = cost / placed().count().max(1) as f64;
    format!("{} {weight:>6} {mean:>5.2}", placed().count())
}

/// Places all over a map with a line of contact, the same at every run.
fn map(places: usize) -> (Vec<Label>, Ground) {
    let mut seed = 1_u64;
    let mut random = || {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (seed >> 33) as f64 / f64::from(1_u32 << 31)
    };
    let mut ground = Ground::new(FRAME);
    let front = |i: u32| {
        let along = f64::from(i) / 200.0;
        Point::new(410.0 + 90.0 * (along * 17.0).sin(), FRAME.height() * along)
    };
    let front: Vec<Point> = (0..=200).map(front).collect();
    ground.part([front.as_slice()]);
    let labels: Vec<Label> = (0..places)
        .map(|i| {
            let rank = (random() * random() * 5.0) as u32;
            let size = 14.0 + f64::from(4 - rank);
            Label {
                forms: vec![vec![shape(
                    NAMES[i % NAMES.len()],
                    Face::Regular,
                    size,
                    0.0,
                )]],
                at: Point::new(random() * FRAME.width(), random() * FRAME.height()),
                along: Vec::new(),
                over: false,
                clear: 7.0,
                rank,
                leader: if i < 4 { f64::INFINITY } else { 0.0 },
                must_stay: i < 4,
                weight: if i < 4 { 4.0 } else { 1.0 },
                keeps_side: true,
                among_lines: false,
            }
        })
        .collect();
    labels
        .iter()
        .for_each(|label| ground.block_mark(label.at, 2.0));
    (labels, ground)
}

#[divan::bench(args = PLACES)]
fn greedy(bencher: Bencher<'_, '_>, places: usize) {
    let (labels, ground) = map(places);
    bencher.bench(|| place_greedily(black_box(&labels), ground.clone()));
}

#[divan::bench(args = PLACES)]
fn search(bencher: Bencher<'_, '_>, places: usize) {
    let (labels, ground) = map(places);
    bencher.bench(|| place(black_box(&labels), ground.clone()));
}
