/** ZIP archives of files that are stored as they are: pictures are compressed already. */

export interface Entry {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** 1 January 1980, the first day that the format has: the same files give the same bytes. */
const DAY = 0x21;
/** Names are UTF-8. */
const FLAGS = 0x800;

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

function crc32(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) value = (value >>> 8) ^ (TABLE[(value ^ byte) & 0xff] ?? 0);
  return (value ^ 0xffffffff) >>> 0;
}

/** Numbers of 2 or 4 bytes, the lowest byte first. */
function packed(...numbers: [value: number, bytes: 2 | 4][]): Uint8Array {
  const bytes = numbers.flatMap(([value, count]) => Array.from({ length: count }, (_, at) => (value >>> (8 * at)) & 0xff));
  return Uint8Array.from(bytes);
}

/** The archive (PKWARE APPNOTE 6.3.10) of some files. */
export function zip(entries: readonly Entry[]): Blob {
  const files: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  const length = (parts: readonly Uint8Array[]): number => parts.reduce((sum, part) => sum + part.length, 0);
  for (const { name, bytes } of entries) {
    const named = new TextEncoder().encode(name);
    const size = bytes.length;
    const common = packed([20, 2], [FLAGS, 2], [0, 2], [0, 2], [DAY, 2], [crc32(bytes), 4], [size, 4], [size, 4], [named.length, 2], [0, 2]);
    const offset = length(files);
    files.push(packed([0x04034b50, 4]), common, named, bytes);
    directory.push(packed([0x02014b50, 4], [20, 2]), common, packed([0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]), named);
  }
  const count = entries.length;
  const end = packed([0x06054b50, 4], [0, 2], [0, 2], [count, 2], [count, 2], [length(directory), 4], [length(files), 4], [0, 2]);
  return new Blob([...files, ...directory, end] as BlobPart[], { type: "application/zip" });
}
