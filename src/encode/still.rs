//! What a still is encoded as.

use std::path::Path;

/// A format of stills.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StillFormat {
    /// Pixels.
    Png,
    /// Paths and text, for browsers and drawing programs.
    Svg,
    /// Paths and text, for print and drawing programs.
    Pdf,
}

impl StillFormat {
    /// The format that a file's ending names.
    ///
    /// ```
    /// use bakhmut_map::encode::StillFormat;
    /// assert_eq!(StillFormat::of("map.SVG".as_ref()), Some(StillFormat::Svg));
    /// assert_eq!(StillFormat::of("map.jpg".as_ref()), None);
    /// ```
    pub fn of(path: &Path) -> Option<StillFormat> {
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        match ending.as_str() {
            "png" => Some(StillFormat::Png),
            "svg" => Some(StillFormat::Svg),
            "pdf" => Some(StillFormat::Pdf),
            _ => None,
        }
    }
}
