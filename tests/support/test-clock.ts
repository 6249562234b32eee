// Loaded before an app that a test starts (NODE_OPTIONS, so that its worker and commands load it as
// well): Date is ahead of the machine's clock by the milliseconds in the file that TEST_CLOCK_FILE names,
// asked anew each time. The product has no setting for this.
import { readFileSync } from "node:fs";

const file = process.env.TEST_CLOCK_FILE ?? "";
const machineNow = Date.now.bind(Date);

Date.now = () => machineNow() + Number(readFileSync(file, "utf8"));
globalThis.Date = new Proxy(Date, {
  apply: () => new Date().toString(),
  construct: (target, given, called) =>
    Reflect.construct(target, given.length === 0 ? [target.now()] : given, called),
});
