/** Width, height and margin of a sparkline, in px. */
export const WIDTH = 108;
export const HEIGHT = 28;
export const MARGIN = 5;
