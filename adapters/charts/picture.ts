import type { Picture } from '../../src/bot/ports.ts';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** The last chunk of every PNG: no data, its name, its checksum. */
const endChunk = Buffer.from([0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82]);
/** Signature, length and name of the first chunk, and its 13 bytes of data with a checksum. */
const headLength = 8 + 8 + 13 + 4;
export const largestPicture = 8 * 1024 * 1024;
const longestSide = 10_000;

/**
 * A picture from the bytes of a PNG, with its size as its first chunk (IHDR) gives it.
 * @throws Error that says what the bytes are instead, when they are not one whole PNG of at most 8 MiB.
 */
export function pictureOf(bytes: Uint8Array): Picture {
  const png = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (png.length > largestPicture)
    throw new Error(`a picture of ${png.length} bytes; at most ${largestPicture} are taken`);
  if (!png.subarray(0, 8).equals(signature)) {
    const start = png
      .subarray(0, 24)
      .toString('latin1')
      .replace(/[^\x20-\x7e]+/g, ' ')
      .trim();
    throw new Error(`not a PNG: ${png.length} bytes that begin "${start}"`);
  }
  if (png.length < headLength + endChunk.length || png.toString('latin1', 12, 16) !== 'IHDR') {
    throw new Error(`a PNG without its head: ${png.length} bytes`);
  }
  if (!png.subarray(-endChunk.length).equals(endChunk)) {
    throw new Error(`a PNG that breaks off after ${png.length} bytes`);
  }
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  if (width < 1 || height < 1 || width > longestSide || height > longestSide) {
    throw new Error(`a PNG of impossible size: ${width}×${height}`);
  }
  return { png, width, height };
}
