import { describe, expect, test } from "vitest";
import { messages } from "#lib/i18n/messages.ts";

type Tree = { readonly [key: string]: string | Tree };

function leaves(tree: Tree, path = ""): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] => {
    const at = path === "" ? key : `${path}.${key}`;
    return typeof value === "string" ? [[at, value]] : leaves(value, at);
  });
}

/** Names of a message's values and tags: `{count, plural, other {…}}` → count, `<toWeak>` → <toWeak>. */
function parameters(text: string): string[] {
  const tags = [...text.matchAll(/<([A-Za-z]\w*)>/g)].map(([tag]) => tag);
  return [...new Set([...values(text), ...tags])].sort();
}

function values(text: string): string[] {
  return bracketed(text).flatMap((inner) => {
    const [name = "", , ...branches] = inner.split(",");
    const texts = bracketed(branches.join(","));
    return [name.trim(), ...texts.flatMap(values)];
  });
}

/** What stands in the outermost braces of a text. */
function bracketed(text: string): string[] {
  const found: string[] = [];
  let depth = 0;
  let start = 0;
  for (const [at, letter] of [...text].entries()) {
    if (letter === "{" && depth++ === 0) start = at + 1;
    if (letter === "}" && --depth === 0) found.push([...text].slice(start, at).join(""));
  }
  return found;
}

const zh = new Map(leaves(messages["zh-CN"]));
const en = new Map(leaves(messages.en));

describe("texts in both languages", () => {
  test("every key stands in both", () => {
    expect([...en.keys()].sort()).toEqual([...zh.keys()].sort());
  });

  test("a text takes the same values in both", () => {
    const of = (texts: Map<string, string>) =>
      Object.fromEntries([...texts].map(([key, text]) => [key, parameters(text)]));
    expect(of(en)).toEqual(of(zh));
  });

  test("no text is empty", () => {
    const odd = [...zh, ...en].filter(([, text]) => text.trim() === "");
    expect(odd).toEqual([]);
  });
});
