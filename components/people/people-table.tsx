import Link from "next/link";
import { useTranslations } from "next-intl";
import type { Role } from "#lib/auth/permissions.ts";
import { formatInstant } from "#lib/i18n/format-time.ts";
import type { Locale } from "#lib/i18n/locale.ts";

type Item = {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly state: "active" | "invited" | "disabled";
  readonly identifiers: readonly string[];
  readonly reach: readonly string[];
  readonly reached: number;
  readonly seenAt: Date | null;
};

/** People sit anywhere: in the company's own time. */
const ZONE = "Asia/Shanghai";

/** Who may come in, what they reach, and when they were last here; on a phone without how they sign in. */
export function PeopleTable({ items, locale }: { items: readonly Item[]; locale: Locale }) {
  const t = useTranslations("people");
  const roles = useTranslations("auth.roles");
  const reachOf = ({ role, reach, reached }: Item) => {
    if (role === "admin" || role === "executive") return t("everything");
    if (role === "driver") return t("own");
    if (reached === 0) return t("nothing");
    const names = reach.join("、");
    return reached > reach.length ? `${names} ${t("andMore", { count: reached })}` : names;
  };
  return (
    <div className="overflow-x-auto">
      <table className="figures">
        <thead>
          <tr>
            {(["name", "role", "reach", "identifiers", "state", "seen"] as const).map((key) => (
              <th
                key={key}
                scope="col"
                className={key === "identifiers" || key === "seen" ? "max-md:hidden" : undefined}
              >
                {t(`columns.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.id} className="relative">
              <th scope="row">
                <Link
                  className="drill row-link text-base font-bold text-ink-1"
                  href={`/admin/people/${item.id}`}
                  prefetch={false}
                >
                  {item.name}
                </Link>
              </th>
              <td className="whitespace-nowrap">{roles(item.role)}</td>
              <td>{reachOf(item)}</td>
              <td className="text-ink-2 max-md:hidden">{item.identifiers.join(" · ")}</td>
              <td
                className={
                  item.state === "active"
                    ? "whitespace-nowrap"
                    : item.state === "disabled"
                      ? "whitespace-nowrap text-bad"
                      : "whitespace-nowrap text-ink-3"
                }
              >
                {t(`states.${item.state}`)}
              </td>
              <td className="whitespace-nowrap text-ink-3 max-md:hidden">
                {item.seenAt === null ? t("never") : formatInstant(item.seenAt, ZONE, locale)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
