import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useRef, useState } from "react";
import type { BoardAct, BoardAction } from "#components/board/board-action.ts";
import { DialogFields } from "#components/board/dialog-fields.tsx";
import type { BoardSetting } from "#components/board/first-board.ts";
import { isOfTime, lateLimitMinutes, timeRefusalOf } from "#components/board/judge-time.ts";
import { readAction, type SaidTime } from "#components/board/read-action.ts";
import { RefusedWords } from "#components/board/refused-words.tsx";
import type { Refused } from "#components/board/use-board-actions.ts";
import { useRefusalWords } from "#components/logging/refusal-words.tsx";
import { TimeField } from "#components/logging/time-field.tsx";
import { Icon } from "#components/ui/icon.tsx";
import type { BoardAnswer } from "#lib/contracts/board.ts";
import type { BoardCard } from "#lib/domain/board/board-card.ts";

/** What a dialog is open for. */
export type Asked = {
  readonly act: Exclude<BoardAct, "resumed">;
  readonly cards: readonly BoardCard[];
};

/**
 * Asks what an action needs to know: when it was, who takes it, who received it, or why. It stays open,
 * with all that was typed, until something of it was taken.
 */
export function ActionDialog({
  asked,
  setting,
  drivers,
  nowMs,
  skewMs,
  onSend,
  onClose,
}: {
  asked: Asked;
  setting: BoardSetting;
  drivers: BoardAnswer["drivers"];
  nowMs: number;
  /** The device's clock less the server's. */
  skewMs: number;
  /** Settles with the first refusal where nothing was taken, else with null. */
  onSend: (action: BoardAction, cards: readonly BoardCard[]) => Promise<Refused | null>;
  onClose: () => void;
}) {
  const t = useTranslations("board");
  const wordsOf = useRefusalWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const submit = useRef<HTMLButtonElement>(null);
  const [time, setTime] = useState<SaidTime>({ atMs: null, lateReason: "" });
  const [isTried, setIsTried] = useState(false);
  const [isSending, setIsSending] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const { act, cards } = asked;
  useEffect(() => {
    dialog.current?.showModal();
    // Nothing has to be filled in: the key and Enter do it.
    if (act === "picked") submit.current?.focus();
  }, [act]);
  const [first] = cards;
  if (first === undefined) return null;

  const judged = timeRefusalOf(cards, time, nowMs);
  const isUnexplained = judged?.why === "late_reason" && !isTried;
  const said = refused !== null && "refusal" in refused ? refused.refusal : null;
  const saidOfTime = said !== null && isOfTime(said.why) ? said : null;
  const ofTime = judged === null || isUnexplained ? saidOfTime : judged;
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isSending) return;
    setIsTried(true);
    setRefused(null);
    if (judged !== null) return;
    const action = readAction(act, new FormData(event.currentTarget), time, drivers, skewMs);
    setIsSending(true);
    const why = await onSend(action, cards);
    setIsSending(false);
    if (why === null) dialog.current?.close();
    else setRefused(why);
  };
  return (
    <dialog
      ref={dialog}
      aria-labelledby="action-title"
      className="m-auto w-[min(420px,calc(100vw-32px))] rounded-md border border-line-2 bg-surface p-4 text-ink-1 backdrop:bg-ink-1/30 max-lg:mb-4"
      onClose={onClose}
    >
      <form onSubmit={(event) => void send(event)} className="flex flex-col gap-3">
        <h2 id="action-title" className="text-title font-bold">
          {t(`dialog.title.${act}`, {
            count: cards.length,
            number: first.number ?? t("noNumber"),
          })}
        </h2>
        <DialogFields act={act} cards={cards} setting={setting} drivers={drivers} nowMs={nowMs} />
        {act === "assign" || act === "explained" ? null : (
          <div>
            <TimeField
              label={t("dialog.time")}
              zone={first.zone}
              nowMs={nowMs}
              limitMinutes={lateLimitMinutes(cards)}
              atMs={time.atMs}
              lateReason={time.lateReason}
              refusal={ofTime && wordsOf(ofTime.why, ofTime.params, first.zone, nowMs)}
              onChange={(change) => {
                setTime((before) => ({ ...before, ...change }));
                setRefused(null);
              }}
            />
          </div>
        )}
        {refused === null || saidOfTime !== null ? null : (
          <p role="alert" className="flex items-start gap-1.5 font-bold text-bad">
            <Icon name="alert" size={18} />
            <RefusedWords why={refused} zone={first.zone} nowMs={nowMs} />
          </p>
        )}
        <div className="mt-1 flex justify-end gap-2">
          <button type="button" className="control" onClick={() => dialog.current?.close()}>
            {t("dialog.cancel")}
          </button>
          <button
            ref={submit}
            type="submit"
            className="btn btn-primary h-11 px-4 font-bold lg:h-8"
            aria-disabled={isSending}
          >
            {t(isSending ? "dialog.sending" : `act.${act}`)}
          </button>
        </div>
      </form>
    </dialog>
  );
}
