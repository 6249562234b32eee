import type { Scope } from "#lib/auth/scope.ts";
import { PERSON_HEADER } from "#lib/contracts/person-header.ts";
import { AppError } from "#lib/errors.ts";

/**
 * Refuses what a device sends of somebody else than whoever is signed in on it by now: what one person
 * entered must never be taken as another's. A request that names nobody is its sender's own.
 * @throws AppError other_person
 */
export function requirePerson(headers: Headers, { actorId }: Scope): void {
  const personId = headers.get(PERSON_HEADER);
  if (personId !== null && personId !== actorId) throw new AppError("other_person");
}
