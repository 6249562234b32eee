import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { findFreePort } from "#lib/cli/free-port.ts";

const next = path.resolve("node_modules/next/dist/bin/next");

const layout = `export default function Layout({ children }) {
  return <html lang="zh-CN"><head><title>rows</title></head><body>{children}</body></html>;
}`;

const page = `import rows from "../rows.json";
export const dynamic = "force-dynamic";
export default function Page() {
  return <main><table>
    <thead><tr>{Object.keys(rows[0] ?? {}).map((name) => <th key={name}>{name}</th>)}</tr></thead>
    <tbody>{rows.map((row) => <tr key={row.id}>
      {Object.entries(row).map(([name, value]) => <td key={name}>{String(value ?? "")}</td>)}
    </tr>)}</tbody>
  </table></main>;
}`;

/**
 * A Next app of one page that shows rows out of a file: the same framework and the same rows without
 * anything of the product. Built in a folder that goes away with it.
 */
export async function startBarePage(
  rows: readonly object[],
): Promise<{ url: URL; stop(): Promise<void> }> {
  // Inside the repository, where Next finds its modules; ignored by git.
  await mkdir(".data", { recursive: true });
  const folder = await mkdtemp(path.resolve(".data/bench-bare-"));
  await mkdir(path.join(folder, "app"));
  await writeFile(path.join(folder, "package.json"), '{ "type": "module" }\n');
  const config = `export default { turbopack: { root: ${JSON.stringify(process.cwd())} } };`;
  await writeFile(path.join(folder, "next.config.js"), config);
  await writeFile(path.join(folder, "rows.json"), JSON.stringify(rows));
  await writeFile(path.join(folder, "app/layout.js"), layout);
  await writeFile(path.join(folder, "app/page.js"), page);
  let server: ChildProcess | undefined;
  const stop = async () => {
    if (server && server.exitCode === null) {
      server.kill();
      await once(server, "exit");
    }
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const [status] = await once(run(["build", folder]), "exit");
    if (status !== 0) throw new Error("the bare page could not be built");
    const port = await findFreePort();
    server = run(["start", folder, "--port", String(port), "--hostname", "127.0.0.1"]);
    const url = new URL(`http://127.0.0.1:${port}/`);
    await untilAnswered(url);
    return { url, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function run(words: readonly string[]): ChildProcess {
  const env = { ...process.env, NODE_ENV: "production" as const, NEXT_TELEMETRY_DISABLED: "1" };
  return spawn(process.execPath, [next, ...words], { env, stdio: ["ignore", "ignore", "inherit"] });
}

async function untilAnswered(url: URL): Promise<void> {
  for (let triesLeft = 300; ; triesLeft -= 1) {
    const response = await fetch(url).catch(() => null);
    if (response?.ok) return;
    if (triesLeft === 0) throw new Error(`${url} does not answer`);
    await sleep(100);
  }
}
