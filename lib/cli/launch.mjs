// The first step of `npm start` and `npm test`. It runs on the machine's own Node (20.19 or newer),
// before anything is installed, so it imports nothing but Node. It installs what is locked and hands
// over to the Node 24 of the repository, which runs TypeScript directly.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const commands = ["start", "test"];
const isWindows = process.platform === "win32";

/** @param {string} line */
function refuse(line) {
  process.stderr.write(`${line}\n`);
  process.exit(1);
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  refuse(`Node ${process.versions.node} is too old: install Node 20.19 or newer (nodejs.org)`);
}

/** npm as a program and its first arguments; under `npm start` it is the very npm that started us. */
function findNpm() {
  const script = process.env.npm_execpath;
  const isNpm = script !== undefined && /npm-cli\.c?js$/.test(script) && existsSync(script);
  // The Node that npm runs on: our own may be the one in node_modules, which an install takes away.
  const node = process.env.npm_node_execpath;
  const nodeOfNpm = node !== undefined && existsSync(node) ? node : process.execPath;
  return isNpm ? [nodeOfNpm, script] : ["npm"];
}

/** @param {string[]} args */
function npm(...args) {
  const [program = "npm", ...first] = findNpm();
  const { error, status } = spawnSync(program, [...first, ...args], {
    // Its chatter is left out; what goes wrong comes on the other stream.
    stdio: ["ignore", "ignore", "inherit"],
    shell: isWindows && program === "npm",
  });
  if (error !== undefined) refuse(`npm cannot be run (${error.message}): install npm beside Node`);
  if (status !== 0) refuse(`npm ${args[0]} failed (see above): check the network and run again`);
}

function lockHash() {
  const hash = createHash("sha256");
  for (const file of ["package.json", "package-lock.json"]) hash.update(readFileSync(file));
  return hash.update(`${process.platform}-${process.arch}`).digest("hex");
}

/** The app of this checkout that runs right now, as its note in the data folder says. */
function runningApp() {
  try {
    const { pid } = JSON.parse(
      readFileSync(join(process.env.DATA_DIR || ".data", "app.json"), "utf8"),
    );
    process.kill(pid, 0);
    return pid;
  } catch {
    return undefined;
  }
}

function install() {
  // Written last and inside node_modules: an install that was cut short leaves none.
  const stamp = join("node_modules", ".installed-lock");
  const wanted = lockHash();
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  const pid = runningApp();
  if (pid !== undefined) {
    refuse(
      `what is locked has changed and the app is running here (process ${pid}): stop it first`,
    );
  }
  process.stdout.write("Installing what package-lock.json names …\n");
  rmSync(stamp, { force: true });
  // Install scripts run for the packages that package.json allows, whatever npm's version: npm 10
  // would run all, and those of Prisma download binaries that nothing here uses.
  npm("ci", "--ignore-scripts", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error");
  const { allowScripts } = JSON.parse(readFileSync("package.json", "utf8"));
  const allowed = Object.keys(allowScripts).filter(
    (name) => allowScripts[name] && existsSync(join("node_modules", name)),
  );
  npm("rebuild", ...allowed, "--foreground-scripts=false", "--loglevel=error");
  writeFileSync(stamp, wanted);
}

function findOwnNode() {
  const node = join("node_modules", "node", "bin", isWindows ? "node.exe" : "node");
  if (statSync(node, { throwIfNoEntry: false })?.isFile()) return node;
  rmSync(join("node_modules", ".installed-lock"), { force: true });
  return refuse("Node 24 is missing from node_modules: run the command again to install it");
}

/** @param {string} command */
function handOver(command) {
  // A process group of its own: what Ctrl-C sends to the whole terminal reaches it through us, once
  // and in order. The channel tells it when we are killed, so that it ends as well.
  const script = join("lib", "cli", "launch", `${command}.ts`);
  const child = spawn(findOwnNode(), ["--disable-warning=ExperimentalWarning", script], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    detached: !isWindows,
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(signal, () => child.kill(signal === "SIGHUP" ? "SIGTERM" : signal));
  }
  child.on("error", (error) => refuse(`Node 24 of the repository cannot be run: ${error.message}`));
  child.on("exit", (code, signal) => {
    if (signal !== null)
      refuse(`ended by ${signal}; run the command again, which puts things right`);
    process.exit(code ?? 1);
  });
}

checkNode();
process.chdir(root);
const command = process.argv[2] ?? "";
if (!commands.includes(command)) refuse(`usage: node lib/cli/launch.mjs ${commands.join("|")}`);
install();
handOver(command);
