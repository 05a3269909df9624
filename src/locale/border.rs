//! What a map of the distance to the border says.

use super::{Phrases, figure};
use crate::date::MapDate;
use crate::factcheck::Verdict;
use crate::geodata::Claim;
use crate::measure::{ExtentDistance, Measured};
use crate::units::{LonLat, Metres};

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
        let (value, error) = (measured.value(), measured.error());
        let miles = figure(value.miles(), error.miles());
        let km = figure(value.km(), error.km());
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
    pub fn measured_how(self, place: &str, at: LonLat, extent: Option<&ExtentDistance>) -> String {
        let centre = format!(
            "from the centre of {place} to the nearest point of the border, at {}",
            self.position(at)
        );
        match extent {
            Some(extent) => format!(
                "{centre}; {}\u{a0}miles from the town’s nearest edge, {}\u{a0}miles from its farthest",
                figure(extent.nearest.value().miles().round(), 0.0),
                figure(extent.farthest.value().miles().round(), 0.0),
            ),
            None => centre,
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
    pub fn geodesic_note(self, border: Metres, centre: Metres, rival: Option<Metres>) -> String {
        let border = self.within(border);
        let centre = self.within(centre);
        let error = rival.map_or_else(
            || "the error is their sum".to_owned(),
            |rival| {
                let rival = self.within(rival);
                format!("a stretch farther off, known to {rival}, may be nearer")
            },
        );
        format!(
            "Distances are straight lines over the ground (geodesics on WGS84), not by road. The \
             border is known to {border} there, the town’s centre to {centre}; {error}."
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
        let distance = self.distance(measured.value(), measured.error());
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
