//! What a map of change says.

use super::phrase::{uncapitalised, with_words};
use super::{Fading, Phrases};
use crate::geodata::Basis;
use crate::measure::MeasuredArea;
use crate::units::{LonLat, LonLatBox, Metres};

impl Phrases {
    /// The title of a map of what changed in a view.
    pub fn change_title(self, view: &str) -> String {
        let tail = self.say("What changed", "Що змінилося");
        // A title that asks has its mark already.
        if view.ends_with(['.', '?', '!']) {
            return format!("{view} {tail}");
        }
        format!("{view}: {}", uncapitalised(tail))
    }

    /// The line below the title: two days, or the names of two files.
    pub fn from_to(self, before: &str, after: &str) -> String {
        self.say(
            format!("From {before} to {after}"),
            format!("З\u{a0}{before} до\u{a0}{after}"),
        )
    }

    /// Land that was gained, with how much of it there is where that is known.
    pub fn gained(self, area: Option<MeasuredArea>) -> String {
        self.with_area(self.say("Gained by Russia", "Захоплено Росією"), area)
    }

    /// Land that was lost, likewise.
    pub fn lost(self, area: Option<MeasuredArea>) -> String {
        self.with_area(self.say("Lost by Russia", "Втрачено Росією"), area)
    }

    fn with_area(self, what: &str, area: Option<MeasuredArea>) -> String {
        let area = area.map(|area| self.square(area));
        with_words(what, area.as_deref())
    }

    /// Land that was held and is, in the key.
    pub fn kept(self) -> &'static str {
        self.say(
            "Assessed Russian control before and after",
            "Контроль Росії (за\u{a0}оцінкою) до\u{a0}й\u{a0}після",
        )
    }

    /// What a map calls its two times: those that are of one name are told apart by their order.
    pub fn two_names(self, [before, after]: [String; 2]) -> [String; 2] {
        if before != after {
            return [before, after];
        }
        let [first, second] = self.before_and_after();
        [
            format!("{before}\u{a0}({first})"),
            format!("{after}\u{a0}({second})"),
        ]
    }

    /// The words for two times that have no other.
    pub fn before_and_after(self) -> [&'static str; 2] {
        self.say(["before", "after"], ["до", "після"])
    }

    /// The line of contact in the key, by what the map calls its time: a day, or a file.
    pub fn front_of(self, name: &str, is_day: bool, schematic: bool) -> String {
        let line = match is_day {
            true => self.say(
                format!("Front line on {name}"),
                format!("Лінія фронту {name}"),
            ),
            false => self.say(
                format!("Front line in {name}"),
                format!("Лінія фронту: {name}"),
            ),
        };
        let how = if schematic {
            self.say(", schematic", ", схематично")
        } else {
            ""
        };
        format!("{line}{how}")
    }

    /// How far the edges may be off before and after, the surest and the least sure, and what that says
    /// of changes.
    pub fn change_note(self, sides: [(&str, [Metres; 2], Basis); 2], fading: Fading) -> String {
        let off = match sides {
            [
                (a, [_, one], Basis::NineTenths),
                (b, [_, other], Basis::NineTenths),
            ] => {
                let [first, second] = [one, other].map(|accuracy| self.at_most(accuracy));
                self.say(
                    format!(
                        "Nine tenths of the areas’ edges lie within {first} ({a}) and {second} ({b}) \
                         of published maps, the rest farther off."
                    ),
                    format!(
                        "Дев’ять десятих межі територій\u{a0}— у\u{a0}межах {first} ({a}) \
                         та\u{a0}{second} ({b}) від\u{a0}опублікованих карт, решта\u{a0}— далі."
                    ),
                )
            }
            _ => {
                let [first, second] = sides.map(|(name, accuracies, _)| {
                    format!("{} ({name})", self.within_range(accuracies))
                });
                self.say(
                    format!("Edges are right to about {first} and {second}."),
                    format!("Точність межі\u{a0}— приблизно {first} та\u{a0}{second}."),
                )
            }
        };
        format!("{off} {}", self.change_fades(fading))
    }

    /// How far edges may be off on either side, from the surest to the least sure.
    fn within_range(self, [surest, worst]: [Metres; 2]) -> String {
        let [low, high] = [surest, worst].map(|accuracy| self.at_most(accuracy));
        if low == high {
            return self.within(worst);
        }
        self.say(
            format!("±\u{a0}{low} to\u{a0}{high}"),
            format!("±\u{a0}{low}\u{a0}— {high}"),
        )
    }

    /// What gained and lost mean, of what is shown of the two.
    pub fn gained_note(self, is_gained: bool, is_lost: bool) -> String {
        let gained = self.say(
            "Gained: under assessed Russian control after, and not before.",
            "Захоплено: за\u{a0}оцінкою, під\u{a0}контролем Росії після, а\u{a0}до\u{a0}того\u{a0}— ні.",
        );
        let lost = self.say(
            "Lost: under assessed Russian control before, and not after; it may be contested, and is \
             not said to be under Ukrainian control.",
            "Втрачено: за\u{a0}оцінкою, під\u{a0}контролем Росії до, а\u{a0}після\u{a0}— ні; це може бути спірна \
             територія і\u{a0}не\u{a0}означає контролю України.",
        );
        let parts = [(is_gained, gained), (is_lost, lost)].into_iter();
        let parts: Vec<&str> = parts.filter(|(is, _)| *is).map(|(_, part)| part).collect();
        parts.join(" ")
    }

    /// Which land the areas are of.
    pub fn measured_note(self, bounds: LonLatBox) -> String {
        let corner = |lon, lat| LonLat::new(lon, lat).map_or(String::new(), |at| self.position(at));
        let (low, high) = (
            corner(bounds.west(), bounds.south()),
            corner(bounds.east(), bounds.north()),
        );
        self.say(
            format!("Areas: between {low} and {high}."),
            format!("Площі: між {low} і\u{a0}{high}"),
        )
    }

    /// A map of change in words.
    pub fn change_alt(self, title: &str, from_to: &str, changes: &[String]) -> String {
        let stop = if title.ends_with(['.', '?', '!']) {
            ""
        } else {
            "."
        };
        let map = self.say("Map", "Карта");
        let changes = match changes {
            [] => self
                .say(
                    "It shows no land that Russia gained or lost",
                    "На\u{a0}карті немає території, яку\u{a0}захопила або\u{a0}втратила Росія",
                )
                .to_owned(),
            some => some.join(". "),
        };
        format!("{map}: {title}{stop} {from_to}. {changes}.")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Lang;
    use crate::locale::tests::{area, plain};

    #[test]
    fn a_title_that_asks_keeps_its_mark() {
        let title = |view| Phrases::of(Lang::En).change_title(view);
        assert_eq!(title("The front line"), "The front line: what changed");
        assert_eq!(title("Who holds it?"), "Who holds it? What changed");
    }

    #[test]
    fn a_map_in_words_says_who_gained_how_much_and_when() {
        let phrases = Phrases::of(Lang::En);
        let [a, b] = ["2022-10-15", "2023-05-21"].map(|day| phrases.day(day.parse().unwrap()));
        let from_to = phrases.from_to(&a, &b);
        let gained = phrases.gained(Some(area(500.0, 60.0)));
        assert_eq!(
            plain(&phrases.change_alt("The front line: what changed", &from_to, &[gained])),
            "Map: The front line: what changed. From 15 October 2022 to 21 May 2023. Gained by \
             Russia: 193 ± 24 sq miles (500 ± 60 km²)."
        );
        assert!(
            phrases
                .change_alt("A", &from_to, &[])
                .ends_with("no land that Russia gained or lost.")
        );
    }

    #[test]
    fn each_side_s_error_says_what_it_is() {
        let note = |basis| {
            let sides = [
                ("before.geojson", [6200.0; 2].map(Metres::new), basis),
                (
                    "15 January 2025",
                    [110.0, 2900.0].map(Metres::new),
                    Basis::NineTenths,
                ),
            ];
            plain(&Phrases::of(Lang::En).change_note(sides, Fading::Paler))
        };
        let stated = "Edges are right to about ± 6.2 km (before.geojson) and ± 110 m to 2.9 km (15 \
                      January 2025). The less sure";
        assert!(
            note(Basis::Stated).starts_with(stated),
            "{}",
            note(Basis::Stated)
        );
        let measured = "Nine tenths of the areas’ edges lie within 6.2 km (before.geojson) and 2.9 km \
                        (15 January 2025) of published maps, the rest farther off. The less sure";
        assert!(note(Basis::NineTenths).starts_with(measured));
    }

    #[test]
    fn two_times_of_one_name_are_told_apart() {
        let names = |before: &str, after: &str| {
            let names = [before.to_owned(), after.to_owned()];
            Phrases::of(Lang::En)
                .two_names(names)
                .map(|name| plain(&name))
        };
        assert_eq!(names("a.geojson", "b.geojson"), ["a.geojson", "b.geojson"]);
        let same = names("15 January 2025", "15 January 2025");
        assert_eq!(
            same,
            ["15 January 2025 (before)", "15 January 2025 (after)"]
        );
    }
}
