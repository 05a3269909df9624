//! Who held how much of some land, day by day.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use jiff::civil::Date;

use super::areas::{SPECK, Said};
use super::near::Near;
use super::{Basis, Shares, shares};
use crate::geodata::{Context, Place, Snapshot};
use crate::units::{LonLatBox, SquareMetres};

/// Land of which is told who held it.
#[derive(Clone, Copy, Debug)]
pub enum Land<'g> {
    /// A place: its own zones where a snapshot has some, or else all zones within its outline.
    Place(&'g Place),
    /// A box.
    Box(LonLatBox),
}

/// A part of the land of which one thing is said; nothing, where it is in no zone.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HeldPart {
    /// What is said of it.
    pub said: Option<Said>,
    /// How much of the land that is mapped it is, from 0 to 1.
    pub share: f64,
    /// The least and the most that it may be by the accuracy of the edges.
    pub range: [f64; 2],
}

/// What a snapshot says of the land.
#[derive(Clone, Debug, PartialEq)]
pub struct DayHeld {
    /// The snapshot's day.
    pub day: Date,
    /// All of the land that is mapped.
    pub mapped: SquareMetres,
    /// What of it lies beyond what the dataset maps.
    pub not_mapped: SquareMetres,
    /// Each thing that is said of some of it, and the land in no zone.
    pub parts: Vec<HeldPart>,
    /// Whether it was told by the place's own zones, and not cut out of all zones.
    pub by_own_zones: bool,
}

impl DayHeld {
    /// The part of which a thing is said, which may be none of it.
    pub fn part(&self, said: Option<Said>) -> HeldPart {
        let found = self.parts.iter().find(|part| part.said == said).copied();
        found.unwrap_or(HeldPart {
            said,
            share: 0.0,
            range: [0.0, 0.0],
        })
    }

    /// Whether some of the land may be so.
    pub fn may_be(&self, said: Said) -> bool {
        self.part(Some(said)).range[1] > 1e-9
    }

    /// As much of the mapped land as a share of it.
    pub fn area(&self, share: f64) -> SquareMetres {
        SquareMetres::new(share * self.mapped.get())
    }
}

/// Land that is measured by one snapshot of a dataset after the other.
#[derive(Clone, Debug)]
pub struct Measuring<'g> {
    land: Land<'g>,
    context: &'g [Context],
    /// What was last said of a box and around it, and what came of it.
    last: Option<(Near, DayHeld)>,
}

impl<'g> Measuring<'g> {
    /// Of land that is measured by no snapshot yet.
    pub fn of(land: Land<'g>, context: &'g [Context]) -> Measuring<'g> {
        Measuring {
            land,
            context,
            last: None,
        }
    }

    /// Measures the land by a snapshot; `None` where the dataset maps none of it, and of a place that has
    /// neither zones nor an outline.
    ///
    /// The shares of a place are those of [`shares`], but that a centre alone is no land; those of a box are
    /// of all zones, as of an outline. A day that differs from the last nowhere near the box is as that was.
    pub fn on(&mut self, snapshot: &Snapshot) -> Option<DayHeld> {
        let bounds = match self.land {
            Land::Place(place) => {
                return of_shares(&shares(place, snapshot, self.context), snapshot.date);
            }
            Land::Box(bounds) => bounds,
        };
        let near = Near::boxed(bounds, snapshot)?;
        let last = self.last.take().filter(|(last, _)| *last == near);
        let held = match last {
            Some((_, last)) => DayHeld {
                day: snapshot.date,
                ..last
            },
            None => of_shares(&Shares::by(bounds, near.clone())?, snapshot.date)?,
        };
        self.last = Some((near, held.clone()));
        Some(held)
    }
}

fn of_shares(shares: &Shares, day: Date) -> Option<DayHeld> {
    let basis = shares.basis().filter(|basis| *basis != Basis::Centre)?;
    let told = |said: Option<Said>| {
        said.map(|(controller, status)| (controller.told_apart(status), status))
    };
    // What is contested counts once, whoever is named with it.
    let said: BTreeSet<Option<Said>> = shares.said().into_iter().map(told).collect();
    let part = |said: Option<Said>| {
        let [share, low, high] = shares.range(|other| told(other) == said);
        HeldPart {
            said,
            share,
            range: [low, high],
        }
    };
    let may_be = |part: &HeldPart| part.range[1] > 0.0;
    Some(DayHeld {
        day,
        mapped: shares.whole(),
        not_mapped: shares.not_mapped(),
        parts: said.into_iter().map(part).filter(may_be).collect(),
        by_own_zones: basis == Basis::Zones,
    })
}

/// What the snapshots of a dataset say of some land, the earliest first.
#[derive(Clone, Debug, PartialEq)]
pub struct Timeline {
    /// Day by day; one at least.
    days: Vec<DayHeld>,
    /// The first and the last day of the time that it is about.
    span: [Date; 2],
}

impl Timeline {
    /// Of days in any order, each once, from the first of them to the last; `None` where there is none.
    pub fn new(mut days: Vec<DayHeld>) -> Option<Timeline> {
        days.sort_by_key(|held| held.day);
        let span = [days.first()?.day, days.last()?.day];
        Some(Timeline { days, span })
    }

    /// The same, of a time that begins and ends on other days, where one is given: it holds all days.
    #[must_use]
    pub fn over(self, [from, to]: [Option<Date>; 2]) -> Timeline {
        let [first, last] = self.span;
        let span = [
            from.map_or(first, |from| from.min(first)),
            to.map_or(last, |to| to.max(last)),
        ];
        Timeline { span, ..self }
    }

    /// The days for which there are data.
    pub fn days(&self) -> &[DayHeld] {
        &self.days
    }

    /// The first day of the time and the last, of which there may be no data.
    pub fn span(&self) -> [Date; 2] {
        self.span
    }

    /// The last day with data.
    pub fn last_day(&self) -> Date {
        self.days.last().map_or(self.span[1], |held| held.day)
    }

    /// All that is said on some day, the land in no zone last.
    pub fn said(&self) -> Vec<Option<Said>> {
        let parts = self.days.iter().flat_map(|held| &held.parts);
        let said: BTreeSet<Said> = parts.clone().filter_map(|part| part.said).collect();
        let rest = parts.clone().any(|part| part.said.is_none());
        // The surest first.
        let mut said: Vec<Said> = said.into_iter().collect();
        said.sort_by_key(|(controller, status)| (*status, *controller));
        let said = said.into_iter().map(Some);
        said.chain(rest.then_some(None)).collect()
    }

    /// The same, of what is drawn on some day: not what only may be, within the accuracy of the edges.
    pub fn drawn(&self) -> Vec<Option<Said>> {
        let mut said = self.said();
        let is_drawn = |held: &DayHeld, said| held.area(held.part(said).share).get() > SPECK;
        said.retain(|said| self.days.iter().any(|held| is_drawn(held, *said)));
        said
    }

    /// The runs of days from the first to the last for which there are no data.
    pub fn gaps(&self) -> Vec<RangeInclusive<Date>> {
        let [from, to] = self.span;
        let days = self.days.iter().map(|held| held.day);
        let starts = [Some(from)].into_iter();
        let starts = starts.chain(days.clone().map(|day| day.tomorrow().ok()));
        let ends = days.map(|day| day.yesterday().ok()).chain([Some(to)]);
        let gaps = starts.zip(ends).filter_map(|(start, end)| {
            let (start, end) = start.zip(end)?;
            (start <= end).then_some(start..=end)
        });
        gaps.collect()
    }

    /// The runs of days of which each has data.
    pub fn runs(&self) -> Vec<&[DayHeld]> {
        let next = |a: &DayHeld, b: &DayHeld| a.day.tomorrow().is_ok_and(|next| next == b.day);
        self.days.chunk_by(next).collect()
    }

    /// Between which two days with data the land changed for the first time and for the last: the shares
    /// as drawn, by more than cutting leaves along an edge that is one.
    pub fn changes(&self) -> Option<[[Date; 2]; 2]> {
        let said = self.said();
        let changed = |pair: &&[DayHeld]| {
            said.iter().any(|said| {
                let [before, after] = [&pair[0], &pair[1]].map(|held| held.part(*said).share);
                pair[1].area((after - before).abs()).get() > SPECK
            })
        };
        let mut found = self.days.windows(2).filter(changed);
        let first = found.next()?;
        let last = found.next_back().unwrap_or(first);
        Some([first, last].map(|pair| [pair[0].day, pair[1].day]))
    }
}

/// How many days there are in a run of them.
pub fn days_in(days: &RangeInclusive<Date>) -> i32 {
    days.end()
        .since(*days.start())
        .map_or(0, |span| span.get_days())
        + 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geodata::{Controller, Status};
    use crate::measure::invented::snapshot;

    fn held(day: &str, share: f64) -> DayHeld {
        let said = Some((Controller::Russia, Status::Assessed));
        DayHeld {
            day: day.parse().unwrap(),
            mapped: SquareMetres::new(4e7),
            not_mapped: SquareMetres::new(0.0),
            parts: vec![HeldPart {
                said,
                share,
                range: [share, share],
            }],
            by_own_zones: false,
        }
    }

    /// Land whose edge, known to 1 km, runs 739 m west of a box of 0.4 by 0.2 degrees.
    #[test]
    fn an_edge_just_outside_a_box_counts_as_far_as_it_may_reach_in() {
        let said = (Controller::Russia, Status::Assessed);
        let held = |sides| {
            let snapshot = snapshot(&[(false, said, 1000.0, sides)]);
            let bounds = LonLatBox::new([38.0, 48.5, 38.4, 48.7]).unwrap();
            let mut measuring = Measuring::of(Land::Box(bounds), &[]);
            let first = measuring.on(&snapshot).unwrap();
            // A day that is the same there is measured no more, and is the same.
            assert_eq!(measuring.on(&snapshot).unwrap(), first);
            first.part(Some(said))
        };
        let metres = |degrees: f64| degrees * 73_757.0;
        let may_be = (1000.0 - metres(0.01)) / metres(0.4);
        let beside = held([37.8, 48.3, 37.99, 48.9]);
        assert_eq!([beside.share, beside.range[0]], [0.0, 0.0]);
        assert!((beside.range[1] - may_be).abs() < 1e-4, "{beside:?}");
        let around = held([37.99, 48.3, 38.8, 48.9]);
        assert_eq!([around.share, around.range[1]], [1.0, 1.0]);
        assert!(
            (around.range[0] - (1.0 - may_be)).abs() < 1e-4,
            "{around:?}"
        );
    }

    fn timeline(days: &[(&str, f64)]) -> Timeline {
        let days = days.iter().map(|(day, share)| held(day, *share));
        Timeline::new(days.collect()).unwrap()
    }

    #[test]
    fn what_only_may_be_is_said_and_not_drawn() {
        let unknown = Some((Controller::Nobody, Status::Unknown));
        let mut days = [held("2024-01-01", 0.5), held("2024-01-02", 0.5)];
        days[1].parts.push(HeldPart {
            said: unknown,
            share: 0.0,
            range: [0.0, 0.005],
        });
        let timeline = Timeline::new(days.to_vec()).unwrap();
        assert_eq!((timeline.said().len(), timeline.drawn().len()), (2, 1));
        assert!(timeline.said().contains(&unknown));
    }

    #[test]
    fn days_without_data_are_named() {
        let days = [
            ("2024-02-27", 0.1),
            ("2024-02-28", 0.1),
            ("2024-03-01", 0.1),
            ("2024-03-02", 0.1),
            ("2024-03-12", 0.1),
        ];
        let timeline = timeline(&days);
        let gaps: Vec<(String, i32)> = timeline
            .gaps()
            .iter()
            .map(|gap| (format!("{} {}", gap.start(), gap.end()), days_in(gap)))
            .collect();
        let wanted = [("2024-02-29 2024-02-29", 1), ("2024-03-03 2024-03-11", 9)];
        assert_eq!(gaps, wanted.map(|(days, n)| (days.to_owned(), n)));
        let [from, to] = ["2024-02-20", "2024-03-12"].map(|day| day.parse().ok());
        let asked = timeline.clone().over([from, to]);
        assert_eq!(asked.gaps().len(), 3);
        assert_eq!(days_in(&asked.gaps()[0]), 7);
        let runs: Vec<usize> = timeline.runs().iter().map(|run| run.len()).collect();
        assert_eq!(runs, [2, 2, 1]);
    }

    #[test]
    fn the_first_and_the_last_change_are_between_two_days_with_data() {
        let days = [
            ("2024-01-01", 0.0),
            ("2024-01-02", 0.0),
            ("2024-01-05", 0.3),
            ("2024-01-06", 0.4),
            // 40 m² are no land.
            ("2024-01-07", 0.400_001),
        ];
        let changes = timeline(&days).changes().unwrap();
        let changes = changes.map(|pair| pair.map(|day| day.to_string()));
        assert_eq!(changes[0], ["2024-01-02", "2024-01-05"]);
        assert_eq!(changes[1], ["2024-01-05", "2024-01-06"]);
        assert_eq!(timeline(&days[..2]).changes(), None);
        assert_eq!(timeline(&days[..1]).changes(), None);
        assert!(Timeline::new(Vec::new()).is_none());
    }
}
