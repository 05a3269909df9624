//! What a map of the distance to the border says.

use super::phrase::figures;
use super::{Phrases, figure};
use crate::date::MapDate;
use crate::factcheck::Verdict;
use crate::geodata::{Claim, Place, PlaceKind};
use crate::measure::{BorderDistance, Measured};
use crate::units::Metres;

impl Phrases {
    /// The measured line in the key.
    pub fn measured_line(self) -> &'static str {
        "Shortest line to the border"
    }

    /// The border in the key.
    pub fn border_line(self) -> &'static str {
        "State border"
    }

    /// The ring of a claimed distance in the key.
    pub fn ring_line(self, claim: &Claim) -> String {
        format!(
            "{} from the centre, the article’s figure",
            self.claimed(claim)
        )
    }

    /// The ring of a claimed distance on the map, line by line.
    pub fn ring_label(self, claim: &Claim) -> Vec<String> {
        vec![self.claimed(claim), "the article’s figure".to_owned()]
    }

    /// A measured distance on the map, line by line.
    pub fn short_distance(self, measured: Measured) -> Vec<String> {
        let [miles, km] = figures(measured);
        vec![format!("{miles} miles"), format!("{km} km")]
    }

    /// Above the article's words.
    pub fn article_says(self) -> &'static str {
        "The article says"
    }

    /// Words in quotation marks.
    pub fn quoted(self, words: &str) -> String {
        format!("“{words}”")
    }

    /// Who published, and when.
    pub fn credit(self, publisher: &str, date: MapDate) -> String {
        format!("{publisher}, {}", self.date(date))
    }

    /// Above what was measured.
    pub fn measured_heading(self) -> &'static str {
        "Measured"
    }

    /// From where it was measured, and what the place's outline gives.
    pub fn measured_how(self, place: &Place, measured: &BorderDistance) -> String {
        let centre = format!(
            "from the centre of {} to the nearest point of the border, at {}",
            place.name.en,
            self.position(measured.at)
        );
        let Some(extent) = measured.extent else {
            return centre;
        };
        let miles = |measured| figures(measured)[0].to_string().replace(' ', "\u{a0}");
        format!(
            "{centre}; {}\u{a0}miles from the {}’s nearest edge, {} from its farthest",
            miles(extent.nearest),
            self.place_kind(place.kind),
            miles(extent.farthest),
        )
    }

    /// A city, a town or a village.
    fn place_kind(self, kind: PlaceKind) -> &'static str {
        match kind {
            PlaceKind::City => "city",
            PlaceKind::Town => "town",
            PlaceKind::Village => "village",
        }
    }

    /// Above the verdict.
    pub fn verdict_heading(self) -> &'static str {
        "Verdict"
    }

    /// A verdict.
    pub fn verdict(self, verdict: Verdict) -> &'static str {
        match verdict {
            Verdict::Supported => "Supported",
            Verdict::Contradicted => "Contradicted",
            Verdict::Inconclusive => "Inconclusive",
        }
    }

    /// How much of a claimed distance was measured.
    ///
    /// ```
    /// use bakhmut_map::locale::{Lang, Phrases};
    /// let phrases = Phrases::of(Lang::En);
    /// assert_eq!(phrases.ratio(0.532), "The measured distance is 53% of the article’s figure.");
    /// ```
    pub fn ratio(self, ratio: f64) -> String {
        let percent = figure((ratio * 100.0).round(), 0.0);
        format!("The measured distance is {percent}% of the article’s figure.")
    }

    /// How the distance was measured, and how well the border and the centre are known; a rival is
    /// a stretch that may be nearer, for it is known less well.
    pub fn geodesic_note(self, border: Metres, place: &Place, rival: Option<Metres>) -> String {
        let border = self.within(border);
        let kind = self.place_kind(place.kind);
        let centre = self.within(place.accuracy);
        let error = rival.map_or_else(
            || "the error is their sum, rounded up".to_owned(),
            |rival| {
                let rival = self.within(rival);
                format!(
                    "a stretch farther off, known to {rival}, may be nearer; errors are rounded up"
                )
            },
        );
        format!(
            "Distances are straight lines over the ground (geodesics on WGS84), not by road. The \
             border is known to {border} there, the {kind}’s centre to {centre}; {error}."
        )
    }

    /// What the map leaves out.
    pub fn no_zones_note(self) -> &'static str {
        "Control of territory is not shown."
    }

    /// The map in words.
    pub fn border_alt(
        self,
        place: &str,
        neighbour: &str,
        measured: Measured,
        claim: Option<(&Claim, Verdict)>,
    ) -> String {
        let distance = self.distance(measured);
        let claim = claim.map_or(String::new(), |(claim, verdict)| {
            format!(
                " A ring marks the {} that an article gives; the data say: {}.",
                self.claimed(claim),
                self.verdict(verdict).to_lowercase()
            )
        });
        format!(
            "Map: a straight line from {place} to the nearest point of the border with \
             {neighbour}, {distance} away.{claim}"
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geodata::Named;
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
        let phrases = Phrases::of(Lang::En);
        let text = phrases.measured_how(&place(PlaceKind::Village), &measured);
        assert_eq!(
            text.replace('\u{a0}', " "),
            "from the centre of Place to the nearest point of the border, at 47.86° N 38.84° E; \
             60.9 ± 0.5 miles from the village’s nearest edge, 66.9 ± 0.5 from its farthest"
        );
    }

    #[test]
    fn the_note_says_what_the_error_is_made_of() {
        let phrases = Phrases::of(Lang::En);
        let note = |rival| {
            let note = phrases.geodesic_note(Metres::new(500.0), &place(PlaceKind::City), rival);
            note.replace('\u{a0}', " ")
        };
        assert!(note(None).ends_with(
            "The border is known to ± 500 m there, the city’s centre to ± 200 m; \
             the error is their sum, rounded up."
        ));
        assert!(note(Some(Metres::from_km(20.0))).ends_with(
            "± 200 m; a stretch farther off, known to ± 20 km, may be nearer; \
             errors are rounded up."
        ));
    }
}
