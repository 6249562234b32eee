// Started by a test as a process of its own: claims what is to be sent of alarms and then does not send
// it, so that it can be killed in between. DATABASE_URL and the instant (epoch ms) are given.
import { setTimeout as sleep } from "node:timers/promises";
import { operatorScope } from "#lib/auth/scope.ts";
import { sendAlarms } from "#lib/jobs/send-alarms.ts";

const now = new Date(Number(process.argv[2]));
const hang = async () => {
  process.stdout.write("claimed\n");
  await sleep(3_600_000);
  return null;
};
const post = { mail: hang, robot: hang };
await sendAlarms(operatorScope("alarms:read"), () => now, post, new AbortController().signal);
