import { Command } from "commander";
import { operatorScope } from "#lib/auth/scope.ts";
import { browserAddress } from "#lib/cli/launch/address.ts";
import { withDatabase } from "#lib/cli/open-database.ts";
import { now } from "#lib/clock.ts";
import { findAccount } from "#lib/data/accounts.ts";
import { readIdentifier } from "#lib/domain/accounts/identifier.ts";
import { env } from "#lib/env.ts";
import { makePasswordLink } from "#lib/operations/make-password-link.ts";
import { makeSetupLink } from "#lib/operations/make-setup-link.ts";

const scope = operatorScope("people:write");

/** The address of a link, as people reach the app. */
export function linkAddress(token: string): string {
  const { PUBLIC_URL, HOST, PORT } = env();
  return `${PUBLIC_URL ?? browserAddress(HOST, PORT)}/link/${token}`;
}

/** `user setup-link`: a link that makes the first admin. */
export function userSetupLinkCommand(): Command {
  return new Command("setup-link")
    .description("a link that makes the first admin, where there is none; good for 24 hours, once")
    .action((_options, command: Command) =>
      withDatabase(async () => {
        const token = await makeSetupLink(scope, now());
        if (token === null) {
          command.error("error: there is an admin already; try: cli user link WHO");
        } else process.stdout.write(`${linkAddress(token)}\n`);
      }),
    );
}

/** `user link`: a link to set a password, for who is locked out. */
export function userLinkCommand(): Command {
  return new Command("link")
    .description("a link with which somebody sets a new password; good once")
    .argument("<who>", "e-mail address, mobile number or login name")
    .action((who: string, _options, command: Command) =>
      withDatabase(async () => {
        const account = await findAccount(readIdentifier(who));
        if (account === null || account.disabled) {
          return command.error(`error: nobody who may sign in is called ${who}`);
        }
        const { token } = await makePasswordLink(scope, account.personId, now());
        process.stdout.write(`${linkAddress(token)}\n`);
      }),
    );
}
