import { spawn } from "node:child_process";
import { sendSignal } from "#lib/cli/processes.ts";

const endWithParent = new URL("./end-with-parent.mjs", import.meta.url).href;

/**
 * Runs a program of the repository by its own Node. It ends when `signal` aborts, its own children
 * included, and when this process is killed.
 * @param settings environment variables beside ours
 * @param output show it as it comes, or collect it
 * @returns exit status and the collected output
 */
export function runProgram(
  args: string[],
  settings: Record<string, string>,
  signal: AbortSignal,
  output: "show" | "collect",
): Promise<{ code: number; output: string }> {
  const stream = output === "show" ? "inherit" : "pipe";
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ["--import", endWithParent, ...args], {
      env: { ...process.env, ...settings, ENDS_WITH_PARENT: String(process.pid) },
      stdio: ["ignore", stream, stream, "ipc"],
      detached: process.platform !== "win32",
    });
    const stop = () => {
      if (child.pid !== undefined) sendSignal(-child.pid, "SIGTERM");
    };
    signal.addEventListener("abort", stop, { once: true });
    let collected = "";
    const collect = (chunk: Buffer) => {
      collected += chunk.toString();
    };
    child.stdout?.on("data", collect);
    child.stderr?.on("data", collect);
    child.on("error", (error) => resolve({ code: 1, output: `${collected}\n${error.message}` }));
    child.on("close", (code) => {
      signal.removeEventListener("abort", stop);
      resolve({ code: code ?? 1, output: collected });
    });
  });
}
