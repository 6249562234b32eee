import { useTranslations } from "next-intl";
import { Icon } from "#components/ui/icon.tsx";
import { Panel } from "#components/ui/panel.tsx";
import type { ImportCounts } from "#lib/contracts/import-progress.ts";
import type { ImportKind } from "#lib/domain/importing/kinds.ts";

/** The names that an import would bring into being. */
export function WouldCreate({ kind, counts }: { kind: ImportKind; counts: ImportCounts }) {
  const t = useTranslations("import.check");
  const { dealersNew, platformsNew, serviceClassesNew } = counts;
  const kinds = [
    { title: t("dealers", { count: dealersNew }), count: dealersNew, names: counts.newDealers },
    {
      title: t("platforms", { count: platformsNew }),
      count: platformsNew,
      names: counts.newPlatforms,
    },
    {
      title: t("classes", { count: serviceClassesNew }),
      count: serviceClassesNew,
      names: counts.newServiceClasses.map((code) => (code === "other" ? t("classOther") : code)),
    },
    {
      title: t("records", { count: counts.recordsNew }),
      count: counts.recordsNew,
      names: counts.newRecords,
    },
    {
      title: t("regions", { count: counts.regionsNew }),
      count: counts.regionsNew,
      names: counts.newRegions,
    },
  ].filter(({ count }) => count > 0);
  const words = kind === "deliveries" ? t("createNothing") : t("createNothingElse");
  if (kinds.length === 0) return <p className="pt-3.5 text-ink-2">{words}</p>;
  return (
    <Panel id="create" title={t("create")}>
      {kinds.map(({ title, count, names }) => (
        <details key={title} className="group border-b border-line-1 py-2" open={count <= 12}>
          <summary className="flex items-center gap-1.5 font-bold hover:text-accent">
            <span className="text-ink-3 group-open:rotate-90">
              <Icon name="next" size={12} />
            </span>
            {title}
          </summary>
          <ul className="mt-1 max-h-64 gap-6 overflow-auto text-ink-2 sm:columns-3">
            {names.map((name) => (
              <li key={name} className="truncate" title={name}>
                {name}
              </li>
            ))}
          </ul>
          {count > names.length ? (
            <p className="text-xs text-ink-3">{t("more", { count })}</p>
          ) : null}
        </details>
      ))}
    </Panel>
  );
}
