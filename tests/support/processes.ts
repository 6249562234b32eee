import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

/** A process of the repository's own code that a test has started. */
export type Started = {
  child: ChildProcess;
  /** Resolves to the next line on its standard output. */
  nextLine(): Promise<string>;
  /** Closes its standard input and waits for its end. */
  finish(): Promise<{ code: number | null; output: string }>;
};

/** Starts `script` by the Node that runs the tests. Its output, errors included, is collected. */
export function startScript(
  script: string,
  args: string[],
  settings: Record<string, string> = {},
): Started {
  const child = spawn(
    process.execPath,
    ["--disable-warning=ExperimentalWarning", script, ...args],
    {
      env: { ...process.env, ...settings },
      stdio: ["pipe", "pipe", "pipe"],
    },
  );
  let output = "";
  const ended = once(child, "close");
  child.stdout.on("data", (chunk) => {
    output += chunk;
  });
  child.stderr.on("data", (chunk) => {
    output += chunk;
  });
  return {
    child,
    async nextLine() {
      while (!output.includes("\n")) {
        await Promise.race([once(child.stdout, "data"), ended]);
        if (child.exitCode !== null) break;
      }
      return output.split("\n")[0] ?? "";
    },
    async finish() {
      child.stdin.end();
      await ended;
      return { code: child.exitCode, output };
    },
  };
}
