import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useRef, useState } from "react";
import type { BoardAct, BoardAction } from "#components/board/board-action.ts";
import { DialogFields } from "#components/board/dialog-fields.tsx";
import type { BoardSetting } from "#components/board/first-board.ts";
import { readAction } from "#components/board/read-action.ts";
import type { BoardAnswer } from "#lib/contracts/board.ts";
import type { BoardCard } from "#lib/domain/board/board-card.ts";

/** What a dialog is open for. */
export type Asked = {
  readonly act: Exclude<BoardAct, "picked">;
  readonly cards: readonly BoardCard[];
};

/** Asks what an action needs to know: who takes it, who received it, or why. */
export function ActionDialog({
  asked,
  setting,
  drivers,
  nowMs,
  onSend,
  onClose,
}: {
  asked: Asked;
  setting: BoardSetting;
  drivers: BoardAnswer["drivers"];
  nowMs: number;
  onSend: (action: BoardAction, cards: readonly BoardCard[]) => void;
  onClose: () => void;
}) {
  const t = useTranslations("board");
  const dialog = useRef<HTMLDialogElement>(null);
  const [isBadTime, setIsBadTime] = useState(false);
  useEffect(() => dialog.current?.showModal(), []);
  const { act, cards } = asked;
  const [first] = cards;
  if (first === undefined) return null;
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const action = readAction(act, new FormData(event.currentTarget), first.zone, drivers, nowMs);
    if (action === null) return setIsBadTime(true);
    onSend(action, cards);
    dialog.current?.close();
  };
  return (
    <dialog
      ref={dialog}
      aria-labelledby="action-title"
      className="m-auto w-[min(420px,calc(100vw-32px))] rounded-md border border-line-2 bg-surface p-4 text-ink-1 backdrop:bg-ink-1/30"
      onClose={onClose}
    >
      <form onSubmit={send} className="flex flex-col gap-3">
        <h2 id="action-title" className="text-title font-bold">
          {t(`dialog.title.${act}`, {
            count: cards.length,
            number: first.number ?? t("noNumber"),
          })}
        </h2>
        <DialogFields
          act={act}
          cards={cards}
          setting={setting}
          drivers={drivers}
          nowMs={nowMs}
          isBadTime={isBadTime}
        />
        <div className="mt-1 flex justify-end gap-2">
          <button type="button" className="control" onClick={() => dialog.current?.close()}>
            {t("dialog.cancel")}
          </button>
          <button type="submit" className="btn btn-primary h-11 px-4 font-bold lg:h-8">
            {t(`act.${act}`)}
          </button>
        </div>
      </form>
    </dialog>
  );
}
