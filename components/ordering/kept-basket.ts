/** Where a person's unfinished basket lies on this device. */
const keyOf = (personKey: string) => `zhunda-basket-${personKey}`;

/** A device may refuse to store anything; then a basket lives in its address alone. */
function storage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

export function keepBasket(personKey: string, query: string): void {
  try {
    storage()?.setItem(keyOf(personKey), query);
  } catch {
    // Full: the address still has it.
  }
}

/** The query of the basket that was kept last; null where there is none. */
export function keptBasket(personKey: string): string | null {
  return storage()?.getItem(keyOf(personKey)) ?? null;
}

export function forgetBasket(personKey: string): void {
  storage()?.removeItem(keyOf(personKey));
}
