import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { undoQueued } from "#components/offline/outbox-store.ts";
import { Icon } from "#components/ui/icon.tsx";
import { UNDO_MS } from "#lib/domain/logging/check-withdrawal.ts";
import type { LogStep } from "#lib/domain/logging/next-steps.ts";

/** What was logged last, for as long as it may be undone. */
export type Undoable = {
  readonly id: string;
  readonly kind: LogStep | "paused";
  readonly label: string;
};

/** Takes back what was logged last, for 8 seconds, with or without a network. */
export function UndoBar({ last, onOver }: { last: Undoable; onOver: () => void }) {
  const t = useTranslations("log");
  const [isUndone, setIsUndone] = useState(false);
  useEffect(() => {
    const timer = setTimeout(onOver, isUndone ? 3_000 : UNDO_MS);
    return () => clearTimeout(timer);
  }, [isUndone, onOver]);
  const what = { kind: t(`kind.${last.kind}`), label: last.label };
  return (
    <div
      role="status"
      className="fixed inset-x-0 bottom-0 z-20 mx-auto flex h-18 max-w-2xl items-center gap-3 border-t border-line-2 bg-ink-1 px-4 text-canvas"
    >
      <Icon name={isUndone ? "undo" : "check"} size={20} />
      <span className="min-w-0 flex-1">{t(isUndone ? "undo.undone" : "undo.logged", what)}</span>
      {isUndone ? null : (
        <button
          type="button"
          className="min-h-11 cursor-pointer rounded-lg border border-canvas px-4 font-bold"
          onClick={() => {
            setIsUndone(true);
            void undoQueued(last.id);
          }}
        >
          {t("undo.do")}
        </button>
      )}
    </div>
  );
}
