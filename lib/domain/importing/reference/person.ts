import { normalText, shownText } from "#lib/domain/importing/normal-text.ts";
import type { WordReading } from "#lib/domain/importing/parse-word.ts";
import type { Refusal } from "#lib/domain/importing/refusals.ts";

const personRoles = [
  "dealer",
  "driver",
  "ops",
  "manager",
  "representative",
  "executive",
  "admin",
] as const;

export type PersonRole = (typeof personRoles)[number];

const roleWords: Readonly<Record<PersonRole, RegExp>> = {
  dealer: /^(?:经销商|代理商|客户|dealer|customer)$/,
  driver: /^(?:司机|送货员|配送员|driver|courier)$/,
  ops: /^(?:运营|运营人员|发货员|仓管|仓管员|平台运营|ops|operations|operator|dispatcher)$/,
  manager: /^(?:经理|大区经理|区域经理|manager|regional manager)$/,
  representative: /^(?:客服|客服代表|客服专员|服务代表|representative|rep|service representative)$/,
  executive: /^(?:高管|高层|高管负责人|executive|exec)$/,
  admin: /^(?:管理员|系统管理员|admin|administrator)$/,
};

/** What a role reaches and must be given; the others reach the whole company or, a driver, what comes. */
export const roleScope = {
  dealer: { field: "dealer", isNeeded: true },
  driver: { field: "platform", isNeeded: false },
  ops: { field: "platform", isNeeded: true },
  manager: { field: "region", isNeeded: true },
  representative: { field: "region", isNeeded: false },
  executive: null,
  admin: null,
} as const satisfies Record<
  PersonRole,
  { readonly field: "dealer" | "platform" | "region"; readonly isNeeded: boolean } | null
>;

export function isPersonRole(text: string): text is PersonRole {
  return personRoles.some((role) => role === text);
}

/** Reads a role in the words that people use for it, in Chinese or English. */
export function parseRole(text: string): WordReading<PersonRole> {
  const word = text.toLowerCase();
  const role = personRoles.find((one) => roleWords[one].test(word));
  return role ? { kind: "word", word: role } : refused("role_unknown", text);
}

// One "@", no white space, a dot in the domain: what mail servers take is theirs to say (RFC 5321).
const email = /^[^\s@"'<>(),;:\\[\]]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})+$/;

/** Reads an e-mail address, in lower case so that one mailbox is one person. */
export function parseEmail(text: string): WordReading {
  if (looksLikeFormula(text)) return refused("formula_like", text);
  const address = text.toLowerCase();
  return address.length <= 254 && email.test(address)
    ? { kind: "word", word: address }
    : refused("email_malformed", text);
}

/**
 * Reads a mobile number as E.164 where its country is known: Chinese ones with or without +86, others
 * with their "+" and country.
 */
export function parseMobile(text: string): WordReading {
  if (looksLikeFormula(text.replace(/^\+(?=\d)/, ""))) return refused("formula_like", text);
  const digits = text.replace(/[\s().-]/g, "").replace(/^00(?=\d)/, "+");
  const chinese = /^(?:\+?86)?(1[3-9]\d{9})$/.exec(digits)?.[1];
  if (chinese !== undefined) return { kind: "word", word: `+86${chinese}` };
  return /^\+[1-9]\d{6,14}$/.test(digits) && !digits.startsWith("+86")
    ? { kind: "word", word: digits }
    : refused("mobile_malformed", text);
}

/** Reads a login name: letters, digits and . _ - @, in lower case. */
export function parseLoginName(text: string): WordReading {
  if (looksLikeFormula(text)) return refused("formula_like", text);
  const name = text.toLowerCase();
  return /^[\p{L}\p{N}][\p{L}\p{N}._@-]{0,63}$/u.test(name)
    ? { kind: "word", word: name }
    : refused("login_malformed", text);
}

/** Whether a spreadsheet would run it (OWASP, CSV injection). */
function looksLikeFormula(text: string): boolean {
  return /^[=+\-@]/.test(normalText(text));
}

function refused(
  code: Extract<
    Refusal["code"],
    "role_unknown" | "email_malformed" | "mobile_malformed" | "login_malformed" | "formula_like"
  >,
  text: string,
): { kind: "refused"; refusal: Refusal } {
  return { kind: "refused", refusal: { code, params: { text: shownText(text) } } };
}
