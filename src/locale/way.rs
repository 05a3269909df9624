//! Which way something lies, and how far.

use super::Phrases;
use crate::geodata::{Direction, Vocabulary};
use crate::measure::Measured;

impl Phrases {
    /// A direction of the compass.
    pub fn direction(self, direction: Direction) -> &'static str {
        let ukrainian = match direction {
            Direction::North => "північ",
            Direction::NorthEast => "північний схід",
            Direction::East => "схід",
            Direction::SouthEast => "південний схід",
            Direction::South => "південь",
            Direction::SouthWest => "південний захід",
            Direction::West => "захід",
            Direction::NorthWest => "північний захід",
        };
        self.say(direction.word(), ukrainian)
    }

    /// How far the line of contact, of which the sentence before tells, is from a place's centre where it is
    /// nearest to that, and which way, if that is known.
    ///
    /// ```
    /// use bakhmut_map::geodata::Direction;
    /// use bakhmut_map::locale::{Lang, Phrases};
    /// use bakhmut_map::measure::Measured;
    /// use bakhmut_map::units::Metres;
    /// let away = Measured::new(Metres::from_km(10.9), Metres::from_km(2.5));
    /// let west = Some(Direction::West);
    /// assert_eq!(
    ///     Phrases::of(Lang::En).front_from("Bakhmut", away, west),
    ///     "At its nearest it runs 6.8 ± 1.6 miles (10.9 ± 2.5 km) west of Bakhmut."
    /// );
    /// assert_eq!(
    ///     Phrases::of(Lang::Uk).front_from("Бахмут", away, west).replace('\u{a0}', " "),
    ///     "Бахмут: найближча її точка — 10,9 ± 2,5 км (6,8 ± 1,6 милі) на захід."
    /// );
    /// ```
    pub fn front_from(self, place: &str, away: Measured, way: Option<Direction>) -> String {
        let distance = self.distance(away);
        let way = way.map(|way| self.direction(way));
        let (en, uk) = match way {
            Some(way) => (format!("{way} of"), format!(" на\u{a0}{way}")),
            None => ("from the centre of".to_owned(), String::new()),
        };
        self.say(
            format!("At its nearest it runs {distance} {en} {place}."),
            format!("{place}: найближча її точка\u{a0}— {distance}{uk}."),
        )
    }
}
