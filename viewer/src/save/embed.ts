/** All that a page needs to show a picture: as `render --embed` has it, in a ZIP file. */

import { Refusal } from "../api/client";
import { pictureAddress, pictureName, type Picture, type Shape } from "./picture";
import { pngText } from "./png";
import { zip, type Entry } from "./zip";

const PICTURES: readonly [Shape, 1 | 2][] = [["wide", 1], ["wide", 2], ["tall", 1], ["tall", 2]];

/** Draws the pictures, and puts them and the HTML that shows them into an archive. */
export async function embed(picture: Picture, asOf: string, credits: string): Promise<Blob> {
  const entries: Entry[] = [];
  for (const [shape, scale] of PICTURES) {
    const answer = await fetch(pictureAddress(picture, shape, scale));
    if (!answer.ok) throw new Refusal(`${answer.status} ${answer.statusText}`);
    entries.push({ name: `${pictureName(picture, shape, scale)}.png`, bytes: new Uint8Array(await answer.arrayBuffer()) });
  }
  const wide = entries[0]?.bytes ?? new Uint8Array();
  const words = { alt: pngText(wide, "Description") ?? "", from: pngText(wide, "Copyright") ?? "" };
  const caption = `${asOf}. ${credits}: ${words.from}.`;
  const html = new TextEncoder().encode(fragment(picture, words.alt, caption));
  return zip([...entries, { name: `${pictureName(picture, "wide", 1)}.html`, bytes: html }]);
}

function fragment(picture: Picture, alt: string, caption: string): string {
  const file = (shape: Shape, scale: 1 | 2): string => escaped(`${pictureName(picture, shape, scale)}.png`);
  return `<figure lang="${picture.lang}" style="margin-inline: auto">
  <picture>
    <source media="(max-width: 600px)" srcset="${file("tall", 1)} 360w, ${file("tall", 2)} 720w" sizes="100vw" width="360" height="900">
    <img src="${file("wide", 1)}" srcset="${file("wide", 1)} 1200w, ${file("wide", 2)} 2400w" sizes="(max-width: 1200px) 100vw, 1200px" width="1200" height="900" alt="${escaped(alt)}" loading="lazy" decoding="async" style="width: 100%; max-width: 1200px; height: auto">
  </picture>
  <figcaption>${escaped(caption)}</figcaption>
</figure>
`;
}

/** A text as it may stand in HTML, in an attribute too. */
function escaped(text: string): string {
  const signs: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  return text.replace(/[&<>"]/g, (sign) => signs[sign] ?? sign);
}
