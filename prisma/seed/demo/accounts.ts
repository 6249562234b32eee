import type { Role } from "#lib/auth/permissions.ts";
import { FOUNDED_AT_MS, platformIn, regions } from "#prisma/seed/demo/network.ts";
import { rngOf } from "#prisma/seed/rng.ts";
import { uuidAt } from "#prisma/seed/uuid.ts";

/** Somebody of the demo, whose login name is the role. What is reached is named by its id. */
export type DemoPerson = {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly email: string | null;
  readonly mobile: string | null;
  readonly scope: { readonly kind: "region" | "platform"; readonly subjectId: string } | null;
};

/** The dealer whose buyer signs in to the demo: the one that is always twenty minutes late. */
export const DEMO_BUYER_OF = "沈阳北辰信息";

const rng = rngOf("demo/accounts");
const newId = () => uuidAt(FOUNDED_AT_MS, rng);
const northEast = regions.find(({ name }) => name === "东北")?.id ?? "";
const beijing = { kind: "platform", subjectId: platformIn("北京").id } as const;
const inNorthEast = { kind: "region", subjectId: northEast } as const;

/** One person a role; a driver has no address. The addresses and numbers are nobody's. */
export const demoAccounts: readonly DemoPerson[] = [
  person("dealer", "高磊", null, "13900000001"),
  person("driver", "马师傅", beijing, "13900000002"),
  person("ops", "石岩", beijing, "13900000003"),
  person("manager", "姜宁", inNorthEast, "13900000004"),
  person("representative", "佟磊", inNorthEast, "13900000005"),
  person("executive", "宋铁军", null, "13900000006"),
  person("admin", "叶青", null, "13900000007"),
];

function person(role: Role, name: string, scope: DemoPerson["scope"], mobile: string): DemoPerson {
  const email = role === "driver" ? null : `${role}@demo.example`;
  return { id: newId(), name, role, email, mobile: `+86${mobile}`, scope };
}
