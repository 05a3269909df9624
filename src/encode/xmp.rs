//! Metadata as XMP (ISO 16684-1), which picture desks read.

use super::Metadata;
use super::software::software;
use crate::xml::escaped;

/// The keyword of the text chunk that holds a packet, as the XMP specification (part 3) says for PNG.
pub(super) const KEYWORD: &str = "XML:com.adobe.xmp";

/// A read-only packet with Dublin Core's title, description and rights, and the alternative text
/// of IPTC Photo Metadata 2021.1.
pub(super) fn packet(metadata: &Metadata) -> String {
    packet_of(&description(metadata, "", ""))
}

/// The same with the program, the request, the snapshot and the inputs: all that a picture says of itself,
/// for formats that have no other place for it.
pub(super) fn whole_packet(metadata: &Metadata) -> String {
    packet_of(&whole_rdf(metadata))
}

/// The RDF of that, as it stands in the element `metadata` of SVG.
pub(super) fn whole_rdf(metadata: &Metadata) -> String {
    let simple = |name: &str, text: &str| match text {
        "" => String::new(),
        _ => format!("<{name}>{}</{name}>\n", escaped(text)),
    };
    let inputs = metadata.inputs.iter();
    let inputs: String = inputs
        .map(|(name, sha256)| format!("<rdf:li>{sha256}  {}</rdf:li>", escaped(name)))
        .collect();
    let more = [
        simple("xmp:CreatorTool", &software()),
        simple("photoshop:DateCreated", &metadata.creation_time),
        simple(
            "map:disclaimer",
            metadata.disclaimer.as_deref().unwrap_or_default(),
        ),
        simple("map:request", &metadata.request),
        simple(
            "map:snapshot",
            metadata.snapshot.as_deref().unwrap_or_default(),
        ),
        format!("<map:inputs><rdf:Seq>{inputs}</rdf:Seq></map:inputs>\n"),
    ];
    let namespaces = " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" \
         xmlns:photoshop=\"http://ns.adobe.com/photoshop/1.0/\" \
         xmlns:map=\"urn:bakhmut-map:\"";
    description(metadata, namespaces, &more.concat())
}

fn packet_of(rdf: &str) -> String {
    format!(
        "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n\
         <x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n{rdf}</x:xmpmeta>\n\
         <?xpacket end=\"r\"?>"
    )
}

/// What is the same of all formats, and more properties in their namespaces.
fn description(metadata: &Metadata, namespaces: &str, more: &str) -> String {
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
        "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n\
         <rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
         xmlns:Iptc4xmpCore=\"http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/\"{namespaces}>\n\
         {properties}{more}\
         </rdf:Description>\n</rdf:RDF>\n"
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
