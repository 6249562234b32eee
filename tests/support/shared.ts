import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const shared = new URL("../../../shared/", import.meta.url);

/** A published reference value set of the workplace, parsed; null, said aloud, where it is absent. */
export function sharedFixture(name: string): unknown {
  const path = sharedPath(`fixtures/${name}`);
  return path === null ? null : JSON.parse(readFileSync(path, "utf8"));
}

/** The path of a real data file of the workplace; null, said aloud, where it is absent. */
export function sharedDataPath(name: string): string | null {
  return sharedPath(`data/${name}`);
}

function sharedPath(name: string): string | null {
  const path = fileURLToPath(new URL(name, shared));
  if (existsSync(path)) {
    return path;
  }
  console.warn(`not compared: ../shared/${name} is absent`);
  return null;
}
