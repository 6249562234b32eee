import { DEMO_PASSWORD } from "#lib/auth/demo.ts";
import { roles } from "#lib/auth/permissions.ts";
import { operatorScope, publicScope } from "#lib/auth/scope.ts";
import { linkAddress } from "#lib/cli/commands/user-links.ts";
import { isLoopback } from "#lib/cli/launch/address.ts";
import { now } from "#lib/clock.ts";
import { disconnect } from "#lib/data/client.ts";
import { listDemoPeople } from "#lib/data/demo-people.ts";
import { makeSetupLink } from "#lib/operations/make-setup-link.ts";

/** How to get in, in lines for the terminal: the demo's accounts, or a link that makes the first admin. */
export async function adviseSignIn(host: string): Promise<string[]> {
  const demo = await listDemoPeople(publicScope());
  const setup = await makeSetupLink(operatorScope("people:write"), now());
  // The app opens a client of its own: this one belongs to modules outside its bundle.
  await disconnect();
  const lines: string[] = [];
  if (demo.length > 0) {
    const names = roles.filter((role) => demo.some((person) => person.role === role));
    lines.push(`Demo accounts: ${names.join(", ")}; password ${DEMO_PASSWORD}`);
  }
  if (setup !== null) {
    lines.push("Nobody can sign in as an admin yet. This link makes one, once, within 24 hours:");
    lines.push(linkAddress(setup));
  }
  if (demo.length > 0 && !isLoopback(host)) {
    lines.push(
      `WARNING: HOST=${host} opens the demo to the network, and its passwords are public.`,
    );
  }
  return lines;
}
