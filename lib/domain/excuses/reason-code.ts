/**
 * The code of a new reason, made of its English name: facts keep it, whatever the reason is called
 * later. A name without letters makes `reason`; what is taken gets a number.
 */
export function reasonCodeOf(nameEn: string, taken: ReadonlySet<string>): string {
  const plain = nameEn.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();
  const words = plain.match(/[a-z0-9]+/g) ?? [];
  const letters = words.join("_").replace(/^[^a-z]+/, "");
  const code = letters.slice(0, 40).replace(/_+$/, "") || "reason";
  let number = 1;
  while (taken.has(number === 1 ? code : `${code}_${number}`)) number += 1;
  return number === 1 ? code : `${code}_${number}`;
}
