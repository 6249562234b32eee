import Link from "next/link";
import { useTranslations } from "next-intl";
import type { TargetChange } from "#lib/contracts/target-form.ts";
import type { TargetEffect } from "#lib/domain/what-if/judge-targets.ts";
import { formatTarget } from "#lib/i18n/format.ts";

type Dealer = { readonly dealerId: string; readonly name: string };

/** What other targets would make of the newest month, in a sentence, and who they concern. */
export function TargetEffectText({
  changes,
  company,
  effect,
  period,
}: {
  changes: readonly TargetChange[];
  company: number;
  effect: TargetEffect<Dealer>;
  period: string;
}) {
  const t = useTranslations("policies.targets");
  const said = (target: number | null) =>
    target === null ? t("unset", { target: formatTarget(company) }) : formatTarget(target);
  const text = changes
    .map(({ region, from, target }) =>
      t("change", { whose: region ?? t("company"), from: said(from), to: said(target) }),
    )
    .join(t("list"));
  return (
    <div className="pt-4" role="status">
      <p className="text-title">
        {changes.length === 0
          ? t("noChange", { now: effect.weakNow, period })
          : t("effect", {
              changes: text,
              before: effect.weakNow,
              after: effect.weakThen,
              period,
            })}
      </p>
      <Names label={t("become")} dealers={effect.becomeWeak} />
      <Names label={t("cease")} dealers={effect.ceaseToBeWeak} />
    </div>
  );
}

function Names({ label, dealers }: { label: string; dealers: readonly Dealer[] }) {
  const t = useTranslations("policies.targets");
  if (dealers.length === 0) return null;
  return (
    <p className="mt-1 text-ink-2">
      {label}{" "}
      {dealers.map(({ dealerId, name }, index) => (
        <span key={dealerId}>
          {index === 0 ? "" : t("list")}
          <Link className="drill" href={`/dealers/${dealerId}`} prefetch={false}>
            {name}
          </Link>
        </span>
      ))}
    </p>
  );
}
