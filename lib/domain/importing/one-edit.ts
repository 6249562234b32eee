// a character by which people number and place their shops, so that it is no slip of the pen
const telling =
  /^[\p{N}一二三四五六七八九十百千甲乙丙丁东南西北中上下左右大小新老旧前后内外省市区县]$/u;
const han = /\p{Script=Han}/u;

/** Every form of a text with one character left out, and the text itself. */
export function withOneLeftOut(text: string): string[] {
  const characters = Array.from(text);
  const forms = new Set([text]);
  for (let at = 0; at < characters.length; at += 1) {
    forms.add([...characters.slice(0, at), ...characters.slice(at + 1)].join(""));
  }
  return [...forms];
}

/**
 * Whether two texts differ by one slip: a character replaced, left out, added, or two neighbours
 * swapped (Damerau 1964), where that is more likely a slip than another name. Numbers, compass points
 * and the like are no slips, nor are a first letter, a lone Latin letter among Chinese characters, or
 * differences in short names.
 */
export function isOneSlip(one: string, other: string): boolean {
  const [a, b] = [Array.from(one), Array.from(other)];
  const isHan = han.test(one) && han.test(other);
  if (Math.min(a.length, b.length) < (isHan ? 4 : 6) || Math.abs(a.length - b.length) > 1) {
    return false;
  }
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let end = 0;
  const room = Math.min(a.length, b.length) - start;
  while (end < room && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  const inA = a.slice(start, a.length - end);
  const inB = b.slice(start, b.length - end);
  const isSwap = inA.length === 2 && inB.length === 2 && inA[0] === inB[1] && inA[1] === inB[0];
  const isSingle = inA.length <= 1 && inB.length <= 1 && inA.length + inB.length > 0;
  if (!isSwap && !isSingle) return false;
  if (start === 0 && !isHan) return false;
  return [...inA, ...inB].every(
    (character) => !telling.test(character) && (!isHan || han.test(character)),
  );
}
