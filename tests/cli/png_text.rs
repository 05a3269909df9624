//! What pictures say of themselves.

/// What a PNG says of itself under a keyword.
pub(crate) fn png_text(png: &[u8], keyword: &str) -> String {
    let decoder = png::Decoder::new(std::io::Cursor::new(png));
    let reader = decoder.read_info().expect("a PNG");
    let mut chunks = reader.info().utf8_text.iter();
    let chunk = chunks.find(|chunk| chunk.keyword == keyword);
    let text = chunk.expect("a chunk of that keyword").get_text();
    text.expect("text").replace('\u{a0}', " ")
}
