import { useEffect, useEffectEvent } from "react";

/** What does something of its own when it is pressed. */
const OWN = "a, button, input, label, select, dialog";

/** A press anywhere on a card looks at it; its number's link takes the focus, so that Enter opens it. */
export function useCardPress(onPress: (key: string) => void): void {
  const tell = useEffectEvent(onPress);
  useEffect(() => {
    const press = ({ target }: MouseEvent) => {
      if (!(target instanceof Element) || target.closest(OWN) !== null) return;
      const card = target.closest<HTMLElement>("[data-card]");
      if (card?.dataset.card === undefined) return;
      tell(card.dataset.card);
      card.querySelector("a")?.focus({ preventScroll: true });
    };
    document.addEventListener("click", press);
    return () => document.removeEventListener("click", press);
  }, []);
}
