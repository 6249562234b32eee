import { useEffect, useRef } from "react";

/** A wedge scanner types a character at least this often, also by a bad radio on a busy phone. */
const NEXT_KEY_MS = 300;
const MIN_CODE = 4;

/** Tells what a wedge scanner types while no field has the focus: fast keys, then Enter. */
export function useWedge(onCode: (code: string) => void): void {
  const tell = useRef(onCode);
  tell.current = onCode;
  useEffect(() => {
    let typed = "";
    let lastAtMs = 0;
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTypedInto(event.target)) return;
      if (event.timeStamp - lastAtMs > NEXT_KEY_MS) typed = "";
      lastAtMs = event.timeStamp;
      if (event.key === "Enter" && typed.length >= MIN_CODE) {
        // Otherwise the key also presses whatever button has the focus.
        event.preventDefault();
        tell.current(typed);
        typed = "";
      } else if (event.key.length === 1) typed += event.key;
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
}

function isTypedInto(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLInputElement ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLElement && target.closest("dialog[open]") !== null)
  );
}
