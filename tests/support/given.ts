import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { z } from "zod";
import { appFolder } from "#tests/support/global-apps.ts";

const givenSchema = z.array(
  z.strictObject({ dealerId: z.string(), id: z.string(), number: z.string() }),
);

/** A shipment that a driver was given. */
export type Given = z.infer<typeof givenSchema>[number];

/** Orders so many single pieces in the app of "demo" and gives their shipments to the demo's driver. */
export async function giveShipments(count: number): Promise<Given[]> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      "--disable-warning=ExperimentalWarning",
      "tests/support/give-shipments.ts",
      JSON.stringify({ loginName: "driver", count }),
    ],
    {
      env: {
        ...process.env,
        DATABASE_URL: process.env.E2E_DATABASE ?? "",
        DATA_DIR: appFolder("demo"),
      },
    },
  );
  return givenSchema.parse(JSON.parse(stdout));
}
