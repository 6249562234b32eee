import { Command } from "commander";
import {
  type FileOptions,
  importFromCommand,
  withFileOptions,
} from "#lib/cli/commands/import-file.ts";
import { kindFields, type ReferenceKind, referenceKinds } from "#lib/domain/importing/kinds.ts";

const about: Readonly<Record<ReferenceKind, { readonly title: string; readonly help: string }>> = {
  dealers: {
    title: "a file of dealers: name, other spellings, city, class, region, platform, people",
    help: "A dealer is known by its name or another spelling. Regions are created, platforms must be there.",
  },
  platforms: {
    title: "a file of platforms: name, city, IANA zone, region",
    help: "A new platform needs its zone, and comes with the default hours and policies.",
  },
  sites: {
    title: "a file of delivery sites: dealer, name, city",
    help: "Dealers must be there.",
  },
  products: {
    title: "a file of products: number, name, English name, brand, line",
    help: "A product is known by its number.",
  },
  stock: {
    title: "a count of stock: platform, number of the product, pieces on hand, expected date",
    help: "Platforms and products must be there. What is on hand becomes what was counted, by an adjustment; fewer than are reserved is refused.",
  },
  users: {
    title: "a file of people: name, role, login name, e-mail, mobile, and what the role reaches",
    help: "Roles: dealer, driver, ops, manager, representative, executive, admin (or 经销商 司机 运营 经理 客服代表 高管 管理员). A person is known by login name, e-mail or mobile; one of them is needed. A dealer needs its dealer, ops platforms, a manager regions, all of which must be there.",
  },
};

/** `import dealers`, `platforms`, `sites`, `products`, `stock`, `users`: what things are, not what happened. */
export function importReferenceCommands(): Command[] {
  return referenceKinds.map((kind) => {
    const { title, help } = about[kind];
    return withFileOptions(new Command(kind).description(title), kind)
      .addHelpText(
        "after",
        `
Fields: ${kindFields[kind].join(", ")}.
${help}
An empty cell says nothing; the same file again changes nothing.

Rejected rows are named on stderr with their reasons, and the exit status is then 1; the counts are
one line of JSON on stdout.`,
      )
      .action((file: string, options: FileOptions, self: Command) =>
        // nothing in such a file has a time
        importFromCommand(kind, file, options, { zone: "UTC" }, self),
      );
  });
}
