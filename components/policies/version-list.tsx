import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ActionForm, type ActionState } from "#components/importing/action-form.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { versionLine } from "#lib/domain/sla/version-line.ts";
import { formatInstant } from "#lib/i18n/format-time.ts";

type Version = {
  readonly id: string;
  readonly platformId: string;
  readonly effectiveFromMs: number;
  readonly madeAt: Date;
  readonly by: string | null;
};

/**
 * The versions of one line, the newest first: from when to when each applies, who made it, and what it
 * says. One that does not apply yet can be taken back.
 */
export function VersionList<T extends Version>({
  kind,
  versions,
  zone,
  nowMs,
  withdraw,
  children,
}: {
  kind: "calendar" | "policy";
  versions: readonly T[];
  zone: string;
  nowMs: number;
  withdraw: (state: ActionState, form: FormData) => Promise<ActionState>;
  /** What a version says. */
  children: (version: T) => ReactNode;
}) {
  const t = useTranslations("policies.versions");
  const locale = useLocale();
  const { current, future } = versionLine(versions, nowMs);
  const newestFirst = versions.toSorted((a, b) => b.effectiveFromMs - a.effectiveFromMs);
  const at = (ms: number) =>
    // What came with a platform applies since ever.
    ms <= 0 ? t("always") : formatInstant(new Date(ms), zone, locale);
  return (
    <details className="mt-2" open={future.length > 0}>
      <summary className="inline-flex min-h-11 items-center gap-1.5 text-accent hover:underline lg:min-h-8">
        <Icon name="down" size={14} />
        {t("title", { count: versions.length })}
      </summary>
      <p className="text-xs text-ink-3">{t("caption")}</p>
      <ol className="mt-1">
        {newestFirst.map((version, index) => {
          const next = newestFirst[index - 1];
          const from = at(version.effectiveFromMs);
          const isFuture = future.includes(version);
          const state = isFuture ? "future" : version === current ? "current" : "past";
          return (
            <li key={version.id} className="border-t border-line-1 py-2">
              <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
                <p>
                  <span className={state === "past" ? "text-ink-3" : "font-bold"}>{t(state)}</span>{" "}
                  {next ? t("spanTo", { from, to: at(next.effectiveFromMs) }) : t("span", { from })}
                </p>
                {isFuture ? (
                  <ActionForm
                    action={withdraw}
                    fields={{ platform: version.platformId, kind, id: version.id }}
                    submits={[{ intent: "withdraw", label: t("withdraw"), tone: "plain" }]}
                  />
                ) : null}
              </div>
              <div className="text-ink-2">{children(version)}</div>
              <p className="text-xs text-ink-3">
                {version.by === null
                  ? t("bySystem", { at: formatInstant(version.madeAt, zone, locale) })
                  : t("by", {
                      name: version.by,
                      at: formatInstant(version.madeAt, zone, locale),
                    })}
              </p>
            </li>
          );
        })}
      </ol>
    </details>
  );
}
