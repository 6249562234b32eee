/** Formats of pictures that cameras and browsers make. */
export type ImageType = "jpeg" | "png" | "webp" | "heic";

const pngHead = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Brands of ISO 14496-12 files that hold pictures coded by HEVC or AV1 (ISO 23008-12). */
const heicBrands = new Set(["heic", "heix", "heim", "heis", "hevc", "mif1", "msf1", "avif"]);

/** What a file is by its first bytes, whatever it is called; null = no picture that we know. */
export function imageTypeOf(bytes: Uint8Array): ImageType | null {
  const text = (from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return "jpeg";
  if (pngHead.every((byte, index) => bytes[index] === byte)) return "png";
  if (text(0, 4) === "RIFF" && text(8, 12) === "WEBP") return "webp";
  if (text(4, 8) === "ftyp" && heicBrands.has(text(8, 12))) return "heic";
  return null;
}
