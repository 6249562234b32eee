import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { ActionState } from "#components/importing/action-form.tsx";
import { policyText, ruleText } from "#components/policies/policy-words.ts";
import { VersionList } from "#components/policies/version-list.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { hrefTo } from "#lib/contracts/links.ts";
import { policyValuesOf } from "#lib/contracts/policy-form.ts";
import type { PolicyVersion } from "#lib/domain/sla/policy-book.ts";
import { policyLines, versionLine } from "#lib/domain/sla/version-line.ts";

type Item = PolicyVersion & {
  readonly madeAt: Date;
  readonly by: string | null;
  readonly dealerName: string | null;
};

/** What a platform promises, a block for each service class and for each dealer with its own policy. */
export function PoliciesPanel({
  platformId,
  zone,
  policies,
  classNames,
  nowMs,
  withdraw,
}: {
  platformId: string;
  zone: string;
  policies: readonly Item[];
  /** All classes by code, those too that the platform does not serve. */
  classNames: ReadonlyMap<string, string>;
  nowMs: number;
  withdraw: (state: ActionState, form: FormData) => Promise<ActionState>;
}) {
  const t = useTranslations("policies");
  const locale = useLocale();
  const path = `/admin/platforms/${platformId}`;
  const order = [...classNames.keys()];
  const lines = policyLines(policies).toSorted(
    (a, b) =>
      Number(a[0]?.dealerId !== null) - Number(b[0]?.dealerId !== null) ||
      order.indexOf(a[0]?.serviceClass ?? "") - order.indexOf(b[0]?.serviceClass ?? ""),
  );
  const own = lines.filter(([first]) => first?.dealerId !== null).length;
  const served = new Set(
    policies.filter(({ dealerId }) => dealerId === null).map((one) => one.serviceClass),
  );
  return (
    <Panel id="policies" title={t("page.policies", { classes: served.size, own })}>
      {lines.map((line) => {
        const [first] = line;
        if (!first) return null;
        const { serviceClass, dealerId, dealerName } = first;
        const { current } = versionLine(line, nowMs);
        const className = classNames.get(serviceClass) ?? serviceClass;
        const name = dealerName === null ? className : `${className} · ${dealerName}`;
        const place = { class: serviceClass, dealer: dealerId };
        return (
          <section key={`${serviceClass} ${dealerId}`} className="border-b border-line-1 py-3">
            <div className="flex flex-wrap items-start justify-between gap-3">
              <div className="min-w-0">
                <h3 className="font-bold">{name}</h3>
                <p>{current ? ruleText(t, locale, current.rule) : t("noPolicy")}</p>
                {current ? (
                  <p className="text-xs text-ink-3">{policyText(t, locale, current)}</p>
                ) : null}
              </div>
              <div className="flex gap-2">
                <Link
                  className="control"
                  href={hrefTo(`${path}/policy`, place)}
                  prefetch={false}
                  aria-label={t("page.editOf", { name })}
                >
                  {t("page.edit")}
                </Link>
                {current ? (
                  <Link
                    className="control"
                    href={hrefTo(`${path}/what-if`, { ...place, ...policyValuesOf(current) })}
                    prefetch={false}
                    aria-label={`${t("page.whatIf")}: ${name}`}
                  >
                    {t("page.whatIf")}
                  </Link>
                ) : null}
              </div>
            </div>
            <VersionList
              kind="policy"
              versions={line}
              zone={zone}
              nowMs={nowMs}
              withdraw={withdraw}
            >
              {(version) => (
                <>
                  {ruleText(t, locale, version.rule)}
                  <small>{policyText(t, locale, version)}</small>
                </>
              )}
            </VersionList>
          </section>
        );
      })}
      {order
        .filter((code) => !served.has(code))
        .map((code) => (
          <p
            key={code}
            className="flex items-center justify-between gap-3 border-b border-line-1 py-3"
          >
            <span>
              {classNames.get(code)}: <span className="text-ink-3">{t("noPolicy")}</span>
            </span>
            <Link className="control" href={hrefTo(`${path}/policy`, { class: code })}>
              {t("page.set")}
              <span className="sr-only"> {classNames.get(code)}</span>
            </Link>
          </p>
        ))}
    </Panel>
  );
}
