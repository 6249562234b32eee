/**
 * A range that holds every text with a prefix, for an index that a pattern cannot use: only under the
 * collation "C" does PostgreSQL turn LIKE into a range by itself. It may hold more than those texts;
 * `before` null = it has no upper end. Both ends are right by code points and in dictionary order,
 * because only digits and Latin letters are stepped to the next of their kind.
 */
export function prefixRange(prefix: string): { from: string; before: string | null } {
  const steppable = /^(?<kept>.*)(?<last>[0-8a-yA-Y])[^0-8a-yA-Y]*$/s.exec(prefix)?.groups;
  if (steppable?.kept === undefined || steppable.last === undefined) {
    return { from: prefix, before: null };
  }
  const next = String.fromCharCode(steppable.last.charCodeAt(0) + 1);
  return { from: prefix, before: steppable.kept + next };
}
