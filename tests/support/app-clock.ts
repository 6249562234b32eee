import { renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Saturday 21 November 2026, 18:18 in Shanghai: 42 minutes before the platforms close. */
export const SATURDAY = new Date("2026-11-21T10:18:00.000Z");

/** The Monday after, 10:00 in Shanghai, when all platforms are open. */
export const MONDAY = new Date("2026-11-23T02:00:00.000Z");

const preload = new URL("./test-clock.ts", import.meta.url).href;

/** Settings by which a process, and whatever it starts, goes by the clock of a folder. */
export function clockSettings(folder: string): Record<string, string> {
  return {
    NODE_OPTIONS: `--disable-warning=ExperimentalWarning --import ${preload}`,
    TEST_CLOCK_FILE: clockFile(folder),
  };
}

/** Sets the clock of a folder: it goes on from `instant`. */
export function setClock(folder: string, instant: Date): void {
  const file = clockFile(folder);
  // Whole or not at all, for whoever is reading.
  writeFileSync(`${file}.new`, String(instant.getTime() - Date.now()));
  renameSync(`${file}.new`, file);
}

function clockFile(folder: string): string {
  return join(folder, "clock-ahead-ms");
}

/** Sets the clock of the app that the tests of the story drive. */
export function setAppClock(instant: Date): void {
  setClock(process.env.E2E_STATES ?? "", instant);
}
