import Link from "next/link";
import { useTranslations } from "next-intl";
import { hrefTo } from "#lib/contracts/links.ts";
import { formatCount } from "#lib/i18n/format.ts";

/** A reason with how many misses say it now. */
export type ReasonEntry = {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly excusable: boolean;
  readonly retired: boolean;
  readonly misses: number;
};

/** The reasons in the order in which forms offer them. */
export function ReasonTable({
  reasons,
  move,
}: {
  reasons: readonly ReasonEntry[];
  /** Moves the reason `code` one place `up` or `down`. */
  move: (form: FormData) => Promise<void>;
}) {
  const t = useTranslations("excuses.reasons");
  return (
    <table className="figures">
      <caption className="sr-only">{t("title")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("order")}</th>
          <th scope="col">{t("nameZh")}</th>
          <th scope="col" className="max-sm:hidden">
            {t("nameEn")}
          </th>
          <th scope="col" className="max-sm:hidden">
            {t("excusableShort")}
          </th>
          <th scope="col" className="num">
            {t("misses")}
          </th>
        </tr>
      </thead>
      <tbody>
        {reasons.map((reason, index) => {
          const { code, nameZh, nameEn, excusable, retired, misses } = reason;
          const arrow = (by: "up" | "down", off: boolean) => (
            <button
              type="submit"
              name="by"
              value={by}
              className="control min-w-11 justify-center disabled:opacity-40 lg:min-w-8"
              disabled={off}
              aria-label={t(by, { name: nameZh })}
            >
              {by === "up" ? "↑" : "↓"}
            </button>
          );
          return (
            <tr key={code} className={retired ? "text-ink-3" : ""}>
              <td className="w-px whitespace-nowrap">
                <form action={move} className="flex gap-1">
                  <input type="hidden" name="code" value={code} />
                  {arrow("up", index === 0)}
                  {arrow("down", index === reasons.length - 1)}
                </form>
              </td>
              <th scope="row" className="whitespace-normal! font-normal">
                <Link className="drill" href={hrefTo("/admin/reasons", { edit: code })}>
                  {nameZh}
                </Link>
                {retired ? <small className="ml-2">{t("retired")}</small> : null}
                <small className="block text-ink-3 sm:hidden">
                  {nameEn}
                  {excusable ? ` · ${t("excusableShort")}` : null}
                </small>
              </th>
              <td className="max-sm:hidden">{nameEn}</td>
              <td className="max-sm:hidden">{t(excusable ? "yes" : "no")}</td>
              <td className="num">
                {misses === 0 ? (
                  "0"
                ) : (
                  <Link
                    className="drill"
                    href={hrefTo("/shipments", { period: "all", outcome: "missed", reason: code })}
                    prefetch={false}
                  >
                    {formatCount(misses)}
                  </Link>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
