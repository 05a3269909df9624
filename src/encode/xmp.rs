//! Metadata as XMP (ISO 16684-1), which picture desks read.

use super::Metadata;
use crate::xml::escaped;

/// The keyword of the text chunk that holds a packet, as the XMP specification (part 3) says for PNG.
pub(super) const KEYWORD: &str = "XML:com.adobe.xmp";

/// A read-only packet with Dublin Core's title, description and rights, and the alternative text
/// of IPTC Photo Metadata 2021.1.
pub(super) fn packet(metadata: &Metadata) -> String {
    let properties: String = [
        ("dc:title", &metadata.title),
        ("dc:description", &metadata.alt_text),
        ("dc:rights", &metadata.copyright),
        ("Iptc4xmpCore:AltTextAccessibility", &metadata.alt_text),
    ]
    .iter()
    .map(|(name, text)| alternatives(name, text, &metadata.language))
    .collect();
    format!(
        "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n\
         <x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n\
         <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n\
         <rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
         xmlns:Iptc4xmpCore=\"http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/\">\n\
         {properties}\
         </rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n\
         <?xpacket end=\"r\"?>"
    )
}

/// A language alternative: the default first, and the same text in its language.
fn alternatives(name: &str, text: &str, language: &str) -> String {
    let (text, language) = (escaped(text), escaped(language));
    format!(
        "<{name}><rdf:Alt><rdf:li xml:lang=\"x-default\">{text}</rdf:li>\
         <rdf:li xml:lang=\"{language}\">{text}</rdf:li></rdf:Alt></{name}>\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_alternative_text_stands_in_its_language() {
        let alt_text = "Карта & лінія".to_owned();
        let packet = packet(&Metadata {
            alt_text,
            language: "uk".into(),
            ..Metadata::default()
        });
        assert!(packet.contains(
            "<Iptc4xmpCore:AltTextAccessibility><rdf:Alt>\
             <rdf:li xml:lang=\"x-default\">Карта &amp; лінія</rdf:li>\
             <rdf:li xml:lang=\"uk\">Карта &amp; лінія</rdf:li>\
             </rdf:Alt></Iptc4xmpCore:AltTextAccessibility>"
        ));
    }
}
