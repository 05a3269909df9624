//! The typeface of a picture: the bundled one, or the user's own fonts.

use super::{Face, OwnFace};
use crate::error::{Error, Result};

/// In which face each style of text is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Typeface {
    regular: Face,
    bold: Face,
    italic: Face,
}

impl Default for Typeface {
    /// The bundled typeface.
    fn default() -> Typeface {
        Typeface {
            regular: Face::Regular,
            bold: Face::Bold,
            italic: Face::Italic,
        }
    }
}

impl Typeface {
    /// The typeface of some fonts, each by the name of its file: which of them is bold and which italic
    /// they say themselves, and what is not among them is set in the others. Of none, the bundled one.
    ///
    /// # Errors
    /// Usage where two are of the same style, or one is of a style that no text has.
    pub fn of(fonts: &[(String, OwnFace)]) -> Result<Typeface> {
        let mut found: [Option<(&str, Face)>; 3] = [None; 3];
        for (file, font) in fonts {
            let face = Face::Own(*font);
            let index = match (face.weight() >= BOLD, face.is_italic()) {
                (false, false) => 0,
                (true, false) => 1,
                (false, true) => 2,
                (true, true) => {
                    let what = format!("{file} is bold and italic, which no text of a picture is");
                    let help = "name a regular, a bold and an italic font, or some of them";
                    return Err(Error::usage(what).help(help));
                }
            };
            if let Some((other, _)) = found[index].replace((file, face)) {
                let style = ["regular", "bold", "italic"][index];
                let what = format!("{other} and {file} are both {style}");
                return Err(Error::usage(what).help("name one font a style"));
            }
        }
        let [regular, bold, italic] = found.map(|one| one.map(|(_, face)| face));
        let Some(any) = regular.or(bold).or(italic) else {
            return Ok(Typeface::default());
        };
        Ok(Typeface {
            regular: any,
            bold: bold.unwrap_or(any),
            italic: italic.unwrap_or(any),
        })
    }

    /// The face in which a style is set; a font of the user's own is one already.
    pub fn face(self, style: Face) -> Face {
        match style {
            Face::Regular => self.regular,
            Face::Bold => self.bold,
            Face::Italic => self.italic,
            Face::Own(_) => style,
        }
    }

    /// The font of which the outlines can't be put into a file for others to draw with, and why; `None`
    /// where all can.
    pub fn not_embedded(self) -> Option<(&'static str, &'static str)> {
        let mut faces = [self.regular, self.bold, self.italic].into_iter();
        faces.find_map(|face| match face {
            Face::Own(own) => Some((face.postscript_name(), own.not_embedded()?)),
            _ => None,
        })
    }
}

/// From this weight on, by the scale of CSS, a font is bold.
const BOLD: u16 = 600;

#[cfg(test)]
mod tests {
    use super::super::own::tests::{REGULAR, font};
    use super::*;

    fn own(style: [u16; 3]) -> (String, OwnFace) {
        let bytes = font(Face::Regular, "A", style);
        let file = format!("{}-{}.ttf", style[0], style[2]);
        let font = OwnFace::read(&file, &bytes).expect("a font");
        (file, font)
    }

    const BOLD: [u16; 3] = [700, 0, 1 << 5];
    const ITALIC: [u16; 3] = [400, 0, 1];

    #[test]
    fn fonts_tell_their_styles() {
        let fonts = [BOLD, REGULAR, ITALIC].map(own);
        let typeface = Typeface::of(&fonts).unwrap();
        let faces = [Face::Bold, Face::Regular, Face::Italic].map(|style| typeface.face(style));
        assert_eq!(faces, [0, 1, 2].map(|i| Face::Own(fonts[i].1)));
        assert_eq!(typeface.face(faces[0]), faces[0]);
        assert_eq!(Typeface::of(&[]).unwrap(), Typeface::default());
    }

    #[test]
    fn a_style_that_is_not_given_is_set_in_another() {
        let bold = own(BOLD);
        let face = Face::Own(bold.1);
        let typeface = Typeface::of(std::slice::from_ref(&bold)).unwrap();
        assert_eq!(
            [Face::Regular, Face::Italic].map(|style| typeface.face(style)),
            [face; 2]
        );
        let typeface = Typeface::of(&[bold, own(REGULAR)]).unwrap();
        assert_ne!(typeface.face(Face::Italic), face);
    }

    #[test]
    fn two_of_a_style_are_told() {
        let told = Typeface::of(&[own(REGULAR), own(REGULAR)])
            .unwrap_err()
            .to_string();
        assert!(told.contains("are both regular"), "{told}");
        let told = Typeface::of(&[own([700, 0, 1 << 5 | 1])])
            .unwrap_err()
            .to_string();
        assert!(told.contains("bold and italic"), "{told}");
    }
}
