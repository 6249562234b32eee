/**
 * The current instant. The only place outside the outermost shells that reads the clock:
 * everything below takes `now` as an argument.
 */
export function now(): Date {
  return new Date();
}
