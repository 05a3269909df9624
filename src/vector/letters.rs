//! Lines of text along curves, letter by letter.

use std::borrow::Cow;

use kurbo::Affine;

use crate::scene::Text;
use crate::text::shape;

/// A text as lines that are straight: itself, or each letter of one that is set along a curve.
pub(super) fn straight(text: &Text) -> Vec<Cow<'_, Text>> {
    let shaped = &text.shaped;
    if shaped.letters().is_empty() {
        return vec![Cow::Borrowed(text)];
    }
    let place = Affine::translate(text.origin.to_vec2()) * Affine::rotate(text.angle.to_radians());
    let letters = shaped.letters().iter();
    let letters = letters.filter(|letter| !letter.text.trim().is_empty());
    let letters = letters.map(|letter| {
        Cow::Owned(Text {
            shaped: shape(&letter.text, shaped.face(), shaped.size(), 0.0),
            origin: place * letter.origin,
            angle: text.angle + letter.angle,
            ..text.clone()
        })
    });
    letters.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Face, shape_along};
    use crate::vector::testing::RED;
    use kurbo::{BezPath, Point};

    fn text(shaped: crate::text::Shaped) -> Text {
        Text {
            shaped,
            origin: (30.0, 40.0).into(),
            angle: 20.0,
            color: RED,
            halo: None,
        }
    }

    /// The letters of a curved line, set one by one, have the outline of the line.
    #[test]
    fn letters_stand_where_the_line_has_them() {
        let curve = |x: f64| {
            (
                Point::new(x, x * x / 200.0),
                (x / 100.0).atan().to_degrees(),
            )
        };
        let line = text(shape_along("Торець AV", Face::Italic, 14.0, 2.0, &curve));
        let whole = line.place() * line.shaped.outline().clone();
        let mut parts = BezPath::new();
        for letter in straight(&line) {
            parts.extend(letter.place() * letter.shaped.outline().clone());
        }
        assert_eq!(whole.elements().len(), parts.elements().len());
        for (a, b) in whole.elements().iter().zip(parts.elements()) {
            let ends = a.end_point().zip(b.end_point());
            assert!(
                ends.is_none_or(|(a, b)| a.distance(b) < 1e-6),
                "{a:?} {b:?}"
            );
        }
    }

    #[test]
    fn a_straight_line_stays_one() {
        let line = text(shape("Бахмут", Face::Bold, 12.0, 1.0));
        assert!(matches!(straight(&line)[..], [Cow::Borrowed(_)]));
    }
}
