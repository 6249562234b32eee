import { getTranslations } from "next-intl/server";
import type { Scope } from "#lib/auth/scope.ts";
import { type PersonField, type PersonValues, readPerson } from "#lib/contracts/person-form.ts";
import type { PersonFields } from "#lib/data/people.ts";
import { findDealersByKeys } from "#lib/data/people-list.ts";
import { nameKey } from "#lib/domain/importing/name-key.ts";

type Errors = Partial<Record<PersonField, string>>;

/** Somebody as the form says, with dealers found by their names; or what is against it, in words. */
export async function resolvePerson(
  scope: Scope,
  values: PersonValues,
): Promise<{ fields: PersonFields | null; errors: Errors }> {
  const { input, errors } = readPerson(values);
  const t = await getTranslations("people.refused");
  if (input === null) {
    const said = Object.entries(errors).map(([field, reason]) => [field, t(reason, { names: "" })]);
    return { fields: null, errors: Object.fromEntries(said) };
  }
  const { dealerNames, platforms, regions, ...person } = input;
  const keys = dealerNames.map((name) => ({ name, key: nameKey(name) }));
  const found = await findDealersByKeys(
    scope,
    keys.map(({ key }) => key),
  );
  const unknown = keys.filter(({ key }) => !found.has(key)).map(({ name }) => name);
  if (unknown.length > 0) {
    const names = unknown.slice(0, 5).join("、");
    return { fields: null, errors: { reach: t("dealer_unknown", { names }) } };
  }
  const dealers = new Set(keys.flatMap(({ key }) => found.get(key) ?? []));
  const scopes = [
    ...[...dealers].map((subjectId) => ({ kind: "dealer" as const, subjectId })),
    ...[...new Set(platforms)].map((subjectId) => ({ kind: "platform" as const, subjectId })),
    ...[...new Set(regions)].map((subjectId) => ({ kind: "region" as const, subjectId })),
  ];
  return { fields: { ...person, scopes }, errors: {} };
}
