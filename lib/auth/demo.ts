/** The password of everybody in the demo, printed and shown while the demo is in the database. */
export const DEMO_PASSWORD = "zhunda-demo-2026";
