// Started by tests as a process of its own: opens the embedded database of a data folder, says its
// address, and lets go when its standard input ends.
import { openEmbeddedDatabase } from "#lib/cli/database/embedded.ts";

const database = await openEmbeddedDatabase(process.argv[2] ?? "");
console.log(database.url);
process.stdin.resume().on("end", async () => {
  await database.stop();
  process.exit(0);
});
