//! An SVG file as a tree.

use std::collections::BTreeMap;

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

/// An element, with the text that stands right in it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Element {
    pub(crate) name: String,
    pub(crate) attributes: BTreeMap<String, String>,
    pub(crate) text: String,
    pub(crate) children: Vec<Element>,
}

impl Element {
    /// The root of a file, which must be well-formed.
    pub(crate) fn read(file: &[u8]) -> Element {
        let text = std::str::from_utf8(file).expect("UTF-8");
        let mut reader = Reader::from_str(text);
        // Of what is open; the first holds the root.
        let mut open = vec![Element::default()];
        loop {
            let event = reader.read_event().expect("well-formed XML");
            let last = open.last_mut().expect("an open element");
            match event {
                Event::Start(start) => open.push(Element::new(&start)),
                Event::Empty(start) => last.children.push(Element::new(&start)),
                Event::End(_) => {
                    let closed = open.pop().expect("an open element");
                    open.last_mut().expect("its parent").children.push(closed);
                }
                Event::Text(text) => last.text += &text,
                Event::GeneralRef(entity) => {
                    let escaped = format!("&{};", &*entity);
                    last.text += &quick_xml::escape::unescape(&escaped).expect("an entity");
                }
                Event::Eof => break,
                _ => {}
            }
        }
        assert_eq!(open.len(), 1, "an element is not closed");
        open.remove(0).children.remove(0)
    }

    fn new(start: &BytesStart<'_>) -> Element {
        let attributes = start.attributes().map(|attribute| {
            let attribute = attribute.expect("an attribute");
            let value = attribute
                .normalized_value(XmlVersion::Implicit1_0)
                .expect("a value");
            (attribute.key.as_ref().to_owned(), value.into_owned())
        });
        Element {
            name: start.name().as_ref().to_owned(),
            attributes: attributes.collect(),
            ..Element::default()
        }
    }

    pub(crate) fn get(&self, attribute: &str) -> Option<&str> {
        self.attributes.get(attribute).map(String::as_str)
    }

    /// The element and all in it, in the order of the file.
    pub(crate) fn all(&self) -> Vec<&Element> {
        let inner = self.children.iter().flat_map(Element::all);
        [self].into_iter().chain(inner).collect()
    }
}
