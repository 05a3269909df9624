//! What a map of control says beside its key.

use jiff::civil::Date;

use super::phrase::uncapitalised;
use super::{Fading, Phrases};
use crate::geodata::{Basis, Controller, Method, Status};
use crate::measure::Said;
use crate::units::Metres;

/// How much of a settlement something is said of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// All of it.
    All,
    /// More than half.
    Most,
}

impl Phrases {
    /// How a schematic area was drawn, where that is known, and what its accuracy says.
    pub fn schematic_note(
        self,
        method: Option<Method>,
        accuracy: Metres,
        basis: Basis,
        fading: Fading,
    ) -> String {
        let drawn = match method {
            Some(Method::BetweenSettlements) => self.say(
                ": drawn between settlements that sources report as held by one side or the other",
                ". Межу проведено між населеними пунктами, які, за\u{a0}даними джерел, контролює \
                 та\u{a0}чи\u{a0}інша сторона",
            ),
            None => "",
        };
        let shaded = self.shaded(fading);
        let edge = match basis {
            Basis::Stated => {
                let within = self.within(accuracy);
                self.say(
                    format!("By estimate, its edge is right to {within}."),
                    format!("Точність межі за\u{a0}оцінкою: {within}."),
                )
            }
            Basis::NineTenths => {
                let most = self.at_most(accuracy);
                self.say(
                    format!(
                        "Nine tenths of its edge lie within {most} of published maps, the rest \
                         farther off."
                    ),
                    format!(
                        "Межа на\u{a0}дев’яти десятих довжини розходиться з\u{a0}опублікованими \
                         картами щонайбільше на\u{a0}{most}, на\u{a0}решті\u{a0}— більше."
                    ),
                )
            }
        };
        format!("{shaded}{drawn}. {edge}")
    }

    /// What claimed means.
    pub fn claimed_note(self) -> &'static str {
        self.say(
            "Claimed: said by one side, neither confirmed nor disproved.",
            "Заявлений контроль: про нього каже одна зі\u{a0}сторін, його не\u{a0}підтверджено \
             й\u{a0}не\u{a0}спростовано.",
        )
    }

    /// What contested means.
    pub fn contested_note(self, method: Option<Method>) -> &'static str {
        match method {
            Some(Method::BetweenSettlements) => self.say(
                "Contested: around places that one source shows as held by Russia and another does \
                 not.",
                "Спірна територія: навколо населених пунктів, які лише одне з\u{a0}джерел показує \
                 під\u{a0}контролем Росії.",
            ),
            None => self.say(
                "Contested: held by neither side, or sources disagree.",
                "Спірна територія: її не\u{a0}контролює жодна зі\u{a0}сторін або джерела \
                 розходяться.",
            ),
        }
    }

    /// Which gaps in the land that is held are drawn as held: so much either of their edges may be off.
    pub fn closed_note(self, accuracy: Metres) -> String {
        let width = self.at_most(Metres::new(2.0 * accuracy.get()));
        self.say(
            format!(
                "Gaps behind the front line narrower than {width} may be none, and are drawn as held."
            ),
            format!(
                "Проміжки в\u{a0}тилу, вужчі за\u{a0}{width}, можуть бути лише похибкою меж: їх показано \
                 як\u{a0}контрольовані Росією."
            ),
        )
    }

    /// How a town is cut of which each side holds a part.
    pub fn parts_note(self, parts: &[&str], accuracy: Metres) -> String {
        let (parts, error) = (self.list(parts), self.within(accuracy));
        self.say(
            format!("Parts of towns are cut off by straight lines ({error} at most): {parts}."),
            format!("Частини міст відокремлено прямими лініями (щонайбільше {error}): {parts}."),
        )
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
            return self.say(
                format!(
                    "The extents and positions of {extents} are approximate ({error} at most)."
                ),
                format!("Розташування та\u{a0}межі приблизні (щонайбільше {error}): {extents}."),
            );
        }
        let listed = self.list(positions);
        let (en, uk) = match positions {
            [] => (String::new(), String::new()),
            [_] => (
                format!(", and so is the position of {listed}"),
                format!("; розташування приблизне: {listed}"),
            ),
            _ => (
                format!(", and so are the positions of {listed}"),
                format!("; розташування приблизне: {listed}"),
            ),
        };
        self.say(
            format!("The extents of {extents} are approximate{en} ({error} at most)."),
            format!("Межі приблизні (щонайбільше {error}): {extents}{uk}."),
        )
    }

    /// Above the settlements that are held, with their dates.
    pub fn held_since(self, status: Status, controller: Controller) -> String {
        let what = self.zone(status, controller);
        self.say(format!("{what} since"), what.to_owned())
    }

    /// A part of a settlement that is held, nobody knows since which day.
    pub fn name_undated(self, name: &str) -> String {
        let undated = self.say("day not known", "з\u{a0}якого дня\u{a0}— невідомо");
        format!("{name}: {undated}")
    }

    /// A settlement and the day since which it is held.
    pub fn name_since(self, name: &str, since: Date) -> String {
        let day = self.day(since);
        self.say(format!("{name}: {day}"), format!("{name}: з\u{a0}{day}"))
    }

    /// How far roads and railways are drawn.
    pub fn base_note(self) -> &'static str {
        self.say(
            "Roads and railways end where their data do.",
            "Дороги й\u{a0}залізниці: де\u{a0}є\u{a0}дані.",
        )
    }

    /// Who holds the settlements of a list, or most of each.
    pub fn held(self, names: &str, said: Option<Said>, extent: Extent) -> String {
        let what = self.held_as(said);
        let what = uncapitalised(&what);
        match extent {
            Extent::All => format!("{names}: {what}"),
            Extent::Most => format!("{names}: {} {what}", self.say("mostly", "переважно")),
        }
    }

    /// A map of control in words; `nearest` says where its line of contact is ([`Phrases::front_from`]).
    pub fn control_alt(
        self,
        title: &str,
        day: Date,
        held: &[String],
        front: bool,
        nearest: Option<&str>,
    ) -> String {
        let held = if held.is_empty() {
            String::new()
        } else {
            format!(" {}.", held.join("; "))
        };
        let front = if front {
            self.say(
                " The map shows the front line.",
                " На\u{a0}карті показано лінію фронту.",
            )
        } else {
            ""
        };
        // A title that asks has its mark already.
        let stop = if title.ends_with(['.', '?', '!']) {
            ""
        } else {
            "."
        };
        let (map, as_of) = (self.say("Map", "Карта"), self.as_of(day));
        let nearest = nearest.map_or(String::new(), |nearest| format!(" {nearest}"));
        format!("{map}: {title}{stop} {as_of}.{held}{front}{nearest}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Lang;

    #[test]
    fn no_more_is_said_of_an_accuracy_than_the_dataset_says() {
        let accuracy = Metres::new(2900.0);
        let said = |lang, method, basis| {
            let phrases = Phrases::of(lang);
            let front = phrases.front(true, accuracy, basis);
            let note = phrases.schematic_note(method, accuracy, basis, Fading::Paler);
            format!("{front}. {note}").replace('\u{a0}', " ")
        };
        assert_eq!(
            said(Lang::En, None, Basis::Stated),
            "Front line, schematic (± 2.9 km). The shaded area is schematic, paler where less sure. \
             By estimate, its edge is right to ± 2.9 km."
        );
        assert_eq!(
            said(
                Lang::En,
                Some(Method::BetweenSettlements),
                Basis::NineTenths
            ),
            "Front line, schematic (mostly within 2.9 km of published maps). The shaded area is \
             schematic, paler where less sure: drawn between settlements that sources report as \
             held by one side or the other. Nine tenths of its edge lie within 2.9 km of published \
             maps, the rest farther off."
        );
        assert_eq!(
            said(Lang::Uk, None, Basis::Stated),
            "Лінія фронту, схематично (± 2,9 км). Зафарбовану територію показано схематично: що \
             менше певності, то блідіше. Точність межі за оцінкою: ± 2,9 км."
        );
        assert_eq!(
            said(
                Lang::Uk,
                Some(Method::BetweenSettlements),
                Basis::NineTenths
            ),
            "Лінія фронту, схематично (здебільшого в межах 2,9 км від опублікованих карт). \
             Зафарбовану територію показано схематично: що менше певності, то блідіше. Межу \
             проведено між населеними пунктами, які, за даними джерел, контролює та чи інша \
             сторона. Межа на дев’яти десятих довжини розходиться з опублікованими картами \
             щонайбільше на 2,9 км, на решті — більше."
        );
    }

    #[test]
    fn a_title_that_asks_gets_no_full_stop() {
        let alt = |title| {
            Phrases::of(Lang::En).control_alt(
                title,
                "2025-01-15".parse().unwrap(),
                &[],
                false,
                None,
            )
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

    #[test]
    fn in_ukrainian_names_stand_in_the_nominative() {
        let phrases = Phrases::of(Lang::Uk);
        let plain = |text: String| text.replace('\u{a0}', " ");
        let russia = Some((Controller::Russia, Status::Assessed));
        let held = phrases.held(&phrases.list(&["Бахмут", "Ягідне"]), russia, Extent::All);
        let day = "2025-01-15".parse().unwrap();
        assert_eq!(
            plain(phrases.control_alt("Хто контролює Бахмут?", day, &[held], true, None)),
            "Карта: Хто контролює Бахмут? Дані станом на 15 січня 2025 року. Бахмут та Ягідне: \
             контроль Росії (за оцінкою). На карті показано лінію фронту."
        );
        assert_eq!(
            plain(phrases.held("Торецьк", None, Extent::Most)),
            "Торецьк: переважно контроль Росії не встановлено"
        );
        assert_eq!(
            plain(phrases.name_since("Бахмут", "2023-05-21".parse().unwrap())),
            "Бахмут: з 21 травня 2023 року"
        );
        let note = |positions: &[&str]| {
            plain(phrases.approximate_note(&["Ягідне", "Хромове"], positions, Metres::new(700.0)))
        };
        assert_eq!(
            note(&["Хромове", "Ягідне"]),
            "Розташування та межі приблизні (щонайбільше ± 700 м): Ягідне та Хромове."
        );
        assert_eq!(
            note(&["Хромове"]),
            "Межі приблизні (щонайбільше ± 700 м): Ягідне та Хромове; розташування приблизне: \
             Хромове."
        );
        assert_eq!(
            note(&[]),
            "Межі приблизні (щонайбільше ± 700 м): Ягідне та Хромове."
        );
    }
}
