//! An editor's own marks: which are in the picture, and how each looks.

use super::sign::Sign;
use crate::geodata::{Annotation, Geodata, Mark};
use crate::projection::Viewport;
use crate::style::{Property, Theme};

/// The marks of a picture.
#[derive(Debug, Default)]
pub(super) struct Marks<'a> {
    /// Those in the picture, in the order of their file.
    pub(super) shown: Vec<(&'a Annotation, Sign)>,
    /// How messages name the others.
    pub(super) outside: Vec<String>,
}

impl<'a> Marks<'a> {
    /// The marks that the geodata have, in a window.
    pub(super) fn of(
        geodata: &'a Geodata,
        viewport: &Viewport,
        theme: &Theme,
        unit: f64,
    ) -> Marks<'a> {
        let all = geodata.annotations().iter();
        let all = all.map(|one| (one, Sign::of(&one.mark, theme)));
        let (shown, outside): (Vec<_>, Vec<_>) =
            all.partition(|(one, sign)| is_shown(&one.mark, sign, viewport, unit));
        let outside = outside.into_iter().map(|(one, _)| one.label.clone());
        Marks {
            outside: outside.collect(),
            shown,
        }
    }

    /// What is told of those that hardly stand out from the map.
    pub(super) fn faint(&self, theme: &Theme) -> Vec<String> {
        let least = Property::Mark.least();
        let told = |(one, sign): &(&Annotation, Sign)| {
            let contrast = sign.contrast(theme);
            let (color, contrast) = contrast.filter(|(_, contrast)| *contrast < least)?;
            let cure = match theme.halo.luminance() < theme.ink.luminance() {
                true => "lighter",
                false => "darker",
            };
            Some(format!(
                "the colour of {}, {} on the map, hardly stands out, with a contrast of {contrast:.1}, \
                 where {least} is asked of what must be seen; give it a {cure} one",
                one.label,
                color.hex()
            ))
        };
        self.shown.iter().filter_map(told).collect()
    }
}

/// Whether any of a mark is in the picture; a point that the frame would cut is not.
fn is_shown(mark: &Mark, sign: &Sign, viewport: &Viewport, unit: f64) -> bool {
    match mark {
        Mark::Point { at, .. } => {
            let edge = -sign.radius() * unit;
            let room = viewport.frame().inflate(edge, edge);
            viewport.pixel(*at).is_some_and(|at| room.contains(at))
        }
        Mark::Line { lines, .. } => lines.iter().any(|line| viewport.shows(line)),
        Mark::Area { shape, .. } => viewport.visible_area(shape) > 0.0,
    }
}
