export type DealerMerge = { readonly spelling: string; readonly dealer: string };

/**
 * The pairs of names that a person said are one dealer: the form sends `pairs` (how many it asked
 * about) and, for each, `spelling-n`, `dealer-n` and `choice-n` (same or different).
 */
export function readMergeChoices(form: FormData): DealerMerge[] {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value : "";
  };
  const count = Math.min(5000, Number(/^\d{1,4}$/.exec(text("pairs"))?.[0] ?? 0));
  return Array.from({ length: count }, (_, index) => ({
    spelling: text(`spelling-${index}`),
    dealer: text(`dealer-${index}`),
    isSame: text(`choice-${index}`) === "same",
  })).flatMap(({ spelling, dealer, isSame }) => (isSame ? [{ spelling, dealer }] : []));
}

/** Whether two lists merge the same names, in any order. */
export function sameMerges(one: readonly DealerMerge[], other: readonly DealerMerge[]): boolean {
  const keys = (merges: readonly DealerMerge[]) =>
    merges.map(({ spelling, dealer }) => JSON.stringify([spelling, dealer])).sort();
  return JSON.stringify(keys(one)) === JSON.stringify(keys(other));
}
