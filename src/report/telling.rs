//! In which language a fact-check is told, and by which geodata.

use super::quantity::number;
use crate::geodata::{AreaUnit, Controller, Geodata, PlaceKind, Unit, Vocabulary, Wording};
use crate::locale::{Lang, Phrases, square_miles};
use crate::measure::Basis;

/// In which language a fact-check is told, and by which geodata.
///
/// In Ukrainian a name stands in the nominative, for its other cases can't be formed.
#[derive(Clone, Copy)]
pub(super) struct Telling<'g> {
    pub(super) geodata: &'g Geodata,
    pub(super) phrases: Phrases,
}

impl<'g> Telling<'g> {
    pub(super) fn new(geodata: &'g Geodata, lang: Lang) -> Telling<'g> {
        let phrases = Phrases::of(lang);
        Telling { geodata, phrases }
    }

    pub(super) fn lang(self) -> Lang {
        self.phrases.lang()
    }

    /// What is said in English and in Ukrainian.
    pub(super) fn say<T>(self, en: T, uk: T) -> T {
        self.lang().pick(en, uk)
    }

    /// A place's name, or its id where that is not known.
    pub(super) fn place(self, id: &'g str) -> &'g str {
        let found = self.geodata.place(id);
        found.map_or(id, |place| place.name.or_english(self.lang()))
    }

    /// The name of a country or region by its code, or the code where that is not known.
    pub(super) fn region(self, code: &'g str) -> &'g str {
        let outline = self.geodata.outline(code);
        outline.map_or(code, |outline| outline.name.or_english(self.lang()))
    }

    /// A source's title, or its id where that is not known.
    pub(super) fn source(self, id: &'g str) -> &'g str {
        self.geodata.source(id).map_or(id, |source| &source.title)
    }

    /// A side, in a sentence.
    pub(super) fn side(self, controller: Controller) -> &'static str {
        match controller {
            Controller::Russia => self.say("Russia", "Росія"),
            Controller::Ukraine => self.say("Ukraine", "Україна"),
            Controller::Nobody => self.say("neither side", "жодна зі\u{a0}сторін"),
        }
    }

    /// That a side holds something.
    pub(super) fn held_by(self, controller: Controller) -> String {
        let side = self.side(controller);
        self.say(
            format!("held by {side}"),
            match controller {
                Controller::Nobody => format!("не\u{a0}контролює {side}"),
                _ => format!("контролює {side}"),
            },
        )
    }

    /// The words around a claim's number.
    pub(super) fn wording(self, wording: Wording) -> &'static str {
        let ukrainian = match wording {
            Wording::Exactly => "рівно",
            Wording::About => "приблизно",
            Wording::JustOver => "трохи більше ніж",
            Wording::Over => "понад",
            Wording::MoreThan => "більше ніж",
            Wording::Under => "менше ніж",
            Wording::AtLeast => "щонайменше",
            Wording::Nearly => "майже",
        };
        self.say(wording.word(), ukrainian)
    }

    /// What a place is.
    pub(super) fn kind(self, kind: PlaceKind) -> &'static str {
        let ukrainian = match kind {
            PlaceKind::City => "велике місто",
            PlaceKind::Town => "місто",
            PlaceKind::Village => "село",
        };
        self.say(kind.word(), ukrainian)
    }

    /// A length in one unit.
    pub(super) fn length(self, number: &str, unit: Unit) -> String {
        match unit {
            Unit::Miles => self.phrases.in_miles(number),
            Unit::Kilometres => self.say(format!("{number} km"), format!("{number}\u{a0}км")),
        }
    }

    /// An area in one unit; `text` is its number and, maybe, all that it may be.
    pub(super) fn area(self, text: &str, unit: AreaUnit) -> String {
        match unit {
            AreaUnit::SquareMiles => {
                let ukrainian = format!("{text} {}", square_miles(number(text)));
                self.say(format!("{text} square miles"), ukrainian)
            }
            AreaUnit::SquareKilometres => {
                self.say(format!("{text} km²"), format!("{text}\u{a0}км²"))
            }
        }
    }
}

/// By what it is told who holds so many places, where that is not their own zones.
pub(super) fn by_words(basis: Basis, places: usize, lang: Lang) -> Option<&'static str> {
    match (basis, places) {
        (Basis::Zones, _) => None,
        (Basis::Outline, 1) => Some(lang.pick("within its outline", "у\u{a0}межах контуру")),
        (Basis::Outline, _) => Some(lang.pick("within their outlines", "у\u{a0}межах контурів")),
        (Basis::Centre, 1) => Some(lang.pick("at its centre", "у\u{a0}центрі")),
        (Basis::Centre, _) => Some(lang.pick("at their centres", "у\u{a0}центрах")),
    }
}
