import { describe, expect, test } from "vitest";
import { checkKindMapping } from "#lib/domain/importing/check-kind-mapping.ts";
import { guessColumns } from "#lib/domain/importing/guess-columns.ts";
import { importKinds, kindFields } from "#lib/domain/importing/kinds.ts";
import { guessKind, guessReference } from "#lib/domain/importing/reference/guess-reference.ts";
import { readReference } from "#lib/domain/importing/reference/read-reference.ts";
import { importSample } from "#lib/i18n/import-samples.ts";
import { locales } from "#lib/i18n/locale.ts";

const cases = locales.flatMap((locale) => importKinds.map((kind) => [kind, locale] as const));

describe.each(cases)("the sample of %s, %s", (kind, locale) => {
  const { header, row } = importSample(kind, locale);

  test("is known for what it is by its headings", () => {
    expect(guessKind(header)).toBe(kind);
  });

  test("has all its columns recognised, each as what it says", () => {
    const { mapping, guesses } =
      kind === "deliveries" ? guessColumns(header, [row]) : guessReference(kind, header, [row]);
    const wanted = kindFields[kind].filter((field) => kind !== "deliveries" || mapping[field]);
    expect(guesses.map(({ field }) => field)).toEqual(wanted);
    expect(checkKindMapping(kind, mapping, header)).toEqual([]);
  });

  test("can be read as it is", () => {
    if (kind === "deliveries") return;
    const { mapping } = guessReference(kind, header, [row]);
    expect(readReference(kind, 2, row, mapping)).toMatchObject({ ok: true });
  });
});
