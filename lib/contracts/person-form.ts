import { z } from "zod";
import { idSchema } from "#lib/contracts/id.ts";
import {
  isPersonRole,
  type PersonRole,
  parseEmail,
  parseLoginName,
  parseMobile,
} from "#lib/domain/importing/reference/person.ts";

/** What was typed into the form of a person, to be shown again. */
export type PersonValues = {
  readonly name: string;
  readonly role: string;
  readonly email: string;
  readonly mobile: string;
  readonly loginName: string;
  /** Names of dealers, one a line. */
  readonly dealers: string;
  readonly platforms: readonly string[];
  readonly regions: readonly string[];
};

export type PersonField = "name" | "role" | "email" | "mobile" | "loginName" | "reach";

type PersonRefusal =
  | "name_empty"
  | "role_empty"
  | "email_malformed"
  | "mobile_malformed"
  | "login_malformed"
  | "login_like_other"
  | "identifier_missing"
  | "identifier_taken"
  | "dealer_unknown"
  | "dealer_one"
  | "platform_missing"
  | "region_missing"
  | "dealer_missing";

/** Somebody as the form says; dealers still by their names. */
export type PersonInput = {
  readonly name: string;
  readonly role: PersonRole;
  readonly email: string | null;
  readonly mobile: string | null;
  readonly loginName: string | null;
  readonly dealerNames: readonly string[];
  readonly platforms: readonly string[];
  readonly regions: readonly string[];
};

/** Which parts of the form say what a role reaches; what stands in the others is left alone. */
const reachOfRole: Readonly<Record<PersonRole, readonly ("dealers" | "platforms" | "regions")[]>> =
  {
    dealer: ["dealers"],
    driver: ["platforms"],
    ops: ["platforms"],
    manager: ["regions"],
    representative: ["regions", "dealers"],
    executive: [],
    admin: [],
  };

const ids = z.array(idSchema).max(1_000).catch([]);
const NAMES_MAX = 2_000;

/** What was typed into the form of a person. */
export function readPersonValues(form: FormData): PersonValues {
  const text = (name: string) => String(form.get(name) ?? "");
  return {
    name: text("name"),
    role: text("role"),
    email: text("email"),
    mobile: text("mobile"),
    loginName: text("loginName"),
    dealers: text("dealers"),
    platforms: ids.parse(form.getAll("platforms")),
    regions: ids.parse(form.getAll("regions")),
  };
}

type Refusals = Partial<Record<PersonField, PersonRefusal>>;

/** Reads the form of a person: what it says, or what is against it by field. */
export function readPerson(values: PersonValues): { input: PersonInput | null; errors: Refusals } {
  const name = values.name.trim().normalize("NFC");
  const role = isPersonRole(values.role) ? values.role : null;
  const read = identifiersOf(values);
  const errors: Refusals = { ...read.errors };
  if (name === "" || name.length > 80 || /\p{Cc}/u.test(name)) errors.name = "name_empty";
  if (role === null) return { input: null, errors: { ...errors, role: "role_empty" } };
  const parts = reachOfRole[role];
  const names = values.dealers.split(/\r?\n/).map((line) => line.trim());
  const dealerNames = parts.includes("dealers") ? names.filter((line) => line !== "") : [];
  const platforms = parts.includes("platforms") ? values.platforms : [];
  const regions = parts.includes("regions") ? values.regions : [];
  const missing = missingReach(role, dealerNames.length, platforms.length, regions.length);
  if (missing) errors.reach = missing;
  if (Object.keys(errors).length > 0) return { input: null, errors };
  return {
    input: {
      name,
      role,
      ...read.identifiers,
      dealerNames: dealerNames.slice(0, NAMES_MAX),
      platforms,
      regions,
    },
    errors,
  };
}

function missingReach(
  role: PersonRole,
  dealers: number,
  platforms: number,
  regions: number,
): PersonRefusal | null {
  if (role === "dealer" && dealers !== 1) return "dealer_one";
  if (role === "ops" && platforms === 0) return "platform_missing";
  if (role === "manager" && regions === 0) return "region_missing";
  if (role === "representative" && dealers + regions === 0) return "dealer_missing";
  return null;
}

function identifiersOf(values: PersonValues) {
  const errors: Refusals = {};
  const read = (
    field: "email" | "mobile" | "loginName",
    parse: typeof parseEmail,
    refusal: PersonRefusal,
  ): string | null => {
    const text = values[field].trim();
    if (text === "") return null;
    const reading = parse(text);
    if (reading.kind === "word") return reading.word;
    errors[field] = refusal;
    return null;
  };
  const identifiers = {
    email: read("email", parseEmail, "email_malformed"),
    mobile: read("mobile", parseMobile, "mobile_malformed"),
    loginName: read("loginName", parseLoginName, "login_malformed"),
  };
  const { loginName } = identifiers;
  // It would name somebody else on the day that they are given this address or number.
  if (loginName && [parseEmail, parseMobile].some((parse) => parse(loginName).kind === "word")) {
    errors.loginName = "login_like_other";
  }
  const isNameless = Object.values(identifiers).every((one) => one === null);
  if (isNameless && Object.keys(errors).length === 0) errors.email = "identifier_missing";
  return { identifiers, errors };
}
