// Draws the icons of the installed app from app/icon.svg anew; run by hand after that has changed:
// node lib/cli/make-icons.ts
import { readFile } from "node:fs/promises";
import sharp from "sharp";

const mark = await readFile("app/icon.svg");
const PAPER = "#ffffff";

/**
 * The mark on paper.
 *
 * @param share of the side that the mark takes: a mask may cut all but the inner 80 %
 */
async function draw(path: string, side: number, share: number): Promise<void> {
  const inner = Math.round(side * share);
  const drawn = await sharp(mark, { density: (72 * inner) / 22 })
    .resize(inner, inner)
    .toBuffer();
  await sharp({ create: { width: side, height: side, channels: 3, background: PAPER } })
    .composite([{ input: drawn, gravity: "centre" }])
    .png({ palette: true, compressionLevel: 9 })
    .toFile(path);
}

await draw("public/icons/192.png", 192, 0.76);
await draw("public/icons/512.png", 512, 0.76);
await draw("public/icons/maskable-512.png", 512, 0.6);
await draw("app/apple-icon.png", 180, 0.7);
