import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormStep, textLine } from "#components/logging/form-step.tsx";
import { ScanNow } from "#components/logging/scan-now.tsx";
import type { ShownShipment } from "#components/logging/shown-shipment.ts";
import { useWedge } from "#components/logging/use-wedge.ts";
import { ScanIcon } from "#components/scanning/scan-icon.tsx";
import { Icon } from "#components/ui/icon.tsx";
import type { Draft } from "#lib/contracts/log-draft.ts";
import { boxCode, findCode, normalCode } from "#lib/domain/logging/codes.ts";

/**
 * The boxes that are handed over: scanned one by one, or counted by hand. A box of another shipment is
 * told at once: it would be at the wrong dealer's tomorrow.
 */
export function BoxStep({
  shown,
  among,
  draft,
  onChange,
}: {
  shown: ShownShipment;
  /** All shipments of the day, to say whose box it is instead. */
  among: readonly ShownShipment[];
  draft: Draft;
  onChange: (draft: Partial<Draft>) => void;
}) {
  const t = useTranslations("log");
  const [said, setSaid] = useState<{ text: string; isWrong: boolean } | null>(null);
  const [isShort, setIsShort] = useState(draft.pieces !== "");
  const { boxes, label } = shown;
  const { scanned } = draft;
  const isDone = draft.isCounted || (boxes === null ? scanned.length > 0 : scanned.length >= boxes);

  const take = (code: string) => {
    const text = normalCode(code);
    const coded = among.map(({ shipment, key }) => ({ ...shipment, key }));
    const found = findCode(text, coded);
    if (found.kind !== "one")
      return setSaid({ text: t("boxes.unknown", { code: text }), isWrong: true });
    if (found.shipment.key !== shown.key) {
      const dealer = found.shipment.dealerName;
      return setSaid({ text: t("boxes.others", { code: text, dealer }), isWrong: true });
    }
    // The label of a single parcel names the shipment alone.
    const box = found.box ?? 1;
    if (boxes !== null && box > boxes) {
      return setSaid({ text: t("boxes.tooMany", { code: text, count: boxes }), isWrong: true });
    }
    const now = scanned.includes(box) ? scanned : [...scanned, box].sort((a, b) => a - b);
    setSaid({
      text: t("boxes.taken", { code: text, count: now.length, of: boxes ?? 0 }),
      isWrong: false,
    });
    onChange({ scanned: now });
  };
  useWedge(take);

  return (
    <FormStep
      title={t("boxes.title")}
      note={
        boxes === null
          ? draft.isCounted
            ? t("boxes.isCounted")
            : t("boxes.count", { count: scanned.length })
          : t("boxes.of", { count: draft.isCounted ? boxes : scanned.length, of: boxes })
      }
      isDone={isDone}
      doneWord={t("done")}
    >
      <div className="flex flex-wrap gap-2">
        {scanned.map((box) => (
          <button
            key={box}
            type="button"
            className="inline-flex min-h-11 items-center gap-1.5 rounded-lg border border-line-2 bg-surface px-2.5 text-sm text-ink-2"
            aria-label={t("boxes.remove", { code: boxCode(label, box) })}
            onClick={() => onChange({ scanned: scanned.filter((one) => one !== box) })}
          >
            <ScanIcon size={14} />
            {boxCode(label, box)}
            <Icon name="close" size={12} />
          </button>
        ))}
        {isDone ? null : (
          <>
            <ScanNow said={said} onCode={take} isDone={isDone} label={t("boxes.scan")} />
            <button
              type="button"
              className="control h-11 rounded-lg"
              onClick={() => onChange({ isCounted: true })}
            >
              {boxes === null ? t("boxes.counted") : t("boxes.countedOf", { count: boxes })}
            </button>
          </>
        )}
        {draft.isCounted ? (
          <button
            type="button"
            className="inline-flex min-h-11 items-center gap-1.5 px-1 text-sm text-accent"
            onClick={() => onChange({ isCounted: false })}
          >
            <Icon name="undo" size={14} />
            {t("boxes.countAgain")}
          </button>
        ) : null}
        {isShort ? null : (
          <button
            type="button"
            className="inline-flex min-h-11 items-center px-1 text-sm text-accent"
            onClick={() => setIsShort(true)}
          >
            {t("boxes.short")}
          </button>
        )}
      </div>
      {said?.isWrong ? (
        <p role="alert" className="font-bold text-bad">
          {said.text}
        </p>
      ) : null}
      {isShort ? (
        <label className="block text-sm text-ink-2">
          {t("boxes.pieces", { count: shown.shipment.pieces })}
          <input
            className={textLine}
            inputMode="numeric"
            autoComplete="off"
            value={draft.pieces}
            maxLength={6}
            onChange={({ target }) => onChange({ pieces: target.value })}
          />
        </label>
      ) : null}
    </FormStep>
  );
}
