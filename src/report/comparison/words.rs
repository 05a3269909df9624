//! What is said of two datasets, in words and cells that text and Markdown share.

use super::super::PHRASES;
use super::super::areas::{both as area, sure};
use super::super::distances::{degrees, place as position};
use super::Compared;
use crate::geodata::{Controller, Place, Status};
use crate::geodesy::inverse;
use crate::locale::{Lang, fixed, uncapitalised};
use crate::measure::{Apart, FrontDistance, Gap, PlaceSaid, SaidPair, ToldPart};
use crate::units::Metres;

impl Compared<'_> {
    /// What the two are called.
    pub(super) fn names(&self) -> [&str; 2] {
        self.snapshots.map(|snapshot| &*snapshot.dataset.id)
    }

    /// What is held against what, and where.
    pub(super) fn head(&self) -> String {
        let [first, second] = self
            .snapshots
            .map(|snapshot| format!("{} of {}", snapshot.dataset.id, snapshot.date));
        let within = self.found.within;
        let view = self.view.map(|view| format!("the view {view}, "));
        let land = sure(self.found.mapped);
        format!(
            "{first} and {second}, in {}{within}: {land}",
            view.unwrap_or_default()
        )
    }

    /// The land under assessed Russian control, by whom that is said.
    pub(super) fn held(&self) -> [(String, String); 3] {
        let ([first, second], found) = (self.names(), &self.found);
        [
            ("by both".to_owned(), area(found.both)),
            (format!("by {first} alone"), area(found.only[0])),
            (format!("by {second} alone"), area(found.only[1])),
        ]
    }

    /// All land by what each says of it.
    pub(super) fn pairs(&self) -> Vec<[String; 3]> {
        let pairs = self.found.pairs.iter();
        let row = |pair: &SaidPair| {
            let [first, second] = pair.said.map(said);
            [first, second, area(pair.area)]
        };
        pairs.map(row).collect()
    }

    /// How far apart the lines of contact run.
    pub(super) fn lines(&self) -> Vec<String> {
        let [first, second] = self.names();
        let Some(apart) = &self.found.apart else {
            return vec![
                "one of the two has no line of contact there, so that none is measured".to_owned(),
            ];
        };
        let mut lines = vec![
            format!("{} apart on average, along both", length(apart.mean)),
            format!("at the most {}", self.gap(apart)),
        ];
        for (name, along) in [first, second].iter().zip(&apart.along) {
            lines.push(format!(
                "{name}: {} of line, on average {} from the other",
                length(along.length),
                length(along.mean)
            ));
        }
        let [one, other] = [&apart.along[0], &apart.along[1]]
            .map(|along| PHRASES().within(along.accuracy).replace('\u{a0}', " "));
        lines.push(format!(
            "as drawn, by steps of {:.0} m at most; the lines are right to {one} ({first}) and {other} \
             ({second}), and {} of both is no farther from the other than that together",
            apart.step.get(),
            percent(apart.within_accuracy)
        ));
        if apart.beyond > 0.0 {
            lines.push(format!(
                "from {} of both, a nearer part of the other may lie beyond what is mapped: from there \
                 it is no farther than was measured",
                percent(apart.beyond)
            ));
        }
        lines
    }

    /// Where the lines are farthest apart.
    fn gap(&self, apart: &Apart) -> String {
        let gap: &Gap = &apart.greatest;
        let of = usize::from(apart.along[0].greatest != *gap);
        let name = self.names()[of];
        let near = self.geodata.places().iter();
        let near = near.map(|place| (inverse(place.position, gap.from), place));
        let near = near.min_by(|a, b| a.0.distance.get().total_cmp(&b.0.distance.get()));
        let near = near.map_or(String::new(), |(way, place)| {
            let (far, azimuth) = (length(way.distance), degrees(way.azimuth));
            format!(" ({azimuth} from {}, {far})", place.name.en)
        });
        let at_most = match gap.at_most {
            true => " (or less: a nearer part of the other may lie beyond what is mapped)",
            false => "",
        };
        format!(
            "{}{at_most}: from {name} at {}{near}, towards {}",
            length(gap.distance),
            position(gap.from),
            degrees(gap.azimuth)
        )
    }

    /// Place by place: its name, what each says of it, how far the line of contact is by each, and by
    /// how much that differs.
    pub(super) fn places(&self) -> Vec<[String; 6]> {
        let row = |place: &PlaceSaid<'_>| {
            let [a, b] = [&place.said[0], &place.said[1]].map(|parts| told(parts, place.is_whole));
            let [c, d] = [&place.front[0], &place.front[1]].map(|front| way(front.as_ref()));
            let mut differs = Vec::new();
            differs.extend(place.front_difference().map(length));
            differs.extend(place.differs().then(|| control_differs(place)));
            [self.name_of(place.place), a, b, c, d, differs.join("\n")]
        };
        self.found.places.iter().map(row).collect()
    }

    /// A place's name, with its id where another there has the same name.
    fn name_of(&self, place: &Place) -> String {
        let name = &place.name.en;
        let alike = self.found.places.iter();
        match alike.filter(|other| other.place.name.en == *name).count() {
            2.. => format!("{name} ({})", place.id),
            _ => name.clone(),
        }
    }

    /// What the heads of the places' columns say.
    pub(super) fn place_heads(&self) -> [String; 6] {
        let [first, second] = self.names();
        [
            "Place".to_owned(),
            first.to_owned(),
            second.to_owned(),
            format!("To the line,\n{first}"),
            format!("To the line,\n{second}"),
            "Differs".to_owned(),
        ]
    }

    /// What a reader must know of the table, and of the datasets.
    pub(super) fn notes(&self) -> Vec<String> {
        let mut notes = Vec::new();
        if !self.found.places.is_empty() {
            notes.push(
                "A place is told by its outline, or where that is not known by its centre. Held: that \
                 is assessed. Inside: the centre lies in land assessed as Russian-held, and the \
                 distance is to that land's edge."
                    .to_owned(),
            );
        }
        for snapshot in self.snapshots {
            let note = snapshot.dataset.note.as_ref();
            notes.extend(note.map(|note| format!("{}: {}", snapshot.dataset.id, note.en)));
        }
        let sources = self.snapshots.into_iter();
        let sources = sources.flat_map(|snapshot| self.geodata.sources_of(snapshot));
        let mut asked: Vec<String> = sources.map(|s| PHRASES().attribution(s)).collect();
        asked.retain(|words| !words.is_empty());
        asked.dedup();
        if !asked.is_empty() {
            notes.push(format!("Sources: {}.", asked.join("; ")));
        }
        notes
    }
}

/// What is said of land.
fn said(said: Option<(Controller, Status)>) -> String {
    match said {
        Some((controller, status)) => uncapitalised(PHRASES().zone(status, controller)),
        None => "in no zone".to_owned(),
    }
}

/// The same in a column of places, where assessed control is the rule.
fn held_by(what: Option<(Controller, Status)>) -> String {
    match what {
        Some((Controller::Russia, Status::Assessed)) => "Russian-held".to_owned(),
        Some((Controller::Ukraine, Status::Assessed)) => "Ukrainian-held".to_owned(),
        other => said(other),
    }
}

fn told(parts: &[ToldPart], is_whole: bool) -> String {
    /// Parts of less than this are left out.
    const LEAST: f64 = 0.0005;
    let parts = parts.iter().filter(|part| part.part >= LEAST);
    let words = parts.map(|part| match is_whole {
        true => format!("{} {}", percent(part.part), held_by(part.said)),
        false => format!("centre: {}", held_by(part.said)),
    });
    words.collect::<Vec<_>>().join("\n")
}

/// By how much what is said of a place differs.
fn control_differs(place: &PlaceSaid<'_>) -> String {
    let [first, second] = place.held();
    let points = ((first - second) * 100.0).abs();
    match place.is_whole && points >= 1.0 {
        true if points < 1.5 => "1 point of the share".to_owned(),
        true => format!("{points:.0} points of the share"),
        false => "what is said of it".to_owned(),
    }
}

/// How far the line of contact is from a place.
fn way(front: Option<&FrontDistance>) -> String {
    let Some(front) = front else {
        return "–".to_owned();
    };
    let inside = if front.behind { ", inside" } else { "" };
    let (far, azimuth) = (length(front.distance.value()), degrees(front.azimuth));
    format!("{far}\nat {azimuth}{inside}")
}

/// A length as drawn, in both units.
fn length(length: Metres) -> String {
    PHRASES().as_drawn(length)
}

/// A part of all; nothing and all are said of nothing less.
fn percent(part: f64) -> String {
    let rounded = fixed(Lang::En, part * 100.0, 1);
    match rounded.as_str() {
        "0.0" if part > 0.0 => "less than 0.1%".to_owned(),
        "100.0" if part < 1.0 - 1e-6 => "more than 99.9%".to_owned(),
        _ => format!("{}%", rounded.trim_end_matches(".0")),
    }
}
