import { useLocale, useTranslations } from "next-intl";
import { slaLocale } from "#components/policies/policy-words.ts";
import { renderSteps } from "#lib/domain/sla/render-steps.ts";
import { endText, instantText } from "#lib/domain/sla/wall-text.ts";
import type { Zone } from "#lib/domain/time/zone.ts";
import type { PreviewedPromise } from "#lib/domain/what-if/preview-promises.ts";

/** What a class would be promised. */
export type Preview = {
  readonly key: string;
  /** Null where there is but one. */
  readonly name: string | null;
  readonly promises: readonly PreviewedPromise[];
};

/** What a draft would promise at a few telling instants, beside what is promised without it. */
export function PreviewTable({ previews, zone }: { previews: readonly Preview[]; zone: Zone }) {
  const t = useTranslations("policies.preview");
  return (
    <section aria-labelledby="preview-title" className="min-w-0" aria-live="polite">
      <h2 id="preview-title" className="text-title font-bold">
        {t("title")}
      </h2>
      <p className="text-xs text-ink-3">{t("caption")}</p>
      {previews.map(({ key, name, promises }) => (
        <div key={key} className="mt-3">
          {name === null ? null : <h3 className="font-bold">{name}</h3>}
          <ul>
            {promises.map((promise) => (
              <PreviewLine key={promise.moment} promise={promise} zone={zone} />
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

function PreviewLine({ promise, zone }: { promise: PreviewedPromise; zone: Zone }) {
  const t = useTranslations("policies.preview");
  const locale = slaLocale(useLocale());
  const { moment, atMs, dueAtMs, dueNowMs, steps } = promise;
  const due = (ms: number | null) => (ms === null ? t("none") : endText(ms, locale, zone));
  const isChanged = dueAtMs !== dueNowMs;
  return (
    <li className="border-b border-line-1 py-2">
      <p className="text-xs text-ink-3">{t(`moment.${moment}`)}</p>
      <p className={isChanged ? "font-bold" : ""}>
        {dueAtMs === null
          ? `${instantText(atMs, locale, zone)}: ${t("none")}`
          : t("sentence", { accepted: instantText(atMs, locale, zone), due: due(dueAtMs) })}
      </p>
      <p className="text-xs text-ink-3">
        {isChanged ? t("now", { due: due(dueNowMs) }) : t("same")}
      </p>
      {steps.length === 0 ? null : (
        <details>
          <summary className="drill inline-flex min-h-6 items-center text-xs text-ink-2">
            {t("why")}
            <span className="sr-only"> {instantText(atMs, locale, zone)}</span>
          </summary>
          <ol className="list-decimal pl-5 text-xs text-ink-2">
            {renderSteps(steps, locale, zone).map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </details>
      )}
    </li>
  );
}
