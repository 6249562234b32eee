import { createLoader, createParser } from "nuqs/server";
import { type Period, parsePeriod } from "#lib/domain/time/period.ts";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** `period=2026-10`, `2026-Q4`, `2026`, `2026-10-01..2026-10-07` or `all`; anything else counts as not given. */
const parseAsPeriod = createParser<Period>({
  parse: parsePeriod,
  serialize: (period) => period.key,
  eq: (a, b) => a.key === b.key,
});

/** An id of ours; anything else counts as not given, so that it never reaches the database. */
export const parseAsId = createParser<string>({
  parse: (text) => (UUID.test(text) ? text.toLowerCase() : null),
  serialize: (id) => id,
});

/** A short text that PostgreSQL can hold: control characters and lone surrogates count as not given. */
export const parseAsText = createParser<string>({
  parse: (text) => {
    const trimmed = text.trim();
    return trimmed !== "" && trimmed.length <= 200 && !/\p{C}/u.test(trimmed) ? trimmed : null;
  },
  serialize: (text) => text,
});

/** A page of a list, 1-based; anything else counts as not given. */
export const parseAsPage = createParser<number>({
  parse: (text) => (/^[1-9]\d{0,3}$/.test(text) ? Number(text) : null),
  serialize: String,
});

/**
 * The parameters that choose a cohort, the same on every page; null = not given. `region` cuts what
 * is shown of the cohort, never whom a dealer is judged among.
 */
export const cohortParams = {
  period: parseAsPeriod,
  platform: parseAsId,
  class: parseAsText,
  region: parseAsId,
};

export const loadCohortParams = createLoader(cohortParams);
