import { useTranslations } from "next-intl";
import { PictureLinks } from "#components/attachments/picture-links.tsx";
import { Instant } from "#components/shipments/instant.tsx";
import { Reason } from "#components/shipments/reason.tsx";
import { Icon, type IconName } from "#components/ui/icon.tsx";
import type { ExcuseOutcome } from "#lib/domain/excuses/excuse.ts";

/** What was asked for a miss, and what became of it; people are named. */
export type ExcuseEntry = {
  readonly requestId: string;
  readonly zone: string;
  /** Code of the reason that is given for it. */
  readonly excuse: string;
  readonly note: string;
  readonly files: readonly string[];
  readonly requestedBy: string | null;
  readonly requestedAt: Date;
  readonly outcome: ExcuseOutcome | null;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  readonly decisionNote: string | null;
};

const icons: Record<ExcuseOutcome | "waits", IconName> = {
  waits: "clock",
  approved: "check",
  declined: "close",
  withdrawn: "undo",
  revoked: "undo",
};

/** One request: its reason, its note and evidence, who asked, and who decided what and why. */
export function ExcuseRecord({ request }: { request: ExcuseEntry }) {
  const t = useTranslations("excuses");
  const { zone, note, files, outcome, decidedAt, decisionNote } = request;
  const state = outcome ?? "waits";
  return (
    <>
      <p>
        <b>
          <Reason reason={request.excuse} />
        </b>
      </p>
      <p className="whitespace-pre-line text-ink-2">{note}</p>
      <PictureLinks
        pictures={files.map((id, index) => ({
          id,
          alt: t("evidenceOf", { number: index + 1, count: files.length }),
        }))}
      />
      <p className="mt-1 text-xs text-ink-3">
        {t.rich("asked", {
          name: request.requestedBy ?? t("someone"),
          at: () => <Instant at={request.requestedAt} zone={zone} />,
        })}
        {files.length === 0 ? ` · ${t("noEvidence")}` : null}
      </p>
      <div className={outcome === null ? "mt-1" : "mt-2 border-l-2 border-line-2 pl-3"}>
        <p className={`badge-line font-bold ${outcome === null ? "text-ink-2" : ""}`}>
          <Icon name={icons[state]} size={14} />
          {t(`outcome.${state}`)}
        </p>
        {decisionNote === null ? null : (
          <p className="whitespace-pre-line text-ink-2">{decisionNote}</p>
        )}
        {decidedAt === null ? null : (
          <p className="text-xs text-ink-3">
            {t.rich("decided", {
              name: request.decidedBy ?? t("someone"),
              at: () => <Instant at={decidedAt} zone={zone} />,
            })}
          </p>
        )}
      </div>
    </>
  );
}
