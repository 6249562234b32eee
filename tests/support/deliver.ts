import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { appFolder } from "#tests/support/global-apps.ts";

/** Has the desk log that an order's shipments left and came at these instants, in the app of "saturday". */
export async function deliver(
  orderId: string,
  { dispatchedAtMs, deliveredAtMs }: { dispatchedAtMs: number; deliveredAtMs: number },
): Promise<void> {
  await promisify(execFile)(
    process.execPath,
    [
      "--disable-warning=ExperimentalWarning",
      "tests/support/log-delivery.ts",
      JSON.stringify({ orderId, dispatchedAtMs, deliveredAtMs }),
    ],
    { env: { ...process.env, DATABASE_URL: "", DATA_DIR: appFolder("saturday") } },
  );
}
