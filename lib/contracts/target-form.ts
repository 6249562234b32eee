/** The form of targets in percent as text: the company's, and by region id (empty = the company's). */
export type TargetValues = {
  readonly company: string;
  readonly regions: ReadonlyMap<string, string>;
};

/** A target in the form's own writing: 0.925 is "92.5". */
export function percentOf(target: number | null): string {
  return target === null ? "" : String(Number((target * 100).toFixed(4)));
}

/**
 * A target out of the form's writing, with or without a percent sign.
 * @returns 0..1, both ends left out; null where it is not one
 */
export function targetOf(text: string): number | null {
  const plain = text.normalize("NFKC").trim().replace(/\s*%$/, "");
  if (!/^\d{1,2}(\.\d{1,4})?$/.test(plain)) return null;
  const target = Number((Number(plain) / 100).toFixed(6));
  return target > 0 && target < 1 ? target : null;
}

/** Reads the form out of what was posted or stands in an address; what is not there is as `present`. */
export function readTargetValues(
  get: (name: string) => string | null,
  present: TargetValues,
): TargetValues {
  const read = (name: string, initial: string) => get(name)?.slice(0, 20) ?? initial;
  return {
    company: read("company", present.company),
    regions: new Map(
      [...present.regions].map(([id, initial]) => [id, read(`region.${id}`, initial)]),
    ),
  };
}

type Region = { readonly id: string; readonly name: string; readonly target: number | null };

/** The form to begin with: the targets as they are. */
export function presentTargets(company: number, regions: readonly Region[]): TargetValues {
  return {
    company: percentOf(company),
    regions: new Map(regions.map(({ id, target }) => [id, percentOf(target)])),
  };
}

/** A target that is to become another one; `region` null = the company's. */
export type TargetChange =
  | { readonly region: null; readonly from: number; readonly target: number }
  | {
      readonly region: string;
      readonly regionId: string;
      readonly from: number | null;
      readonly target: number | null;
    };

/** What the form would change, and the fields that cannot be read (`company` or a region's id). */
export function targetChanges(
  values: TargetValues,
  company: number,
  regions: readonly Region[],
): { readonly changes: readonly TargetChange[]; readonly wrong: readonly string[] } {
  const changes: TargetChange[] = [];
  const wrong: string[] = [];
  const wanted = targetOf(values.company);
  if (wanted === null) wrong.push("company");
  else if (wanted !== company) changes.push({ region: null, from: company, target: wanted });
  for (const { id, name, target } of regions) {
    const text = values.regions.get(id)?.trim() ?? "";
    const own = text === "" ? null : targetOf(text);
    if (own === null && text !== "") wrong.push(id);
    else if (own !== target)
      changes.push({ region: name, regionId: id, from: target, target: own });
  }
  return { changes, wrong };
}
