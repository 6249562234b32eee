import { parseEmail, parseLoginName, parseMobile } from "#lib/domain/importing/reference/person.ts";

/** What somebody typed to say who they are, in each of the forms in which it may be kept. */
export type Identifier = {
  readonly email: string | null;
  readonly mobile: string | null;
  readonly loginName: string | null;
};

/** What was typed, without what no database can hold. */
export function typedIdentifier(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}]/gu, "").trim();
}

/** Reads an e-mail address, a mobile number or a login name as they are kept: see parseMobile. */
export function readIdentifier(text: string): Identifier {
  const given = typedIdentifier(text).normalize("NFKC");
  const [email, mobile, loginName] = [parseEmail(given), parseMobile(given), parseLoginName(given)];
  return {
    email: email.kind === "word" ? email.word : null,
    mobile: mobile.kind === "word" ? mobile.word : null,
    loginName: loginName.kind === "word" ? loginName.word : null,
  };
}

/** One text for all the ways in which the same identifier may be typed, whether anybody has it or not. */
export function normalIdentifier(text: string): string {
  const { email, mobile, loginName } = readIdentifier(text);
  return email ?? mobile ?? loginName ?? typedIdentifier(text).toLowerCase();
}

/** What can be said of an identifier without saying it: enough to know one's own typing error. */
export function maskIdentifier(text: string): string {
  const given = [...typedIdentifier(text)];
  return given.length < 4 ? "***" : `${given[0]}***${given.at(-1)}`;
}
