const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/;

/**
 * About how wide a text will be drawn, in pixels, for keeping labels apart where there is no browser
 * to ask. Errs on the wide side: Chinese is a square, Latin letters are 0.6 of one.
 */
export function textWidth(text: string, sizePx: number): number {
  let ems = 0;
  for (const letter of text) ems += WIDE.test(letter) ? 1 : 0.6;
  return ems * sizePx;
}
