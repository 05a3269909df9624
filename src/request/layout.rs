//! Shapes of a picture.

use super::PictureSize;

/// The shape of a picture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Layout {
    /// Wider than high, the words beside the map.
    #[default]
    Wide,
    /// As high as wide.
    Square,
    /// For a telephone that is held upright: the words below the map.
    Tall,
}

impl Layout {
    /// The shape that a word asks for.
    pub fn of(word: &str) -> Option<Layout> {
        let mut all = [Layout::Wide, Layout::Square, Layout::Tall].into_iter();
        all.find(|layout| layout.word() == word)
    }

    /// The word that asks for it.
    pub fn word(self) -> &'static str {
        match self {
            Layout::Wide => "wide",
            Layout::Square => "square",
            Layout::Tall => "tall",
        }
    }

    /// What the name of a file says of it: nothing of the usual one.
    ///
    /// ```
    /// use bakhmut_map::request::Layout;
    /// assert_eq!([Layout::Wide, Layout::Tall].map(Layout::mark), ["", "-tall"]);
    /// ```
    pub fn mark(self) -> &'static str {
        match self {
            Layout::Wide => "",
            Layout::Square => "-square",
            Layout::Tall => "-tall",
        }
    }

    /// The size of such a picture, unless another is asked for.
    pub fn size(self) -> PictureSize {
        let (width, height) = match self {
            Layout::Wide => (1200, 900),
            Layout::Square => (1080, 1080),
            Layout::Tall => (360, 900),
        };
        PictureSize { width, height }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_size_may_be_asked_for() {
        for layout in [Layout::Wide, Layout::Square, Layout::Tall] {
            let size = layout.size();
            assert_eq!(
                PictureSize::new(size.width(), size.height()),
                Some(size),
                "{}",
                layout.word()
            );
        }
    }
}
