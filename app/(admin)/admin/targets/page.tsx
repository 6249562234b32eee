import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import type { SearchParams } from "nuqs/server";
import { queryOf } from "#app/(admin)/admin/query.ts";
import { targetsAction } from "#app/(admin)/admin/targets/actions.ts";
import { requestNow, resolveCohort } from "#app/cohort.ts";
import { AdminTabs } from "#components/policies/admin-tabs.tsx";
import { SavedNotice } from "#components/policies/saved-notice.tsx";
import { TargetEffectText } from "#components/policies/target-effect.tsx";
import { TargetTable } from "#components/policies/target-table.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { requireScope } from "#lib/auth/require-scope.ts";
import { presentTargets, readTargetValues, targetChanges } from "#lib/contracts/target-form.ts";
import { readLeague } from "#lib/data/metrics/league.ts";
import { listRegionTargets, readCompany, readTargetsMark } from "#lib/data/settings.ts";
import { judgeTargets } from "#lib/domain/what-if/judge-targets.ts";
import { formatPeriod } from "#lib/i18n/format-time.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("policies.targets"))("title") };
}

export default async function TargetsPage({
  searchParams,
}: {
  searchParams: Promise<SearchParams>;
}) {
  const scope = await requireScope("settings:write");
  const query = queryOf(await searchParams);
  const { filter } = await resolveCohort({
    period: null,
    platform: null,
    class: null,
    region: null,
  });
  const [company, regions, seen, league, t, locale] = await Promise.all([
    readCompany(scope),
    listRegionTargets(scope),
    readTargetsMark(scope),
    readLeague(scope, filter, requestNow()),
    getTranslations("policies"),
    getLocale(),
  ]);
  const present = presentTargets(company.target, regions);
  const values = readTargetValues((name) => query.get(name), present);
  const { changes, wrong } = targetChanges(values, company.target, regions);
  const own = new Map(regions.map(({ id, target }) => [id, target]));
  let wanted = company.target;
  for (const change of changes) {
    if (change.region === null) wanted = change.target;
    else own.set(change.regionId, change.target);
  }
  const effect = judgeTargets(league.rows, { company: wanted, regions: own });
  const failed = query.get("failed");
  return (
    <>
      <AdminTabs current="targets" />
      <PageHeader title={t("targets.title")} meta={t("targets.meta")} />
      {query.has("saved") ? <SavedNotice>{t("targets.saved")}</SavedNotice> : null}
      {failed === null ? null : (
        <p role="alert" className="mb-3 flex items-start gap-1.5 text-bad">
          <Icon name="alert" size={14} />
          {t(failed === "version_stale" ? "failure.version_stale" : "failure.other")}
        </p>
      )}
      <form action={targetsAction} className="max-w-3xl">
        <input type="hidden" name="seen" value={seen} />
        <TargetTable
          // What was entered stands in the address: another one is another form.
          key={query.toString()}
          values={values}
          wrong={wrong}
          regions={regions}
          company={company.target}
          rows={league.rows}
        />
        <TargetEffectText
          changes={changes}
          company={company.target}
          effect={effect}
          period={formatPeriod(filter.period, locale)}
        />
        <div className="flex flex-wrap gap-2 pt-3">
          <button type="submit" name="intent" value="preview" className="control">
            {t("targets.preview")}
          </button>
          <button
            type="submit"
            name="intent"
            value="save"
            className="btn btn-primary h-11 px-4 font-bold lg:h-8"
          >
            {t("targets.save")}
          </button>
        </div>
      </form>
    </>
  );
}
