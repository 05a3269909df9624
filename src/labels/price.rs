//! What each place of a label costs. All costs are free of the unit, so that a picture of twice the scale
//! is set alike.

use kurbo::Line;

use super::candidate::{self, Candidate};
use super::label::size;
use super::{Ground, Label};

/// What hiding as much of a line that the reader must follow as the label is high costs.
const HIDING: f64 = 45.0;
/// The same of a line that the reader can do without there.
const COVERING: f64 = 5.0;
/// What standing as near to another mark as to its own costs; what it costs a label that may stand elsewhere;
/// and one at the end of a leader, which is read as the name of the mark beside it.
const RIVAL: f64 = 9.0;
const FREE_RIVAL: f64 = 25.0;
const LED_RIVAL: f64 = 45.0;
/// What standing nearer to another mark than to its own costs, without a leader that tells which it names.
const MISTAKEN: f64 = 20.0;
/// What a leader across a line that the reader must follow costs.
const CROSSING: f64 = 12.0;
/// What a leader costs that runs along such a line from end to end, and along another line, such as a road,
/// for which it would be taken.
const ALONGSIDE: f64 = 60.0;
const ALONG_WAY: f64 = 40.0;
/// What it costs where a leader goes on from a line that the reader must follow.
const ONWARD: f64 = 20.0;
/// What standing across a boundary costs, all of it; and the most of it that may.
const ACROSS: f64 = 120.0;
const MOST_ACROSS: f64 = 0.5;
/// The longest leader, in heights of a line, at which a label still is where its mark is.
const BESIDE_ITS_MARK: f64 = 2.5;
/// What a longer one costs where the map is not about lines, for each height of a line that it is longer.
const FAR_OFF: f64 = 30.0;
/// What hiding all of a small area costs: more than any place without a leader.
const VEILING: f64 = 30.0;
/// What standing on the area of another place costs, all of it, and what a leader across one costs: what is
/// written there is read as the name of that place.
const TRESPASSING: f64 = 40.0;
const LED_OVER: f64 = 40.0;
/// What being broken into more lines than the first form costs: as much as the worst side of the mark.
const BROKEN: f64 = 9.0;
/// An area that is to be seen has names at its edge if it is no larger than so many times a name's height:
/// from a larger one's edge, nobody would find the mark.
const SMALL: f64 = 2.5;
/// What the last of the points costs at which a label may stand along a line: less than a leader.
const DETOUR: f64 = 16.0;
/// What a label without a place costs.
pub(super) const MISSING: f64 = 40.0;
/// What standing beside its point costs a label that may stand over it.
const BESIDE: f64 = 6.0;
/// What covering a mark that yields costs.
const COVERED_MARK: f64 = 14.0;
/// Costs are whole multiples of 1 / this, so that their last bits, which differ between
/// mathematical libraries, don't choose between places that are equally good.
const GRAIN: f64 = 1024.0;

/// The places of a label that keep off what stands on the ground, with their costs, the cheapest
/// first.
pub(super) fn open(label: &Label, ground: &Ground) -> Vec<Candidate> {
    let mut candidates = places(label, ground);
    candidates
        .retain(|c| ground.is_free(c.rect) && c.leader.is_none_or(|l| ground.is_open(l, label.at)));
    for candidate in &mut candidates {
        candidate.ink = label.ink(candidate);
    }
    candidates.retain(|c| ground.is_clear(c.ink));
    if label.keeps_side {
        keep_side(label, ground, &mut candidates);
    }
    keep_clear(label, ground, &mut candidates);
    for candidate in &mut candidates {
        let room = candidate.rect.inflate(label.air(), 0.0);
        let rivalry = ground.rivalry(candidate.rect, label.at, label.clear);
        let rival = match (label.may_lead(), candidate.leader) {
            (_, Some(_)) => LED_RIVAL,
            (true, None) => FREE_RIVAL,
            (false, None) => RIVAL,
        };
        let is_clear =
            candidate.leader.is_some() || ground.is_nearest(candidate.rect, label.at, 1.0);
        let cost = candidate.cost
            + HIDING * ground.hidden(room) / label.height()
            + COVERING * ground.covered(room) / label.height()
            + COVERED_MARK * ground.covering(room) as f64
            + VEILING * ground.areas().veiled(room)
            + TRESPASSING * ground.areas().trespassing(candidate.rect, label.at)
            + rival * rivalry
            + leading(label, candidate, ground)
            + if is_clear { 0.0 } else { MISTAKEN };
        candidate.cost = (cost * GRAIN).round() / GRAIN;
    }
    candidates.sort_by(|a, b| a.cost.total_cmp(&b.cost));
    candidates
}

/// All places that a label might take, in each of its forms.
fn places(label: &Label, ground: &Ground) -> Vec<Candidate> {
    let mut all = Vec::new();
    for (form, lines) in label.forms.iter().enumerate() {
        let size = size(lines);
        let mut places = candidate::around(label.at, label.clear, size);
        if label.over {
            places.iter_mut().for_each(|place| place.cost += BESIDE);
            places.push(candidate::over(label.at, size));
        }
        let areas = ground.areas().shown_at(label.at);
        for area in areas.filter(|area| area.width().max(area.height()) < SMALL * label.height()) {
            let gap = label.clear / 2.0;
            places.extend(candidate::beside(area, label.at, gap, size));
        }
        for (index, at) in label.along.iter().enumerate() {
            let detour = DETOUR * (index + 1) as f64 / label.along.len() as f64;
            let there = match label.over {
                true => vec![candidate::over(*at, size)],
                false => candidate::around(*at, label.clear, size),
            };
            places.extend(there.into_iter().map(|candidate| Candidate {
                cost: candidate.cost + detour,
                ..candidate
            }));
        }
        if label.may_lead() {
            let mut led = candidate::led(label.at, label.clear, label.height(), size);
            if label.among_lines {
                led.extend(candidate::hung(label.at, label.clear, label.height(), size));
            }
            led.retain(|place| place.leader.is_some_and(|l| l.length() <= label.leader));
            places.extend(led);
        }
        let broken = if form == 0 { 0.0 } else { BROKEN };
        all.extend(places.into_iter().map(|candidate| Candidate {
            form,
            cost: candidate.cost + broken,
            ..candidate
        }));
    }
    all
}

/// Leaves the places on the mark's own side of every boundary, to which no leader runs over one; where
/// there are none, all, if it is a label that must stay.
fn keep_side(label: &Label, ground: &Ground, candidates: &mut Vec<Candidate>) {
    let across = |c: &Candidate| ground.across(c.rect, label.at);
    let keeps = |c: &Candidate| {
        across(c) <= MOST_ACROSS && c.leader.is_none_or(|leader| !ground.oversteps(leader))
    };
    if !label.must_stay || candidates.iter().any(keeps) {
        candidates.retain(keeps);
    }
    for candidate in candidates {
        candidate.cost += ACROSS * across(candidate);
    }
}

/// Leaves the places at which no line that the reader must follow runs through a label or touches it, and no
/// other mark stands as near to it as its own, and to which no leader runs over such a line; where there are
/// none, all, if it is one that must stay, whose leader may cross a line at a cost.
fn keep_clear(label: &Label, ground: &Ground, candidates: &mut Vec<Candidate>) {
    let [beside, above] = label.off_lines();
    let room = |c: &Candidate| c.ink.inflate(beside, above);
    let is_off = |c: &Candidate| {
        let may_be_taken = label.keeps_side && c.leader.is_none();
        let is_led_over = |leader| !label.must_stay && ground.crossed(leader) > 0;
        ground.hidden(room(c)) == 0.0
            && (!may_be_taken || ground.is_nearest(c.rect, label.at, label.apart()))
            && !c.leader.is_some_and(is_led_over)
    };
    if !label.must_stay || candidates.iter().any(is_off) {
        candidates.retain(is_off);
    }
}

/// By how much a leader is longer than what stands beside its mark has, in heights of a line.
fn beyond(label: &Label, leader: Line) -> f64 {
    f64::max(0.0, leader.length() / label.line_height() - BESIDE_ITS_MARK)
}

/// What the way of a leader costs, if there is one.
fn leading(label: &Label, candidate: &Candidate, ground: &Ground) -> f64 {
    let near = label.clear / 2.0;
    let way = |leader| {
        CROSSING * ground.crossed(leader) as f64
            + ALONGSIDE * ground.alongside(leader, near)
            + ALONG_WAY * ground.along_way(leader, near)
            + if ground.goes_on(leader, label.at, near) {
                ONWARD
            } else {
                0.0
            }
            + LED_OVER * ground.areas().led_over(leader, label.at)
            + if label.among_lines {
                0.0
            } else {
                FAR_OFF * beyond(label, leader)
            }
    };
    candidate.leader.map_or(0.0, way)
}
