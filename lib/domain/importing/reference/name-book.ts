import { nameKey } from "#lib/domain/importing/name-key.ts";

/** The names under which things of one kind are known, by their normal form. */
export class NameBook {
  readonly #ids = new Map<string, string>();
  readonly #names = new Map<string, string>();
  readonly #targets: ReadonlyMap<string, string>;

  /** @param merges spellings that stand for another name, as somebody said */
  constructor(merges: readonly { readonly spelling: string; readonly dealer: string }[] = []) {
    this.#targets = new Map(merges.map(({ spelling, dealer }) => [nameKey(spelling), dealer]));
  }

  /** Adds a spelling; the first one of an id is what it is called. */
  add(id: string, name: string, key = nameKey(name)): void {
    this.#ids.set(key, id);
    if (!this.#names.has(id)) this.#names.set(id, name);
  }

  /** The name that a spelling stands for: itself where it is known or nobody said otherwise. */
  meant(name: string): string {
    return this.#ids.has(nameKey(name)) ? name : (this.#targets.get(nameKey(name)) ?? name);
  }

  /** Whether this very spelling is known. */
  has(name: string): boolean {
    return this.#ids.has(nameKey(name));
  }

  find(name: string): string | null {
    return this.#ids.get(nameKey(this.meant(name))) ?? null;
  }

  nameOf(id: string): string {
    return this.#names.get(id) ?? id;
  }

  names(): string[] {
    return [...this.#names.values()];
  }
}
