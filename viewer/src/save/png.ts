/** The words within a PNG of ours. */

/** The international text of a keyword (PNG, 11.3.3.4: iTXt), where the picture has it uncompressed. */
export function pngText(bytes: Uint8Array, keyword: string): string | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const utf8 = new TextDecoder();
  for (let at = 8; at + 12 <= bytes.length; ) {
    const size = view.getUint32(at);
    const type = utf8.decode(bytes.subarray(at + 4, at + 8));
    const data = bytes.subarray(at + 8, at + 8 + size);
    if (type === "iTXt") {
      const name = data.indexOf(0);
      const isCompressed = data[name + 1] === 1;
      const language = data.indexOf(0, name + 3);
      const translated = data.indexOf(0, language + 1);
      if (!isCompressed && utf8.decode(data.subarray(0, name)) === keyword) {
        return utf8.decode(data.subarray(translated + 1));
      }
    }
    at += size + 12;
  }
  return null;
}
