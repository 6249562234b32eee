import { writeFileSync } from "node:fs";

const [WIDTH, HEIGHT] = [640, 480];
/** Width of a narrow bar; a wide one is three times as wide. */
const NARROW = 2;
const WHITE = 235;
const BLACK = 16;

/** Bars and spaces in turns, n = narrow and w = wide (ISO/IEC 16388). */
const patterns: Readonly<Record<string, string>> = {
  "0": "nnnwwnwnn",
  "1": "wnnwnnnnw",
  "2": "nnwwnnnnw",
  "3": "wnwwnnnnn",
  "4": "nnnwwnnnw",
  "5": "wnnwwnnnn",
  "6": "nnwwwnnnn",
  "7": "nnnwnnwnw",
  "8": "wnnwnnwnn",
  "9": "nnwwnnwnn",
  "-": "nwnnnnwnw",
  "*": "nwnnwnwnn",
};

/** One line of a picture with the code in its middle. */
function lineOf(code: string): Uint8Array {
  const pixels: number[] = [];
  for (const sign of `*${code}*`) {
    const pattern = patterns[sign];
    if (pattern === undefined) throw new Error(`no pattern of ${sign}`);
    for (const [at, width] of [...pattern].entries()) {
      const colour = at % 2 === 0 ? BLACK : WHITE;
      for (let i = 0; i < (width === "w" ? 3 : 1) * NARROW; i += 1) pixels.push(colour);
    }
    for (let i = 0; i < NARROW; i += 1) pixels.push(WHITE);
  }
  const line = new Uint8Array(WIDTH).fill(WHITE);
  line.set(pixels, Math.floor((WIDTH - pixels.length) / 2));
  return line;
}

/** Writes a video of a label in Code 39 for Chromium's camera of files: YUV4MPEG2, one frame. */
export function writeCodeVideo(file: string, code: string): void {
  const line = lineOf(code);
  const luma = new Uint8Array(WIDTH * HEIGHT).fill(WHITE);
  for (let y = HEIGHT / 4; y < (HEIGHT * 3) / 4; y += 1) luma.set(line, y * WIDTH);
  const chroma = new Uint8Array((WIDTH * HEIGHT) / 2).fill(128);
  const head = `YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420mpeg2\n`;
  writeFileSync(file, Buffer.concat([Buffer.from(`${head}FRAME\n`), luma, chroma]));
}
