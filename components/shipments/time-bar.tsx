import { useTranslations } from "next-intl";

/**
 * The promise against what happened, on one line: blue up to the delivery or the promise, orange past
 * it, a tick at the promise. The instants stand in words beside it.
 */
export function TimeBar({ startsAt, dueAt, endAt }: { startsAt: Date; dueAt: Date; endAt: Date }) {
  const t = useTranslations("shipments.page");
  const [start, due, end] = [startsAt.getTime(), dueAt.getTime(), endAt.getTime()];
  const length = Math.max(due, end) - start;
  if (length <= 0) return null;
  const at = (ms: number) => Math.max(0, Math.min(100, (100 * (ms - start)) / length));
  const line = { strokeWidth: 3, vectorEffect: "non-scaling-stroke" } as const;
  return (
    <svg
      className="my-3 block h-4 w-full max-w-2xl"
      viewBox="0 0 100 16"
      preserveAspectRatio="none"
      role="img"
      aria-label={t("timeBar")}
    >
      <line className="stroke-mark-soft" x1={0} x2={100} y1={8} y2={8} {...line} />
      <line
        className="stroke-good-fill"
        x1={0}
        x2={at(Math.min(end, due))}
        y1={8}
        y2={8}
        {...line}
      />
      {end > due ? (
        <line className="stroke-bad-fill" x1={at(due)} x2={at(end)} y1={8} y2={8} {...line} />
      ) : null}
      <line
        className="stroke-ink-1"
        x1={at(due)}
        x2={at(due)}
        y1={1}
        y2={15}
        strokeWidth={2}
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}
