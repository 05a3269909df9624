//! What a map of the distance to the border says beside its key.

use super::Phrases;
use super::length::{figures, ukrainian_miles};
use super::phrase::uncapitalised;
use crate::factcheck::Verdict;
use crate::geodata::{Length, Place, PlaceKind, Unit};
use crate::measure::{BorderDistance, Measured};
use crate::units::Metres;

impl Phrases {
    /// The title of a map of how far a place is from the border.
    pub fn border_title(self, name: &str) -> String {
        self.say(
            format!("How far is {name} from the border?"),
            format!("Як далеко {name} від кордону?"),
        )
    }

    /// The ring of a claimed distance on the map, line by line.
    pub fn ring_label(self, claim: Length) -> [String; 2] {
        let whose = self.say("the article’s figure", "відстань зі\u{a0}статті");
        [self.claimed(claim), whose.to_owned()]
    }

    /// Above what was measured.
    pub fn measured_heading(self) -> &'static str {
        self.say("Measured", "Виміряно")
    }

    /// What was measured, to be broken into lines between the two units only.
    pub fn measured(self, measured: Measured) -> String {
        let held = self
            .short_distance(measured)
            .map(|text| text.replace(' ', "\u{a0}"));
        format!("{} ({})", held[0], held[1])
    }

    /// From where it was measured, and what the place's outline gives.
    pub fn measured_how(self, place: &Place, measured: &BorderDistance) -> String {
        let (name, at) = (
            place.name.or_english(self.lang()),
            self.position(measured.at),
        );
        let centre = self.say(
            format!("from the centre of {name} to the nearest point of the border, at {at}"),
            format!("{name}: від\u{a0}центра до\u{a0}найближчої точки кордону, {at}"),
        );
        let Some(extent) = measured.extent else {
            return centre;
        };
        let kind = self.place_kind(place.kind);
        let [near, far] = [extent.nearest, extent.farthest].map(|edge| self.measured(edge));
        let edges = self.say(
            format!("{near} from the {kind}’s nearest edge, {far} from its farthest"),
            format!("від\u{a0}найближчого краю {kind} {near}, від\u{a0}найдальшого {far}"),
        );
        format!("{centre}; {edges}")
    }

    /// A city, a town or a village; in Ukrainian of one.
    fn place_kind(self, kind: PlaceKind) -> &'static str {
        match kind {
            PlaceKind::City => self.say("city", "міста"),
            PlaceKind::Town => self.say("town", "міста"),
            PlaceKind::Village => self.say("village", "села"),
        }
    }

    /// Above the verdict; on a place, where the claim is about others too.
    pub fn verdict_heading(self, of: Option<&str>) -> String {
        match of {
            None => self.say("Verdict", "Висновок").to_owned(),
            Some(name) => self.say(
                format!("Verdict on {name} alone"),
                format!("Висновок лише щодо місця: {name}"),
            ),
        }
    }

    /// Why a verdict is left open: the error of the distance from the centre, or that the place reaches
    /// over the bound of what is claimed.
    pub fn why_open(self, within_error: bool) -> &'static str {
        match within_error {
            true => self.say(
                "Within the error it may be so or not.",
                "У\u{a0}межах похибки твердження може бути правильним, а\u{a0}може не\u{a0}бути.",
            ),
            false => self.say(
                "So from one part of the place, and not from another.",
                "З\u{a0}однієї частини населеного пункту це так, з\u{a0}іншої ні.",
            ),
        }
    }

    /// The verdict on a claim about several places, of which the map shows one.
    pub fn verdict_on_all(self, verdict: Verdict) -> String {
        let verdict = uncapitalised(self.verdict(verdict));
        self.say(
            format!("The claim is about several places; on all of them together: {verdict}."),
            format!("Твердження стосується кількох місць; щодо всіх разом: {verdict}."),
        )
    }

    /// A verdict.
    pub fn verdict(self, verdict: Verdict) -> &'static str {
        match verdict {
            Verdict::Supported => self.say("Supported", "Узгоджується з\u{a0}даними"),
            Verdict::Contradicted => self.say("Contradicted", "Суперечить даним"),
            Verdict::Inconclusive => self.say("Inconclusive", "Дані не\u{a0}дають відповіді"),
            Verdict::NotCheckable => self.say("Not checkable", "Перевірити неможливо"),
        }
    }

    /// What was measured beside what is claimed, in the unit of the claim: no share of one in the
    /// other, for how far a claim reaches is the verdict's to say.
    pub fn beside(self, measured: Measured, claim: Length) -> String {
        let [miles, km] = figures(self.lang(), measured);
        let measured = match claim.unit {
            Unit::Miles => self.say(format!("{miles} miles"), ukrainian_miles(miles)),
            Unit::Kilometres => self.say(format!("{km} km"), format!("{km}\u{a0}км")),
        };
        let (measured, claimed) = (measured.replace(' ', "\u{a0}"), self.claimed(claim));
        self.say(
            format!("The border is {measured} away; the article’s ring is at {claimed}."),
            format!(
                "До\u{a0}кордону {measured}; коло за\u{a0}статтею проведено на\u{a0}відстані \
                 {claimed}."
            ),
        )
    }

    /// How the distance was measured, and how well the border and the centre are known; a rival is
    /// a stretch that may be nearer, for it is known less well.
    pub fn geodesic_note(self, border: Metres, place: &Place, rival: Option<Metres>) -> String {
        let border = self.within(border);
        let kind = self.place_kind(place.kind);
        let centre = self.within(place.accuracy);
        let error = if let Some(rival) = rival {
            let rival = self.within(rival);
            self.say(
                format!(
                    "a stretch farther off, known to {rival}, may be nearer; errors are rounded up"
                ),
                format!(
                    "ділянка, що лежить далі (точність {rival}), може виявитися ближчою; похибки \
                     округлено вгору"
                ),
            )
        } else {
            let sum = self.say(
                "the error is their sum and that of rounding",
                "похибка\u{a0}— їхня сума та похибка округлення",
            );
            sum.to_owned()
        };
        self.say(
            format!(
                "Distances are straight lines over the ground (geodesics on WGS84), not by road. \
                 The border is known to {border} there, the {kind}’s centre to {centre}; {error}."
            ),
            format!(
                "Відстані виміряно по\u{a0}прямій (геодезичні лінії на\u{a0}еліпсоїді WGS84), \
                 а\u{a0}не\u{a0}вздовж доріг. Положення кордону в\u{a0}цьому місці відоме \
                 з\u{a0}точністю {border}, центра {kind} {centre}; {error}."
            ),
        )
    }

    /// What the map leaves out.
    pub fn no_zones_note(self) -> &'static str {
        self.say(
            "Control of territory is not shown.",
            "Контроль над територією не\u{a0}показано.",
        )
    }

    /// The map in words.
    pub fn border_alt(
        self,
        place: &str,
        neighbour: &str,
        measured: Measured,
        claim: Option<(Length, Verdict)>,
    ) -> String {
        let distance = self.distance(measured);
        let claim = claim.map_or(String::new(), |(claim, verdict)| {
            let claimed = self.claimed(claim);
            let verdict = uncapitalised(self.verdict(verdict));
            self.say(
                format!(
                    " A ring marks the {claimed} that an article gives; the data say: {verdict}."
                ),
                format!(" Коло показує відстань зі\u{a0}статті: {claimed}. Висновок: {verdict}."),
            )
        });
        let line = self.say(
            format!(
                "Map: a straight line from {place} to the nearest point of the border with \
                 {neighbour}, {distance} away."
            ),
            format!(
                "Карта: пряма лінія від\u{a0}центра до\u{a0}найближчої точки державного кордону. \
                 Місце: {place}. Сусідня країна: {neighbour}. Відстань: {distance}."
            ),
        );
        format!("{line}{claim}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geodata::{Named, Number, Wording};
    use crate::locale::Lang;
    use crate::measure::ExtentDistance;
    use crate::units::{Degrees, LonLat};

    fn place(kind: PlaceKind) -> Place {
        Place {
            id: "p".into(),
            name: Named {
                en: "Place".into(),
                uk: None,
            },
            rank: 1,
            kind,
            country: "UA".into(),
            position: LonLat::new(38.0, 48.0).unwrap(),
            accuracy: Metres::new(200.0),
            sources: Vec::new(),
        }
    }

    #[test]
    fn every_distance_carries_its_error_and_the_place_its_kind() {
        let km = |km| Measured::new(Metres::from_km(km), Metres::new(700.0));
        let measured = BorderDistance {
            centre: km(102.41),
            at: LonLat::new(38.84, 47.86).unwrap(),
            azimuth: Degrees::azimuth(142.0),
            border: 0,
            rival: None,
            extent: Some(ExtentDistance {
                nearest: km(98.0),
                farthest: km(107.6),
            }),
        };
        let said = |lang| {
            let text = Phrases::of(lang).measured_how(&place(PlaceKind::Village), &measured);
            text.replace('\u{a0}', " ")
        };
        assert_eq!(
            said(Lang::En),
            "from the centre of Place to the nearest point of the border, at 47.86° N 38.84° E; \
             60.9 ± 0.5 miles (98.0 ± 0.7 km) from the village’s nearest edge, 66.9 ± 0.5 miles \
             (107.6 ± 0.7 km) from its farthest"
        );
        assert_eq!(
            said(Lang::Uk),
            "Place: від центра до найближчої точки кордону, 47,86° пн. ш., 38,84° сх. д.; від \
             найближчого краю села 98,0 ± 0,7 км (60,9 ± 0,5 милі), від найдальшого 107,6 ± 0,7 км \
             (66,9 ± 0,5 милі)"
        );
    }

    #[test]
    fn measured_and_claimed_stand_side_by_side_in_the_unit_of_the_claim() {
        let measured = Measured::new(Metres::from_km(102.41), Metres::new(700.0));
        let claim = |value, unit| Length {
            number: Number {
                value,
                wording: Wording::JustOver,
            },
            unit,
        };
        let said = |lang, claim| {
            let text = Phrases::of(lang).beside(measured, claim);
            text.replace('\u{a0}', " ")
        };
        let (miles, km) = (claim(120.0, Unit::Miles), claim(100.0, Unit::Kilometres));
        assert_eq!(
            said(Lang::En, miles),
            "The border is 63.6 ± 0.5 miles away; the article’s ring is at 120 miles (193 km)."
        );
        assert_eq!(
            said(Lang::En, km),
            "The border is 102.4 ± 0.8 km away; the article’s ring is at 100 km (62 miles)."
        );
        assert_eq!(
            said(Lang::Uk, miles),
            "До кордону 63,6 ± 0,5 милі; коло за статтею проведено на відстані 120 миль (193 км)."
        );
    }

    #[test]
    fn the_note_says_what_the_error_is_made_of() {
        let note_in = |lang, rival| {
            let phrases = Phrases::of(lang);
            let note = phrases.geodesic_note(Metres::new(500.0), &place(PlaceKind::City), rival);
            note.replace('\u{a0}', " ")
        };
        let note = |rival| note_in(Lang::En, rival);
        assert!(note(None).ends_with(
            "The border is known to ± 500 m there, the city’s centre to ± 200 m; \
             the error is their sum and that of rounding."
        ));
        assert!(note(Some(Metres::from_km(20.0))).ends_with(
            "± 200 m; a stretch farther off, known to ± 20 km, may be nearer; \
             errors are rounded up."
        ));
        let note = |rival| note_in(Lang::Uk, rival);
        assert!(note(None).ends_with(
            "Положення кордону в цьому місці відоме з точністю ± 500 м, центра міста ± 200 м; \
             похибка — їхня сума та похибка округлення."
        ));
        assert!(note(Some(Metres::from_km(20.0))).ends_with(
            "± 200 м; ділянка, що лежить далі (точність ± 20 км), може виявитися ближчою; \
             похибки округлено вгору."
        ));
    }

    #[test]
    fn the_map_in_words_puts_no_name_into_another_case() {
        let measured = Measured::new(Metres::from_km(102.41), Metres::new(700.0));
        let alt = Phrases::of(Lang::Uk).border_alt("Бахмут", "Росія", measured, None);
        assert_eq!(
            alt.replace('\u{a0}', " "),
            "Карта: пряма лінія від центра до найближчої точки державного кордону. Місце: Бахмут. \
             Сусідня країна: Росія. Відстань: 102,4 ± 0,8 км (63,6 ± 0,5 милі)."
        );
    }
}
