//! What an attribution says without its markup: archives hold HTML for web maps.

/// The text of a piece of HTML, on one line.
pub(super) fn text(html: &str) -> String {
    const ENTITIES: [(&str, &str); 7] = [
        ("&copy;", "©"),
        ("&nbsp;", " "),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&amp;", "&"),
    ];
    let mut text = String::new();
    let mut rest = html;
    while let Some((before, after)) = rest.split_once('<') {
        text += before;
        // A sign that opens no tag stands for itself.
        match after.split_once('>') {
            Some((_, after)) => rest = after,
            None => {
                text.push('<');
                rest = after;
            }
        }
    }
    text += rest;
    for (entity, sign) in ENTITIES {
        text = text.replace(entity, sign);
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_left_out() {
        let html = r#"<a href="https://www.openstreetmap.org/copyright">&copy; OpenStreetMap</a>
            contributors, A&amp;B"#;
        assert_eq!(text(html), "© OpenStreetMap contributors, A&B");
        assert_eq!(text("5 < 6, plain"), "5 < 6, plain");
    }
}
