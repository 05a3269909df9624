//! Addresses as they stand in HTML and Markdown.

/// Whether an address leads to a page, and is not a script or a file.
pub(super) fn is_web(url: &str) -> bool {
    ["https://", "http://"]
        .iter()
        .any(|scheme| url.starts_with(scheme))
}

/// The address of a file beside the page, by RFC 3986: all but what is never a delimiter is escaped, so
/// that it may stand in `srcset` too.
pub(super) fn beside(file: &str) -> String {
    escaped(file, |byte| {
        byte.is_ascii_alphanumeric() || b"-._~@".contains(&byte)
    })
}

/// An address of the web, without the signs that would end it in Markdown or HTML.
pub(super) fn web(url: &str) -> String {
    escaped(url, |byte| {
        byte.is_ascii_graphic() && !b"()<>\"'\\`".contains(&byte)
    })
}

fn escaped(text: &str, is_kept: impl Fn(u8) -> bool) -> String {
    let byte = |byte: u8| match is_kept(byte) {
        true => char::from(byte).to_string(),
        false => format!("%{byte:02X}"),
    };
    text.bytes().map(byte).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_end_an_address_is_escaped() {
        assert_eq!(
            beside("bakhmut-2025-01-town@2x.png"),
            "bakhmut-2025-01-town@2x.png"
        );
        assert_eq!(
            beside("карта 1, a?b#c%.png"),
            "%D0%BA%D0%B0%D1%80%D1%82%D0%B0%201%2C%20a%3Fb%23c%25.png"
        );
        assert_eq!(
            web("https://a.b/c_(d)?e=f&g"),
            "https://a.b/c_%28d%29?e=f&g"
        );
        assert!(is_web("https://a.b") && !is_web("javascript:alert(1)"));
    }
}
