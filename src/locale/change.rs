//! What a map of change says.

use super::number::{figure, fixed, written};
use super::phrase::uncapitalised;
use super::plural::Plural;
use super::{Lang, Phrases};
use crate::geodata::Basis;
use crate::measure::MeasuredArea;
use crate::units::{LonLat, LonLatBox, Metres};
use jiff::civil::Date;

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

    /// An area and its error in square kilometres and square miles. Where it is within its error, the
    /// most that it may be: rounded to its error, it would say nothing.
    pub fn square(self, area: MeasuredArea) -> String {
        let lang = self.lang();
        let (value, error) = (area.value, area.error);
        let units = [
            (value.km2(), error.km2()),
            (value.square_miles(), error.square_miles()),
        ];
        let miles = |number: &str| match lang {
            Lang::En => format!("{number}\u{a0}sq\u{a0}miles"),
            Lang::Uk => format!("{number}\u{a0}кв.\u{a0}{}", Plural::after(number).miles()),
        };
        let km2 = |number: &str| self.say(format!("{number} km²"), format!("{number}\u{a0}км²"));
        if error.get() > value.get() {
            let most = units
                .map(|(value, error)| written(lang, &format!("{:.0}", (value + error).ceil())));
            let drawn = units.map(|(value, _)| fixed(lang, value, usize::from(value < 10.0)));
            let (drawn, most) = (
                format!("{} ({})", km2(&drawn[0]), miles(&drawn[1])),
                format!("{} ({})", km2(&most[0]), miles(&most[1])),
            );
            return self.say(
                format!("{drawn}; with the error, 0 to {most}"),
                format!("{drawn}; з\u{a0}похибкою\u{a0}— від\u{a0}0 до\u{a0}{most}"),
            );
        }
        let [first, second] = units.map(|(value, error)| figure(lang, value, error).to_string());
        format!("{} ({})", km2(&first), miles(&second))
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
        let area = area.map_or(String::new(), |area| format!(": {}", self.square(area)));
        format!("{what}{area}")
    }

    /// Land that was held and is, in the key.
    pub fn kept(self) -> &'static str {
        self.say(
            "Assessed Russian control before and after",
            "Підтверджений контроль Росії до\u{a0}й\u{a0}після",
        )
    }

    /// The line of contact of a day or, where there is none, of a file, in the key.
    pub fn front_of(self, day: Option<Date>, file: &str, schematic: bool) -> String {
        let line = match day.map(|day| self.day(day)) {
            Some(day) => self.say(
                format!("Front line on {day}"),
                format!("Лінія фронту {day}"),
            ),
            None => self.say(
                format!("Front line in {file}"),
                format!("Лінія фронту: {file}"),
            ),
        };
        let how = if schematic {
            self.say(", schematic", ", схематично")
        } else {
            ""
        };
        format!("{line}{how}")
    }

    /// How far the edges may be off before and after, and what that says of changes.
    pub fn change_note(self, sides: [(&str, Metres, Basis); 2]) -> String {
        let off = match sides {
            [(a, _, Basis::NineTenths), (b, _, Basis::NineTenths)] => {
                let [first, second] = sides.map(|(_, accuracy, _)| self.at_most(accuracy));
                self.say(
                    format!(
                        "Nine tenths of the edges lie within {first} ({a}) and {second} ({b}) of \
                         published maps, the rest farther off."
                    ),
                    format!(
                        "Дев’ять десятих межі\u{a0}— у\u{a0}межах {first} ({a}) та\u{a0}{second} ({b}) \
                         від\u{a0}опублікованих карт, решта\u{a0}— далі."
                    ),
                )
            }
            _ => {
                let [first, second] =
                    sides.map(|(name, accuracy, _)| format!("{} ({name})", self.within(accuracy)));
                self.say(
                    format!("Edges are right to about {first} and {second}."),
                    format!("Точність межі\u{a0}— приблизно {first} та\u{a0}{second}."),
                )
            }
        };
        let paler = self.say(
            "The less sure a change, the paler it is; one narrower than that may be none.",
            "Що\u{a0}менше певності, то\u{a0}блідіша зміна; вужчої за\u{a0}цю похибку могло \
             й\u{a0}не\u{a0}бути.",
        );
        format!("{off} {paler}")
    }

    /// What gained and lost mean, of what is shown of the two.
    pub fn gained_note(self, is_gained: bool, is_lost: bool) -> String {
        let gained = self.say(
            "Gained: under assessed Russian control after, and not before.",
            "Захоплено: контроль Росії підтверджено після, а\u{a0}до\u{a0}того\u{a0}— ні.",
        );
        let lost = self.say(
            "Lost: under assessed Russian control before, and not after; it may be contested, and is \
             not said to be under Ukrainian control.",
            "Втрачено: контроль Росії було підтверджено до, а\u{a0}після\u{a0}— ні; це може бути спірна \
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
    use crate::units::SquareMetres;

    fn area(km2: f64, error: f64) -> MeasuredArea {
        MeasuredArea {
            value: SquareMetres::new(km2 * 1e6),
            error: SquareMetres::new(error * 1e6),
        }
    }

    fn plain(text: &str) -> String {
        text.replace('\u{a0}', " ")
    }

    #[test]
    fn an_area_within_its_error_says_the_most_that_it_may_be() {
        let [en, uk] = [Lang::En, Lang::Uk].map(Phrases::of);
        for (value, error, english, ukrainian) in [
            (
                504.8,
                60.0,
                "500 ± 70 km² (190 ± 30 sq miles)",
                "500 ± 70 км² (190 ± 30 кв. миль)",
            ),
            (
                685.2,
                1126.6,
                "685 km² (265 sq miles); with the error, 0 to 1,812 km² (700 sq miles)",
                "685 км² (265 кв. миль); з похибкою — від 0 до 1812 км² (700 кв. миль)",
            ),
            (
                1.8,
                2.0,
                "1.8 km² (0.7 sq miles); with the error, 0 to 4 km² (2 sq miles)",
                "1,8 км² (0,7 кв. милі); з похибкою — від 0 до 4 км² (2 кв. милі)",
            ),
        ] {
            assert_eq!(plain(&en.square(area(value, error))), english);
            assert_eq!(plain(&uk.square(area(value, error))), ukrainian);
        }
    }

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
             Russia: 500 ± 60 km² (190 ± 30 sq miles)."
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
                ("before.geojson", Metres::new(6200.0), basis),
                ("15 January 2025", Metres::new(2900.0), Basis::NineTenths),
            ];
            plain(&Phrases::of(Lang::En).change_note(sides))
        };
        let stated = "Edges are right to about ± 6.2 km (before.geojson) and ± 2.9 km (15 January \
                      2025). The less sure";
        assert!(note(Basis::Stated).starts_with(stated));
        let measured = "Nine tenths of the edges lie within 6.2 km (before.geojson) and 2.9 km (15 \
                        January 2025) of published maps, the rest farther off. The less sure";
        assert!(note(Basis::NineTenths).starts_with(measured));
    }
}
