//! A drawn picture.

/// A solid picture of 8-bit sRGB pixels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pixmap {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Red, green and blue of each pixel, row by row from the upper left: 3 × width × height bytes.
    pub rgb: Vec<u8>,
}
