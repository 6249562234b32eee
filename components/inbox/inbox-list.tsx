import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { AlarmMark } from "#components/inbox/alarm-mark.tsx";
import { NearInstant } from "#components/shipments/near-instant.tsx";
import { type AlarmTelling, alarmPath, heldSince } from "#lib/domain/alarms/telling.ts";
import { alarmWords } from "#lib/i18n/alarm-text.ts";

/** An alarm as it stands in somebody's inbox. */
export type InboxEntry = AlarmTelling & {
  readonly alarmId: string;
  readonly endedAt: Date | null;
  readonly acknowledgedAt: Date | null;
  readonly inHandBy: string | null;
};

/** Alarms, one below the other: what, whose, since when, and whether it still holds. */
export function InboxList({
  entries,
  acknowledge,
  kept,
  now,
}: {
  entries: readonly InboxEntry[];
  acknowledge: (form: FormData) => Promise<void>;
  /** What is shown, to come back to. */
  kept: Readonly<Record<string, string>>;
  now: Date;
}) {
  const t = useTranslations("alarms");
  return (
    <ul aria-label={t("list")} className="border-t border-line-1">
      {entries.map((entry) => (
        <InboxRow key={entry.alarmId} {...{ entry, acknowledge, kept, now }} />
      ))}
    </ul>
  );
}

function InboxRow({
  entry,
  acknowledge,
  kept,
  now,
}: {
  entry: InboxEntry;
  acknowledge: (form: FormData) => Promise<void>;
  kept: Readonly<Record<string, string>>;
  now: Date;
}) {
  const t = useTranslations("alarms");
  const locale = useLocale();
  const words = alarmWords(locale, entry);
  const holds = entry.endedAt === null;
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 border-b border-line-1 py-2.5 lg:grid-cols-[8.5rem_minmax(0,1fr)_minmax(0,13rem)_7rem] lg:gap-x-6">
      <p
        className={`badge-line self-start max-lg:col-start-1 lg:pt-0.5 ${holds ? "font-bold text-bad" : "text-ink-3"}`}
      >
        <AlarmMark kind={entry.kind} />
        {words.kind}
      </p>
      <div className="min-w-0 max-lg:col-start-1">
        <Link
          className="thumb relative font-bold hover:underline"
          href={alarmPath(entry)}
          prefetch={false}
        >
          {words.of}
        </Link>
        <p className="text-ink-2">
          {words.at === null ? null : <span className="text-ink-3">{words.at} · </span>}
          {words.detail}
        </p>
      </div>
      <p className="text-xs text-ink-3 max-lg:col-start-1">
        <Since entry={entry} now={now} />
      </p>
      {holds && entry.acknowledgedAt === null ? (
        <form
          action={acknowledge}
          className="max-lg:col-start-2 max-lg:row-span-3 max-lg:row-start-1 lg:justify-self-end"
        >
          {Object.entries({ ...kept, id: entry.alarmId }).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <button
            type="submit"
            className="control"
            aria-label={t("acknowledgeOf", { what: `${words.kind} ${words.of}` })}
          >
            {t("acknowledge")}
          </button>
        </form>
      ) : null}
    </li>
  );
}

function Since({ entry, now }: { entry: InboxEntry; now: Date }) {
  const t = useTranslations("alarms");
  const zone = entry.zone ?? "Asia/Shanghai";
  const near = (at: Date) => <NearInstant at={at} asOf={now} zone={zone} />;
  const { endedAt, acknowledgedAt, inHandBy } = entry;
  return (
    <>
      {t.rich(`since.${entry.kind}`, { at: () => near(heldSince(entry)) })}
      {endedAt === null ? null : (
        <span className="block">{t.rich("ended", { at: () => near(endedAt) })}</span>
      )}
      {acknowledgedAt === null ? null : (
        <span className="block">
          {t.rich("acknowledgedAt", { at: () => near(acknowledgedAt) })}
        </span>
      )}
      {inHandBy === null ? null : <span className="block">{t("inHand", { name: inHandBy })}</span>}
    </>
  );
}
