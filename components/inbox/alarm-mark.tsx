import { StandingMark } from "#components/charts/standing-mark.tsx";
import { Icon } from "#components/ui/icon.tsx";
import type { AlarmKind } from "#lib/domain/alarms/causes.ts";

const icons = {
  at_risk: "alert",
  breach: "clock",
  dispute_open: "speech",
  conflict: "alert",
} as const;

/** The shape of a kind of alarm, in the colour of its text; its word stands beside it. */
export function AlarmMark({ kind }: { kind: AlarmKind }) {
  return kind === "turned_weak" ? (
    <StandingMark standing="weak" />
  ) : (
    <Icon name={icons[kind]} size={14} />
  );
}
