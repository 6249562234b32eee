import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { RefusedWords } from "#components/board/refused-words.tsx";
import type { Outcome } from "#components/board/use-board-actions.ts";
import { Icon } from "#components/ui/icon.tsx";
import type { BoardCard } from "#lib/domain/board/board-card.ts";
import { cardKey } from "#lib/domain/board/board-card.ts";
import { UNDO_MS } from "#lib/domain/logging/check-withdrawal.ts";

/**
 * What became of what was just done: for eight seconds with Undo (key u), and as long as anything was
 * refused, card by card, until it is closed.
 */
export function OutcomeBar({
  outcome,
  nowMs,
  onUndo,
  onClose,
}: {
  outcome: Outcome | null;
  nowMs: number;
  onUndo: () => void;
  onClose: () => void;
}) {
  const t = useTranslations("board");
  const seconds = useSecondsUntil(outcome?.undoUntilMs ?? null);
  // What was refused stays until somebody has read it; what nobody can undo is told for as long.
  const toClose = outcome !== null && outcome.refused.length === 0 ? outcome.id : null;
  useEffect(() => {
    if (toClose === null) return;
    const timer = setTimeout(onClose, UNDO_MS);
    return () => clearTimeout(timer);
  }, [toClose, onClose]);
  const label = ({ number }: BoardCard) => number ?? t("noNumber");
  return (
    <div
      className="fixed inset-x-4 bottom-20 z-10 mx-auto max-w-xl lg:bottom-16 print:hidden"
      role="status"
    >
      {outcome === null ? null : (
        <div className="rounded-md border border-line-2 bg-surface p-3">
          <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
            <span className="badge-line">
              <Icon name={outcome.done.length > 0 ? "check" : "alert"} />
              {outcome.done.length > 0
                ? t(`done.${outcome.act}`, {
                    count: outcome.done.length,
                    number: outcome.done[0] ? label(outcome.done[0]) : "",
                  })
                : t("done.nothing")}
            </span>
            {outcome.refused.length > 0 ? (
              <span className="text-bad">
                {t("done.refused", { count: outcome.refused.length })}
              </span>
            ) : null}
            <span className="ml-auto flex items-center gap-2">
              {seconds > 0 ? (
                <button
                  type="button"
                  className="control font-bold text-accent!"
                  aria-keyshortcuts="u"
                  onClick={onUndo}
                >
                  <Icon name="undo" />
                  {t("undo")}
                  <span aria-hidden="true" className="font-normal text-ink-3">
                    {seconds}
                  </span>
                </button>
              ) : null}
              <button
                type="button"
                className="control px-2!"
                aria-label={t("dismiss")}
                onClick={onClose}
              >
                <Icon name="close" />
              </button>
            </span>
          </div>
          {outcome.refused.length === 0 ? null : (
            <ul
              aria-label={t("done.each")}
              className="mt-2 max-h-40 overflow-auto border-t border-line-1 pt-2 text-xs"
            >
              {outcome.refused.map(({ card, why }) => (
                <li key={cardKey(card)} className="flex gap-2 text-bad">
                  <b>{label(card)}</b>
                  <RefusedWords why={why} zone={card.zone} nowMs={nowMs} />
                </li>
              ))}
              {outcome.done.map((card) => (
                <li key={cardKey(card)} className="flex gap-2 text-ink-2">
                  <b>{label(card)}</b>
                  <Icon name="check" size={14} />
                  {t(`done.${outcome.act}`, { count: 1, number: "" })}
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
    </div>
  );
}

function useSecondsUntil(untilMs: number | null): number {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    if (untilMs === null) return setLeft(0);
    const tick = () => setLeft(Math.max(0, Math.ceil((untilMs - Date.now()) / 1000)));
    tick();
    const timer = setInterval(tick, 250);
    return () => clearInterval(timer);
  }, [untilMs]);
  return left;
}
