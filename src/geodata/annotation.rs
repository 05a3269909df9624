//! An editor's own marks: points, lines and areas with what is said of them, in the properties of
//! simplestyle 1.1.0 (<https://github.com/mapbox/simplestyle-spec>) and a few of ours.

use geo::{MultiLineString, MultiPolygon};

use super::name::Named;
use super::record::Record;
use super::rule;
use super::shape::Drawn;
use super::vocabulary::{Vocabulary, vocabulary};
use crate::color::Color;
use crate::units::LonLat;

vocabulary! {
    /// What marks a point.
    pub MarkerSymbol {
        /// A disc in a ring, which no place of the map has.
        Dot = "dot",
        /// A square.
        Square = "square",
        /// A triangle that stands on its side.
        Triangle = "triangle",
        /// A star of five points.
        Star = "star",
        /// Nothing: the point has its words only.
        None = "none",
    }
}

vocabulary! {
    /// How large the mark of a point is.
    pub MarkerSize {
        /// About as large as the mark of a town.
        Small = "small",
        /// Larger than that.
        Medium = "medium",
        /// Larger than that of any place.
        Large = "large",
    }
}

vocabulary! {
    /// At which of its ends a line has a head.
    pub Arrow {
        /// At the last of its points.
        End = "end",
        /// At the first.
        Start = "start",
        /// At both.
        Both = "both",
        /// At none.
        None = "none",
    }
}

/// A colour and how strongly it covers its ground, as far as a file says so.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Paint {
    /// The colour.
    pub color: Option<Color>,
    /// From 0, clear, to 1, solid.
    pub opacity: Option<f64>,
}

/// How a line is drawn, as far as a file says so.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct LinePaint {
    /// The colour.
    pub paint: Paint,
    /// The width in pixels at the size of the design.
    pub width: Option<f64>,
}

/// What a mark is.
#[derive(Clone, Debug, PartialEq)]
pub enum Mark {
    /// A point.
    Point {
        /// Where it is.
        at: LonLat,
        /// What marks it.
        symbol: MarkerSymbol,
        /// How large that is.
        size: MarkerSize,
        /// Its colour.
        color: Option<Color>,
    },
    /// Lines.
    Line {
        /// Where they run, in degrees, x = lon, y = lat.
        lines: MultiLineString<f64>,
        /// Which of their ends have heads.
        arrow: Arrow,
        /// How they are drawn.
        stroke: LinePaint,
    },
    /// An area.
    Area {
        /// Where it lies, in degrees, x = lon, y = lat.
        shape: MultiPolygon<f64>,
        /// What fills it.
        fill: Paint,
        /// Its edge.
        stroke: LinePaint,
    },
}

/// A mark, and what is said of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Annotation {
    /// How messages name it: its title, or the feature's id or number.
    pub label: String,
    /// What stands beside it.
    pub title: Option<Named>,
    /// What stands below that, smaller.
    pub description: Option<Named>,
    /// What the key says of it.
    pub legend: Option<Named>,
    /// What is drawn.
    pub mark: Mark,
}

impl Annotation {
    /// The properties that mean something.
    pub(super) const KEYS: &'static [&'static str] = &[
        "title",
        "title:en",
        "title:uk",
        "description",
        "description:en",
        "description:uk",
        "legend",
        "legend:en",
        "legend:uk",
        "marker-symbol",
        "marker-size",
        "marker-color",
        "stroke",
        "stroke-width",
        "stroke-opacity",
        "fill",
        "fill-opacity",
        "arrow",
    ];

    /// Reads one; `None` where there is a fault.
    pub(super) fn read(record: &mut Record<'_, '_, '_>) -> Option<Annotation> {
        let title = record.said("title", "title:en", "title:uk");
        let description = record.said("description", "description:en", "description:uk");
        let legend = record.said("legend", "legend:en", "legend:uk");
        if let (None, Some(_)) = (&title, &description) {
            let what = "a \"description\" without a \"title\"";
            let help = "write the \"title\" below which it is to stand";
            record.fault(rule::MISSING_PROPERTY, "description", what, help);
        }
        let symbol = record.word_or("marker-symbol", MarkerSymbol::Dot);
        let size = record.word_or("marker-size", MarkerSize::Medium);
        let color = record.color_if("marker-color");
        let stroke = LinePaint {
            paint: record.paint("stroke", "stroke-opacity"),
            width: record.number_if(
                "stroke-width",
                |n| n > 0.0 && n <= 40.0,
                "write a number of pixels above 0 and up to 40",
            ),
        };
        let fill = record.paint("fill", "fill-opacity");
        let arrow = record.word_or("arrow", Arrow::None);
        let drawn = record.drawn()?;
        if record.has("arrow") && !matches!(drawn, Drawn::Lines(_)) {
            let help = "leave \"arrow\" out, or draw a LineString";
            let what = "only a line can have an \"arrow\"";
            record.fault(rule::WRONG_GEOMETRY, "arrow", what, help);
        }
        let mark = match drawn {
            Drawn::Point(at) => Mark::Point {
                at,
                symbol,
                size,
                color,
            },
            Drawn::Lines(lines) => Mark::Line {
                lines,
                arrow,
                stroke,
            },
            Drawn::Areas(shape) => Mark::Area {
                shape,
                fill,
                stroke,
            },
        };
        Some(Annotation {
            label: title
                .as_ref()
                .map_or_else(|| record.id.clone(), |title| format!("“{}”", title.en)),
            title,
            description,
            legend,
            mark,
        })
    }
}

impl Record<'_, '_, '_> {
    /// A text in both languages, which the plain key gives where that of a language does not.
    fn said(
        &mut self,
        plain: &'static str,
        in_english: &'static str,
        in_ukrainian: &'static str,
    ) -> Option<Named> {
        let [plain, en, uk] = [plain, in_english, in_ukrainian].map(|key| self.text_if(key));
        let uk = uk.or_else(|| plain.clone());
        Some(Named {
            en: en.or(plain).or_else(|| uk.clone())?,
            uk,
        })
    }

    /// A word of a closed list that may be left out or empty.
    fn word_or<V: Vocabulary>(&mut self, key: &'static str, usual: V) -> V {
        match self.optional(key) {
            Some(value) if value.text() != Some("") => self.word(key).unwrap_or(usual),
            _ => usual,
        }
    }

    fn number_if(
        &mut self,
        key: &'static str,
        allowed: fn(f64) -> bool,
        help: &str,
    ) -> Option<f64> {
        self.optional(key)?;
        self.number(key, allowed, help)
    }

    fn color_if(&mut self, key: &'static str) -> Option<Color> {
        let value = self.optional(key)?;
        let digits = value.text().unwrap_or_default();
        let help = match Color::from_hex(&format!("#{digits}")) {
            Some(_) => format!("write \"#{digits}\""),
            None => "write it as \"#rgb\" or \"#rrggbb\"".to_owned(),
        };
        self.color(key, value, &help)
    }

    fn paint(&mut self, color: &'static str, opacity: &'static str) -> Paint {
        Paint {
            color: self.color_if(color),
            opacity: self.number_if(
                opacity,
                |n| (0.0..=1.0).contains(&n),
                "write a number from 0 (clear) to 1 (solid)",
            ),
        }
    }
}
