//! The words of the key.

use super::Phrases;
use crate::geodata::{Basis, Controller, Length, Status, ZoneKind};
use crate::units::Metres;

impl Phrases {
    /// The heading of the key.
    pub fn key(self) -> &'static str {
        self.say("Key", "Умовні позначення")
    }

    /// What a zone's look stands for.
    pub fn zone(self, status: Status, controller: Controller) -> &'static str {
        let (en, uk) = match (status, controller) {
            (Status::Assessed, Controller::Russia) => (
                "Assessed Russian control",
                "Контроль Росії (за\u{a0}оцінкою)",
            ),
            (Status::Assessed, Controller::Ukraine) => (
                "Assessed Ukrainian control",
                "Контроль України (за\u{a0}оцінкою)",
            ),
            (Status::Assessed, Controller::Nobody) => (
                "Assessed to be held by neither side",
                "Не\u{a0}контролює жодна зі\u{a0}сторін (за\u{a0}оцінкою)",
            ),
            (Status::Advance, Controller::Russia) => (
                "Assessed Russian advance, without control",
                "Просування Росії (за\u{a0}оцінкою), без\u{a0}контролю",
            ),
            (Status::Advance, Controller::Ukraine) => (
                "Assessed Ukrainian advance, without control",
                "Просування України (за\u{a0}оцінкою), без\u{a0}контролю",
            ),
            (Status::Advance, Controller::Nobody) => {
                ("Advance, without control", "Просування, без\u{a0}контролю")
            }
            (Status::Claimed, Controller::Russia) => {
                ("Claimed Russian control", "Заявлений контроль Росії")
            }
            (Status::Claimed, Controller::Ukraine) => {
                ("Claimed Ukrainian control", "Заявлений контроль України")
            }
            (Status::Claimed, Controller::Nobody) => (
                "Claimed by both sides",
                "Про контроль заявляють обидві сторони",
            ),
            (Status::Contested, _) => ("Contested", "Спірна територія"),
            (Status::Unknown, _) => ("Control not known", "Невідомо, хто контролює"),
        };
        self.say(en, uk)
    }

    /// A zone in the key, where need be with what it is the outline of; `bold` where the map names
    /// settlements that have zones in bold, and no others.
    pub fn zone_of(
        self,
        kind: Option<ZoneKind>,
        status: Status,
        controller: Controller,
        bold: bool,
    ) -> String {
        let what = self.zone(status, controller);
        let of = match kind {
            Some(ZoneKind::Settlement) if !bold => {
                self.say(": in a settlement", ": у\u{a0}населеному пункті")
            }
            Some(ZoneKind::Settlement) => self.say(
                ": in a place named in bold",
                ": у\u{a0}місці з\u{a0}назвою жирним шрифтом",
            ),
            Some(ZoneKind::Area) => self.say(": elsewhere", ": в\u{a0}інших місцях"),
            None => "",
        };
        format!("{what}{of}")
    }

    /// The line of contact in the key.
    pub fn front(self, schematic: bool, accuracy: Metres, basis: Basis) -> String {
        let kind = if schematic {
            self.say("Front line, schematic", "Лінія фронту, схематично")
        } else {
            self.say("Front line", "Лінія фронту")
        };
        let known = match basis {
            Basis::Stated => self.within(accuracy),
            Basis::NineTenths => {
                let most = self.at_most(accuracy);
                self.say(
                    format!("mostly within {most} of published maps"),
                    format!("здебільшого в\u{a0}межах {most} від\u{a0}опублікованих карт"),
                )
            }
        };
        format!("{kind} ({known})")
    }

    /// Land for which the dataset has no data.
    pub fn not_mapped(self) -> &'static str {
        self.say("Not mapped", "Немає даних")
    }

    /// The line at which the data end, and no control does.
    pub fn edge_of_data(self) -> &'static str {
        self.say("Edge of what is mapped", "Межа, за\u{a0}якою даних немає")
    }

    /// Land in no zone.
    pub fn open_land(self) -> &'static str {
        self.say(
            "Not assessed as Russian-held",
            "Контроль Росії не\u{a0}встановлено",
        )
    }

    /// The same on somebody else's map, whose colours it keeps.
    pub fn untinted(self) -> &'static str {
        self.say(
            "No tint or hatch: not assessed as Russian-held",
            "Без заливки й\u{a0}штрихів: контроль Росії не\u{a0}встановлено",
        )
    }

    /// Settlements' outlines.
    pub fn built_up(self) -> &'static str {
        self.say("Built-up area", "Забудована територія")
    }

    /// Roads.
    pub fn road(self) -> &'static str {
        self.say("Main road", "Основна дорога")
    }

    /// Roads whose course between two towns is only assumed.
    pub fn joined_road(self) -> &'static str {
        self.say(
            "Main road, course approximate",
            "Основна дорога, орієнтовно",
        )
    }

    /// Railways whose course between two towns is only assumed.
    pub fn joined_railway(self) -> &'static str {
        self.say("Railway, course approximate", "Залізниця, орієнтовно")
    }

    /// Railways.
    pub fn railway(self) -> &'static str {
        self.say("Railway", "Залізниця")
    }

    /// Rivers.
    pub fn river(self) -> &'static str {
        self.say("River", "Річка")
    }

    /// The hollow mark.
    pub fn approximate_place(self, extent: bool) -> &'static str {
        if extent {
            self.say(
                "Village, position and extent approximate",
                "Село, розташування та\u{a0}межі\u{a0}приблизні",
            )
        } else {
            self.say(
                "Village, position approximate",
                "Село, розташування приблизне",
            )
        }
    }

    /// The measured line in the key.
    pub fn measured_line(self) -> &'static str {
        self.say(
            "Shortest line to the border",
            "Найкоротша лінія до\u{a0}кордону",
        )
    }

    /// The shortest lines to other stretches of the border in the key.
    pub fn stretch_line(self) -> &'static str {
        self.say(
            "Shortest line to another stretch",
            "Найкоротша лінія до\u{a0}іншої ділянки",
        )
    }

    /// The border in the key.
    pub fn border_line(self) -> &'static str {
        self.say("State border", "Державний кордон")
    }

    /// The border's line in the key, with how far it may be from the truth.
    pub fn border_within(self, accuracy: Metres) -> String {
        format!("{} ({})", self.border_line(), self.within(accuracy))
    }

    /// The ring of a claimed distance in the key.
    pub fn ring_line(self, claim: Length) -> String {
        let claimed = self.claimed(claim);
        self.say(
            format!("{claimed} from the centre, the article’s figure"),
            format!("{claimed} від\u{a0}центра: відстань зі\u{a0}статті"),
        )
    }
}
