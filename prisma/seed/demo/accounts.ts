import type { Role } from "#lib/auth/permissions.ts";
import {
  FOUNDED_AT_MS,
  type PlatformCity,
  platformCities,
  platformIn,
  regions,
} from "#prisma/seed/demo/network.ts";
import { rngOf } from "#prisma/seed/rng.ts";
import { uuidAt } from "#prisma/seed/uuid.ts";

/** Somebody of the demo. What is reached is named by its id. */
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

/**
 * One person a role, whose login name it is; a driver has no address. The addresses and numbers are
 * nobody's.
 */
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

const driversOf: Record<PlatformCity, readonly string[]> = {
  北京: ["王师傅", "赵师傅", "李师傅"],
  上海: ["周师傅", "吴师傅", "沈师傅"],
  广州: ["陈师傅", "何师傅", "梁师傅"],
  成都: ["罗师傅", "蒲师傅"],
  西安: ["党师傅", "雷师傅"],
  沈阳: ["关师傅", "佟师傅"],
};

const driverRng = rngOf("demo/drivers");

/** Drivers beside the one who signs in: goods are given to them, and nobody has their password. */
export const demoDrivers: readonly DemoPerson[] = platformCities
  .flatMap((city) => driversOf[city].map((name) => ({ name, city })))
  .map(({ name, city }, index) => ({
    id: uuidAt(FOUNDED_AT_MS, driverRng),
    name,
    role: "driver",
    email: null,
    mobile: `+86139000001${String(index).padStart(2, "0")}`,
    scope: { kind: "platform", subjectId: platformIn(city).id },
  }));
