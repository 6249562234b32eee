import { useLocale, useTranslations } from "next-intl";
import { Countdown } from "#components/sla/countdown.tsx";

/** How long until a promise is due, or since when it has been. */
export function TimeLeft({ dueAt, asOf }: { dueAt: Date; asOf: Date }) {
  const t = useTranslations("orders.left");
  return (
    <Countdown
      untilMs={dueAt.getTime()}
      nowMs={asOf.getTime()}
      words={{ left: t("left"), soon: t("soon"), over: t("over") }}
      locale={useLocale()}
    />
  );
}
