/** The name of the phone's own database of the log. */
export const LOG_DATABASE = "zhunda-log";

/**
 * Whether this browser may keep something of the log. Asking does not make the database, and needs
 * nothing of what reads it: most browsers never open the log.
 */
export async function hasLog(): Promise<boolean> {
  // Some older browsers cannot tell; some forbid it where nothing is kept.
  const known = await indexedDB.databases?.().catch(() => []);
  return known === undefined || known.some(({ name }) => name === LOG_DATABASE);
}
