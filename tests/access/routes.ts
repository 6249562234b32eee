import { globSync, readFileSync } from "node:fs";

/** The address of a file of app/, without the groups it lies in: "/dealers/[id]". */
export function patternOf(file: string): string {
  const parts = file.split("/").slice(1, -1);
  return `/${parts.filter((part) => !part.startsWith("(")).join("/")}`;
}

/** Every page as its address, and every handler as its method and address ("POST /api/v1/imports"). */
export function listRoutes(): string[] {
  const pages = globSync("app/**/page.tsx").map(patternOf);
  const handlers = globSync("app/**/route.ts").flatMap((file) => {
    const source = readFileSync(file, "utf8");
    const exported = [...source.matchAll(/^export (?:const|async function|function) ([A-Z]+)\b/gm)];
    return exported.map(([, method]) => `${method} ${patternOf(file)}`);
  });
  return [...pages, ...handlers].sort();
}

/** A server action. `takesState` = it is called by useActionState, with the last state before the form. */
export type ActionSource = { readonly key: string; readonly takesState: boolean };

/**
 * Every server action, by its file and name.
 * @throws where one is written so that this cannot find it: inside another function, or as a constant
 */
export function listActions(): ActionSource[] {
  return globSync("{app,components,lib}/**/*.{ts,tsx}").flatMap((file) => {
    const source = readFileSync(file, "utf8");
    const said = source.split('"use server"').length - 1;
    if (said === 0) return [];
    const exported = source.match(/^export (?!type )/gm) ?? [];
    const found = [...source.matchAll(/^export async function (\w+)\(\s*(\w*)/gm)];
    if (said > 1 || !source.startsWith('"use server"') || exported.length !== found.length) {
      throw new Error(`${file}: actions are functions that a file of actions exports`);
    }
    return found.map(([, name, first = ""]) => ({
      key: `${file}#${name}`,
      takesState: /^_?(?:state|before|previous|last)/.test(first),
    }));
  });
}
