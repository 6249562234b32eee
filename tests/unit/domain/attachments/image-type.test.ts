import { expect, test } from "vitest";
import { imageTypeOf } from "#lib/domain/attachments/image-type.ts";

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

test.each([
  ["JPEG", "\xff\xd8\xff\xe0", "jpeg"],
  ["PNG", "\x89PNG\r\n\x1a\n", "png"],
  ["WebP", "RIFF\x24\0\0\0WEBPVP8 ", "webp"],
  ["a phone's HEIC", "\0\0\0\x18ftypheic", "heic"],
  ["AVIF, which the decoder would read by the same code", "\0\0\0\x1cftypavif", "heic"],
  ["a film", "\0\0\0\x20ftypisom", null],
  ["sound in RIFF", "RIFF\x24\0\0\0WAVEfmt ", null],
  ["SVG, which could ask for other files", "<svg xmlns=", null],
  ["a page that is called photo.jpg", "<!doctype html>", null],
  ["two bytes", "\xff\xd8", null],
  ["nothing", "", null],
])("%s", (_name, head, type) => {
  expect(imageTypeOf(bytes(head))).toBe(type);
});
