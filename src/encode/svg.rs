//! SVG, with what it says of itself.

use super::Metadata;
use super::{seal, xmp};
use crate::vector::SvgDrawing;
use crate::xml::escaped;

/// A whole file of a drawing. The same drawing and metadata give the same bytes.
pub fn svg(drawing: &SvgDrawing, metadata: &Metadata) -> Vec<u8> {
    let SvgDrawing {
        width,
        height,
        elements,
    } = drawing;
    let [title, alt_text, language] =
        [&metadata.title, &metadata.alt_text, &metadata.language].map(|text| escaped(text));
    let rdf = xmp::whole_rdf(metadata);
    let seal = seal::open();
    let file = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" \
         version=\"1.1\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" \
         xml:lang=\"{language}\" role=\"img\">\n\
         <title>{title}</title>\n\
         <desc>{alt_text}</desc>\n\
         <metadata>\n{rdf}</metadata>\n\
         {elements}</svg>\n\
         <!-- {seal} -->\n"
    );
    seal::sealed(file.into_bytes())
}
