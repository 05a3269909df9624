//! What a map of control says.

use jiff::civil::Date;

use super::{Phrases, at_most};
use crate::geodata::{Basis, Controller, Method, Status, ZoneKind};
use crate::units::Metres;

impl Phrases {
    /// The heading of the key.
    pub fn key(self) -> &'static str {
        "Key"
    }

    /// What a zone's look stands for.
    pub fn zone(self, status: Status, controller: Controller) -> &'static str {
        match (status, controller) {
            (Status::Assessed, Controller::Russia) => "Assessed Russian control",
            (Status::Assessed, Controller::Ukraine) => "Assessed Ukrainian control",
            (Status::Assessed, Controller::Nobody) => "Assessed to be held by neither side",
            (Status::Advance, Controller::Russia) => "Assessed Russian advance, without control",
            (Status::Advance, Controller::Ukraine) => "Assessed Ukrainian advance, without control",
            (Status::Advance, Controller::Nobody) => "Advance, without control",
            (Status::Claimed, Controller::Russia) => "Claimed Russian control",
            (Status::Claimed, Controller::Ukraine) => "Claimed Ukrainian control",
            (Status::Claimed, Controller::Nobody) => "Claimed by both sides",
            (Status::Contested, _) => "Contested",
            (Status::Unknown, _) => "Control not known",
        }
    }

    /// A zone in the key, where need be with what it is the outline of.
    pub fn zone_of(self, kind: Option<ZoneKind>, status: Status, controller: Controller) -> String {
        let what = self.zone(status, controller);
        match kind {
            Some(ZoneKind::Settlement) => format!("{what}: places named in bold"),
            Some(ZoneKind::Area) => format!("{what}: elsewhere"),
            None => what.to_owned(),
        }
    }

    /// The line of contact in the key.
    pub fn front(self, schematic: bool, accuracy: Metres, basis: Basis) -> String {
        let kind = if schematic {
            "Front line, schematic"
        } else {
            "Front line"
        };
        match basis {
            Basis::Stated => format!("{kind} ({})", self.within(accuracy)),
            Basis::NineTenths => format!(
                "{kind} (mostly within {} of published maps)",
                at_most(accuracy)
            ),
        }
    }

    /// Land for which the dataset has no data.
    pub fn not_mapped(self) -> &'static str {
        "Not mapped"
    }

    /// Land in no zone.
    pub fn open_land(self) -> &'static str {
        "Not assessed as Russian-held"
    }

    /// Settlements' outlines.
    pub fn built_up(self) -> &'static str {
        "Built-up area"
    }

    /// Roads.
    pub fn road(self) -> &'static str {
        "Main road"
    }

    /// Roads whose course between two towns is only assumed.
    pub fn joined_road(self) -> &'static str {
        "Main road, course approximate"
    }

    /// Railways whose course between two towns is only assumed.
    pub fn joined_railway(self) -> &'static str {
        "Railway, course approximate"
    }

    /// Railways.
    pub fn railway(self) -> &'static str {
        "Railway"
    }

    /// Rivers.
    pub fn river(self) -> &'static str {
        "River"
    }

    /// The hollow mark.
    pub fn approximate_place(self, extent: bool) -> &'static str {
        if extent {
            "Village, position and extent approximate"
        } else {
            "Village, position approximate"
        }
    }

    /// How a schematic area was drawn, where that is known, and what its accuracy says.
    pub fn schematic_note(self, method: Option<Method>, accuracy: Metres, basis: Basis) -> String {
        let drawn = match method {
            Some(Method::BetweenSettlements) => {
                ": drawn between settlements that sources report as held by one side or the other"
            }
            None => "",
        };
        let edge = match basis {
            Basis::Stated => format!("Its edge is known to {}.", self.within(accuracy)),
            Basis::NineTenths => format!(
                "Nine tenths of its edge lie within {} of published maps, the rest farther off.",
                at_most(accuracy)
            ),
        };
        format!("The shaded area is schematic, paler where less sure{drawn}. {edge}")
    }

    /// What claimed means.
    pub fn claimed_note(self) -> &'static str {
        "Claimed: said by one side, neither confirmed nor disproved."
    }

    /// What contested means.
    pub fn contested_note(self, method: Option<Method>) -> &'static str {
        match method {
            Some(Method::BetweenSettlements) => {
                "Contested: around places that one source shows as held by Russia and another does \
                 not."
            }
            None => "Contested: held by neither side, or sources disagree.",
        }
    }

    /// Which settlements of the story are only about where, and about as large as, they are shown.
    pub fn approximate_note(
        self,
        extents: &[&str],
        positions: &[&str],
        accuracy: Metres,
    ) -> String {
        let same =
            positions.len() == extents.len() && positions.iter().all(|p| extents.contains(p));
        let (extents, error) = (self.list(extents), self.within(accuracy));
        if same {
            return format!(
                "The extents and positions of {extents} are approximate ({error} at most)."
            );
        }
        let positions = match positions {
            [] => String::new(),
            [one] => format!(", and so is the position of {one}"),
            many => format!(", and so are the positions of {}", self.list(many)),
        };
        format!("The extents of {extents} are approximate{positions} ({error} at most).")
    }

    /// Above the settlements that are held, with their dates.
    pub fn held_since(self, status: Status, controller: Controller) -> String {
        format!("{} since", self.zone(status, controller))
    }

    /// A settlement and the day since which it is held.
    pub fn name_since(self, name: &str, since: Date) -> String {
        format!("{name}: {}", self.day(since))
    }

    /// Who holds some settlements.
    pub fn held(self, names: &[&str], status: Status, controller: Controller) -> String {
        let mut what = self.zone(status, controller).to_owned();
        if let Some(first) = what.get_mut(0..1) {
            first.make_ascii_lowercase();
        }
        format!("{}: {what}", self.list(names))
    }

    /// A map of control in words.
    pub fn control_alt(self, title: &str, day: Date, held: &[String], front: bool) -> String {
        let held = if held.is_empty() {
            String::new()
        } else {
            format!(" {}.", held.join("; "))
        };
        let front = if front {
            " The map shows the front line."
        } else {
            ""
        };
        // A title that asks has its mark already.
        let stop = if title.ends_with(['.', '?', '!']) {
            ""
        } else {
            "."
        };
        format!(
            "Map: {title}{stop} Data as of {}.{held}{front}",
            self.day(day)
        )
    }

    /// The line of the sources, and of whose borders the map draws.
    pub fn sources(self, attribution: &str, viewpoint: Option<&str>) -> String {
        let viewpoint = viewpoint.map_or(String::new(), |v| format!(" {v}."));
        format!("Sources: {attribution}. Map: bakhmut-map.{viewpoint}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Lang;

    #[test]
    fn no_more_is_said_of_an_accuracy_than_the_dataset_says() {
        let phrases = Phrases::of(Lang::En);
        let accuracy = Metres::new(2900.0);
        let said = |method, basis| {
            let front = phrases.front(true, accuracy, basis);
            let note = phrases.schematic_note(method, accuracy, basis);
            format!("{front}. {note}").replace('\u{a0}', " ")
        };
        assert_eq!(
            said(None, Basis::Stated),
            "Front line, schematic (± 2.9 km). The shaded area is schematic, paler where less sure. \
             Its edge is known to ± 2.9 km."
        );
        assert_eq!(
            said(Some(Method::BetweenSettlements), Basis::NineTenths),
            "Front line, schematic (mostly within 2.9 km of published maps). The shaded area is \
             schematic, paler where less sure: drawn between settlements that sources report as \
             held by one side or the other. Nine tenths of its edge lie within 2.9 km of published \
             maps, the rest farther off."
        );
    }

    #[test]
    fn a_title_that_asks_gets_no_full_stop() {
        let alt = |title| {
            Phrases::of(Lang::En).control_alt(title, "2025-01-15".parse().unwrap(), &[], false)
        };
        assert_eq!(
            alt("Who controls Bakhmut?"),
            "Map: Who controls Bakhmut? Data as of 15 January 2025."
        );
        assert_eq!(
            alt("The front line"),
            "Map: The front line. Data as of 15 January 2025."
        );
    }
}
