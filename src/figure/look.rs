//! How a zone looks: one place decides it, for the map and for its legend.

use crate::figure::pen::Pen;
use crate::geodata::{Controller, Status};
use crate::locale::Fading;
use crate::scene::{BezPath, Color, Hatch, Item, Pattern, PatternKind, Point};
use crate::style::{PatternSize, Theme};

/// What a zone is drawn with. Status is never told by colour alone.
#[derive(Clone, Debug)]
pub(super) struct Look {
    fill: Option<Color>,
    pattern: Option<Pattern>,
    outline: Option<(Color, &'static [f64])>,
}

/// Whether a zone is of land that is left to the country: words say so, and no fill does.
pub(super) fn is_left(status: Status, controller: Controller) -> bool {
    (status, controller) == (Status::Assessed, Controller::Ukraine)
}

/// What became of land.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// Under assessed Russian control before and after.
    Kept,
    /// After and not before.
    Gained,
    /// Before and not after.
    Lost,
}

/// Whether both of two sources hold land to be held, or only one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Accord {
    /// Both.
    Both,
    /// Only the first.
    First,
    /// Only the second.
    Second,
}

/// What a fill becomes where it fades into the land.
pub(super) fn fading(theme: &Theme) -> Fading {
    let held = theme
        .russia
        .alpha(theme.strengths.assessed)
        .over(theme.land);
    match theme.land.luminance() > held.luminance() {
        true => Fading::Paler,
        false => Fading::Darker,
    }
}

/// A pattern of a theme's size, at `unit` pixels a unit of design.
pub(super) fn pattern(kind: PatternKind, size: PatternSize, color: Color, unit: f64) -> Pattern {
    Pattern {
        kind,
        spacing: size.spacing * unit,
        weight: size.weight * unit,
        color,
    }
}

impl Look {
    /// The look of land by which of two sources hold it to be held. What only one does is told by its
    /// hatch too, of which each source has its own direction.
    pub(super) fn of_accord(accord: Accord, theme: &Theme, unit: f64) -> Look {
        let hatched = |color: Color, kind| {
            let pattern = pattern(kind, theme.patterns.disputed, color, unit);
            (color.alpha(theme.strengths.disputed), Some(pattern))
        };
        let (fill, pattern) = match accord {
            Accord::Both => (theme.russia.alpha(theme.strengths.assessed), None),
            Accord::First => hatched(theme.first_source, PatternKind::Upright),
            Accord::Second => hatched(theme.second_source, PatternKind::Level),
        };
        Look {
            fill: Some(fill),
            pattern,
            outline: None,
        }
    }

    /// The look of land by what became of it. What was lost is told by its hatch too.
    pub(super) fn of_fate(fate: Fate, theme: &Theme, unit: f64) -> Look {
        let (fill, pattern) = match fate {
            Fate::Kept => (theme.russia.alpha(theme.strengths.kept), None),
            Fate::Gained => (theme.russia.alpha(theme.strengths.gained), None),
            Fate::Lost => {
                let (size, color) = (theme.patterns.lost, theme.ukraine);
                let pattern = pattern(PatternKind::Diagonal, size, color, unit);
                (color.alpha(theme.strengths.lost), Some(pattern))
            }
        };
        Look {
            fill: Some(fill),
            pattern,
            outline: None,
        }
    }

    /// The look of a zone of this status under this controller.
    pub(super) fn of(status: Status, controller: Controller, theme: &Theme, unit: f64) -> Look {
        let hue = match controller.told_apart(status) {
            Controller::Russia => theme.russia,
            Controller::Ukraine => theme.ukraine,
            Controller::Nobody => theme.nobody,
        };
        let pattern = |kind, size| Some(pattern(kind, size, hue, unit));
        let plain = Look {
            fill: None,
            pattern: None,
            outline: None,
        };
        match status {
            // Over what lies below, it is the ground.
            Status::Assessed if is_left(status, controller) => plain,
            Status::Assessed => Look {
                fill: Some(hue.alpha(theme.strengths.assessed)),
                ..plain
            },
            Status::Advance => Look {
                fill: Some(hue.alpha(theme.strengths.advance)),
                outline: Some((hue, &[6.0, 4.0])),
                ..plain
            },
            Status::Claimed => Look {
                pattern: pattern(PatternKind::Diagonal, theme.patterns.claimed),
                ..plain
            },
            Status::Contested => Look {
                pattern: pattern(PatternKind::Cross, theme.patterns.contested),
                ..plain
            },
            Status::Unknown => Look {
                pattern: pattern(PatternKind::Dots, theme.patterns.unknown),
                outline: Some((hue, &[2.0, 4.0])),
                ..plain
            },
        }
    }

    /// Its fill in two: a floor, this part of it, and what makes it whole when laid over that.
    pub(super) fn in_two(&self, part: f64) -> [Look; 2] {
        let whole = self.fill.map_or(0.0, |color| f64::from(color.a) / 255.0);
        let floor = part * whole;
        let rest = (whole - floor) / (1.0 - floor);
        let filled = |alpha| self.fill.map(|color| color.alpha(alpha));
        let below = Look {
            fill: filled(floor),
            pattern: None,
            outline: None,
        };
        let above = Look {
            fill: filled(rest),
            ..self.clone()
        };
        [below, above]
    }

    /// The same with its pattern coarser so many times.
    pub(super) fn grained(mut self, grain: f64) -> Look {
        if let Some(pattern) = &mut self.pattern {
            pattern.spacing *= grain;
            pattern.weight *= grain;
        }
        self
    }

    /// Draws the inside of a zone of this look; `origin` is a point of the world's pattern grid, in pixels.
    pub(super) fn draw(&self, path: &BezPath, origin: Point, pen: &mut Pen<'_>) {
        if let Some(color) = self.fill {
            pen.fill(path.clone(), color);
        }
        if let Some(pattern) = &self.pattern {
            pen.items.push(Item::Hatch(Hatch {
                path: path.clone(),
                pattern: pattern.clone(),
                origin,
            }));
        }
    }

    /// Draws the outline of a zone of this look, if it has one.
    pub(super) fn draw_outline(&self, path: &BezPath, pen: &mut Pen<'_>) {
        if let Some((color, dashes)) = self.outline {
            pen.stroke(path.clone(), 1.6, color, dashes);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::style::BuiltIn;

    /// What is left of a look where no colours can be told apart.
    fn marks(status: Status, theme: &Theme) -> String {
        let look = Look::of(status, Controller::Russia, theme, 1.0);
        let pattern = look.pattern.map(|pattern| pattern.kind);
        let dashes = look.outline.map(|(_, dashes)| dashes);
        format!("{:?} {pattern:?} {dashes:?}", look.fill.is_some())
    }

    #[test]
    fn a_fill_in_two_is_the_whole_fill() {
        let theme = BuiltIn::LIGHT.theme();
        let whole = Look::of_fate(Fate::Kept, &theme, 1.0);
        let over = |look: &Look, ground: Color| look.fill.map_or(ground, |fill| fill.over(ground));
        for part in [0.0, 0.5, 1.0] {
            let [below, above] = whole.in_two(part);
            let (once, twice) = (
                over(&whole, theme.land),
                over(&above, over(&below, theme.land)),
            );
            assert!(once.r.abs_diff(twice.r) <= 1 && once.g.abs_diff(twice.g) <= 1);
            assert_eq!(over(&below, theme.land) == theme.land, part == 0.0);
        }
    }

    #[test]
    fn status_is_not_told_by_colour_alone() {
        let all = [
            Status::Assessed,
            Status::Advance,
            Status::Claimed,
            Status::Contested,
            Status::Unknown,
        ];
        for theme in BuiltIn::ALL.map(BuiltIn::theme) {
            for (i, status) in all.iter().enumerate() {
                for other in &all[i + 1..] {
                    let [one, other] = [status, other].map(|status| marks(*status, &theme));
                    assert_ne!(one, other);
                }
            }
        }
    }
}
