import { useEffect } from "react";
import type { BoardSetting } from "#components/board/first-board.ts";
import { useLive } from "#components/live/use-live.ts";
import type { LiveStatus } from "#lib/contracts/live.ts";
import { cardKey } from "#lib/domain/board/board-card.ts";

/** How often the board asks by itself while nothing is told to it. */
const POLL_MS = 15_000;

/** Reads what has changed on the board's platforms as soon as it is told. */
export function useBoardLive(
  { platform, platforms }: BoardSetting,
  read: (keys: readonly string[] | null) => Promise<void>,
): LiveStatus {
  const status = useLive({
    onShipments: (keys) => {
      const here = keys.filter(({ platformId }) =>
        platform === "all"
          ? platforms.some(({ id }) => id === platformId)
          : platformId === platform,
      );
      if (here.length > 0) void read(here.map(cardKey));
    },
    onReset: () => void read(null),
  });
  useEffect(() => {
    if (status !== "offline") return;
    const timer = setInterval(() => void read(null), POLL_MS);
    return () => clearInterval(timer);
  }, [status, read]);
  return status;
}
