/**
 * Places values from..to over the width of a drawing, as "12.34%", so that it can be drawn without
 * knowing how wide it will be. What lies outside stands at the nearer end.
 */
export function percentScale(from: number, to: number): (value: number) => string {
  return (value) => {
    const share = Math.min(1, Math.max(0, (value - from) / (to - from)));
    return `${Number((share * 100).toFixed(2))}%`;
  };
}
