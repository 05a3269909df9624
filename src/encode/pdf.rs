//! PDF, with what it says of itself.

use pdf_writer::{Date, Finish, Name, Str, TextStr};

use super::software::software;
use super::{Metadata, seal, xmp};
use crate::date::MapDate;
use crate::hash::sha256;
use crate::vector::PdfPage;

/// A whole file of a page. The same page and metadata give the same bytes.
pub fn pdf(page: PdfPage, metadata: &Metadata) -> Vec<u8> {
    let PdfPage {
        mut pdf,
        pages,
        mut next,
    } = page;
    let [catalog_id, info_id, packet_id] = [(); 3].map(|()| next.bump());
    let packet = xmp::whole_packet(metadata);
    pdf.metadata(packet_id, packet.as_bytes());
    let mut catalog = pdf.catalog(catalog_id);
    catalog.pages(pages).metadata(packet_id);
    catalog.lang(TextStr(&metadata.language));
    catalog.viewer_preferences().display_doc_title(true);
    catalog.finish();
    let mut info = pdf.document_info(info_id);
    info.title(TextStr(&metadata.title));
    info.subject(TextStr(&metadata.alt_text));
    info.author(TextStr(&metadata.copyright));
    info.creator(TextStr(&software()));
    if let Some(date) = date(&metadata.creation_time) {
        info.creation_date(date);
    }
    info.pair(Name(b"Seal"), Str(seal::open().as_bytes()));
    info.finish();
    // Sixteen bytes, as of MD5, by what the file is made of.
    let mut id = sha256(packet.as_bytes()).into_bytes();
    id.truncate(16);
    pdf.set_file_id((id.clone(), id));
    seal::sealed(pdf.finish())
}

/// The day of the data as PDF has it.
fn date(creation_time: &str) -> Option<Date> {
    let day = creation_time.parse::<MapDate>().ok()?.last_day();
    let year = u16::try_from(day.year()).ok()?;
    let [month, day] = [day.month(), day.day()].map(i8::unsigned_abs);
    Some(Date::new(year).month(month).day(day))
}
