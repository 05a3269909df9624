//! How a zone looks: one place decides it, for the map and for its legend.

use crate::figure::pen::Pen;
use crate::geodata::{Controller, Status};
use crate::scene::{BezPath, Color, Hatch, Item, Pattern, PatternKind, Point};
use crate::style::Theme;

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

impl Look {
    /// The look of land by which of two sources hold it to be held. What only one does is told by its
    /// hatch too, of which each source has its own direction.
    pub(super) fn of_accord(accord: Accord, theme: &Theme, unit: f64) -> Look {
        let hatched = |color: Color, kind| {
            let pattern = Pattern {
                kind,
                spacing: 6.0 * unit,
                weight: 1.5 * unit,
                color,
            };
            (color.alpha(Theme::DISPUTED), Some(pattern))
        };
        let (fill, pattern) = match accord {
            Accord::Both => (theme.russia.alpha(Theme::ASSESSED), None),
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
            Fate::Kept => (theme.russia.alpha(Theme::KEPT), None),
            Fate::Gained => (theme.russia.alpha(Theme::GAINED), None),
            Fate::Lost => {
                let pattern = Pattern {
                    kind: PatternKind::Diagonal,
                    spacing: 6.0 * unit,
                    weight: 1.6 * unit,
                    color: theme.ukraine,
                };
                (theme.ukraine.alpha(Theme::LOST), Some(pattern))
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
        let pattern = |kind| {
            let (spacing, weight) = match kind {
                PatternKind::Diagonal => (9.0, 2.0),
                PatternKind::Cross => (11.0, 1.5),
                PatternKind::Dots => (7.0, 2.0),
                PatternKind::Upright | PatternKind::Level => (6.0, 1.5),
            };
            Some(Pattern {
                kind,
                spacing: spacing * unit,
                weight: weight * unit,
                color: hue,
            })
        };
        let plain = Look {
            fill: None,
            pattern: None,
            outline: None,
        };
        match status {
            // Over what lies below, it is the ground.
            Status::Assessed if is_left(status, controller) => plain,
            Status::Assessed => Look {
                fill: Some(hue.alpha(Theme::ASSESSED)),
                ..plain
            },
            Status::Advance => Look {
                fill: Some(hue.alpha(Theme::ADVANCE)),
                outline: Some((hue, &[6.0, 4.0])),
                ..plain
            },
            Status::Claimed => Look {
                pattern: pattern(PatternKind::Diagonal),
                ..plain
            },
            Status::Contested => Look {
                pattern: pattern(PatternKind::Cross),
                ..plain
            },
            Status::Unknown => Look {
                pattern: pattern(PatternKind::Dots),
                outline: Some((hue, &[2.0, 4.0])),
                ..plain
            },
        }
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

    /// What is left of a look where no colours can be told apart.
    fn marks(status: Status) -> String {
        let theme = Theme::light();
        let look = Look::of(status, Controller::Russia, &theme, 1.0);
        let pattern = look.pattern.map(|pattern| pattern.kind);
        let dashes = look.outline.map(|(_, dashes)| dashes);
        format!("{:?} {pattern:?} {dashes:?}", look.fill.is_some())
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
        for (i, status) in all.iter().enumerate() {
            for other in &all[i + 1..] {
                assert_ne!(marks(*status), marks(*other), "{status:?} {other:?}");
            }
        }
    }
}
