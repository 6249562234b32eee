import { useTranslations } from "next-intl";
import { isUrgent, laneIcons } from "#components/board/lane-column.tsx";
import { Icon } from "#components/ui/icon.tsx";
import type { Lane } from "#lib/domain/board/lanes.ts";
import { formatCount } from "#lib/i18n/format.ts";

/** The lanes of a phone, one at a time: those that need eyes first stand first. */
export function LaneTabs({
  lanes,
  counts,
  tab,
  onTab,
}: {
  lanes: readonly Lane[];
  counts: Readonly<Record<Lane, number>>;
  tab: Lane;
  onTab: (lane: Lane) => void;
}) {
  const t = useTranslations("board");
  return (
    <nav aria-label={t("lanes")} className="-mx-4 mb-2 overflow-x-auto px-4 lg:hidden">
      <ul className="flex border-b border-line-1">
        {lanes.map((lane) => (
          <li key={lane} className="flex-1">
            <button
              type="button"
              className={`flex min-h-11 w-full items-center justify-center gap-1 border-b-2 border-transparent px-2 whitespace-nowrap aria-[current]:border-accent aria-[current]:font-bold ${isUrgent(lane) && counts[lane] > 0 ? "text-bad" : "text-ink-2"}`}
              aria-current={lane === tab ? "true" : undefined}
              onClick={() => onTab(lane)}
            >
              <Icon name={laneIcons[lane]} size={14} />
              {t(`lane.${lane}`)}
              <span className="font-normal">{formatCount(counts[lane])}</span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
