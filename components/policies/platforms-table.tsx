import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { hoursText, ruleText } from "#components/policies/policy-words.ts";
import { hoursOn } from "#lib/domain/sla/hours-on.ts";
import type { CalendarVersion, PolicyVersion } from "#lib/domain/sla/policy-book.ts";
import { policyLines, versionLine } from "#lib/domain/sla/version-line.ts";

type Item = {
  readonly id: string;
  readonly name: string;
  readonly city: string;
  readonly zone: string;
  readonly region: string | null;
};

/** All platforms with what they promise now; on a phone as cards. */
export function PlatformsTable({
  platforms,
  versions,
  classNames,
  nowMs,
}: {
  platforms: readonly Item[];
  versions: {
    readonly calendars: readonly CalendarVersion[];
    readonly policies: readonly PolicyVersion[];
  };
  classNames: ReadonlyMap<string, string>;
  nowMs: number;
}) {
  const t = useTranslations("policies.list");
  return (
    <table className="figures max-lg:block max-lg:[&_tbody]:block max-lg:[&_thead]:sr-only">
      <thead>
        <tr>
          <th scope="col" className="pl-0">
            {t("platform")}
          </th>
          <th scope="col">{t("region")}</th>
          <th scope="col">{t("zone")}</th>
          <th scope="col">{t("today")}</th>
          <th scope="col">{t("policies")}</th>
        </tr>
      </thead>
      <tbody>
        {platforms.map((platform) => (
          <tr
            key={platform.id}
            className="relative align-top max-lg:block max-lg:border-b max-lg:border-line-1 max-lg:py-2 max-lg:[&>*]:block max-lg:[&>*]:h-auto! max-lg:[&>*]:border-0! max-lg:[&>*]:px-0! max-lg:[&>*]:py-0.5!"
          >
            <th scope="row" className="py-2 pl-0 align-top">
              <Link
                className="row-link font-bold hover:underline"
                href={`/admin/platforms/${platform.id}`}
                prefetch={false}
              >
                {platform.name}
              </Link>
              <small className="font-normal">{platform.city}</small>
            </th>
            <td className="py-2 align-top">{platform.region ?? "–"}</td>
            <td className="py-2 align-top text-ink-2 max-lg:hidden!">{platform.zone}</td>
            <td className="py-2 align-top">
              <Today
                zone={platform.zone}
                calendars={versions.calendars.filter(isOf(platform.id))}
                nowMs={nowMs}
              />
            </td>
            <td className="py-2 align-top">
              <Rules
                policies={versions.policies.filter(isOf(platform.id))}
                classNames={classNames}
                nowMs={nowMs}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function isOf(platformId: string) {
  return (version: { readonly platformId: string }) => version.platformId === platformId;
}

function Today({
  zone,
  calendars,
  nowMs,
}: {
  zone: string;
  calendars: readonly CalendarVersion[];
  nowMs: number;
}) {
  const t = useTranslations("policies");
  const { current, future } = versionLine(calendars, nowMs);
  const today = current && hoursOn(current, zone, nowMs);
  return (
    <>
      {today ? hoursText(t, today.windows) : t("noHours")}
      {today?.reason ? <small>{t("exceptionToday", { reason: today.reason })}</small> : null}
      {future.length === 0 ? null : <small>{t("list.pending", { count: future.length })}</small>}
    </>
  );
}

function Rules({
  policies,
  classNames,
  nowMs,
}: {
  policies: readonly PolicyVersion[];
  classNames: ReadonlyMap<string, string>;
  nowMs: number;
}) {
  const t = useTranslations("policies");
  const locale = useLocale();
  const lines = policyLines(policies).map((line) => versionLine(line, nowMs));
  const order = [...classNames.keys()];
  const present = lines
    .flatMap(({ current }) => current ?? [])
    .sort((a, b) => order.indexOf(a.serviceClass) - order.indexOf(b.serviceClass));
  const own = present.filter(({ dealerId }) => dealerId !== null).length;
  const pending = lines.reduce((sum, { future }) => sum + future.length, 0);
  return (
    <>
      {present.length === 0 ? t("noPolicy") : null}
      {present
        .filter(({ dealerId }) => dealerId === null)
        .map(({ id, serviceClass, rule }) => (
          <div key={id}>
            <span className="text-ink-3">{classNames.get(serviceClass) ?? serviceClass}</span>{" "}
            {ruleText(t, locale, rule)}
          </div>
        ))}
      {own === 0 ? null : <small>{t("list.own", { count: own })}</small>}
      {pending === 0 ? null : <small>{t("list.pending", { count: pending })}</small>}
    </>
  );
}
