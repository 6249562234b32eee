import {
  type Check,
  isFlag,
  isListOf,
  isOneOf,
  isShape,
  isText,
  isWhole,
  orNull,
} from "#lib/contracts/checks.ts";
import type { LogDay, LogShipment } from "#lib/contracts/log-day.ts";
import { eventKinds } from "#lib/domain/orders/shipment-facts.ts";

type Item<List extends readonly unknown[]> = List[number];

const isShipment = isShape<LogShipment>({
  dealerId: isText,
  id: isText,
  number: orNull(isText),
  orderNumber: orNull(isText),
  dealerName: isText,
  platformId: isText,
  platformName: isText,
  zone: isText,
  serviceClass: isText,
  place: orNull(isText),
  city: orNull(isText),
  address: orNull(isText),
  state: isText,
  version: isWhole,
  acceptedAtMs: orNull(isWhole),
  startsAtMs: orNull(isWhole),
  dueAtMs: isWhole,
  duePrecision: isOneOf(["date", "instant"]),
  adjustedDueAtMs: orNull(isWhole),
  dispatchedAtMs: orNull(isWhole),
  deliveredAtMs: orNull(isWhole),
  cancelledAtMs: orNull(isWhole),
  driverId: orNull(isText),
  driverName: orNull(isText),
  reason: orNull(isText),
  lines: isListOf(
    isShape<Item<LogShipment["lines"]>>({
      lineNo: isWhole,
      sku: orNull(isText),
      name: orNull(isText),
      nameEn: orNull(isText),
      quantity: orNull(isWhole),
    }),
  ),
  pieces: isWhole,
  boxes: orNull(isWhole),
  events: isListOf(
    isShape<Item<LogShipment["events"]>>({
      id: isText,
      kind: isOneOf(eventKinds),
      occurredAtMs: isWhole,
      isVoid: isFlag,
    }),
  ),
  recipients: isListOf(isText),
});

/** Whether it is a day as logDaySchema has it: the server's answer, or what an earlier version kept. */
export const isLogDay: Check<LogDay> = isShape<LogDay>({
  personId: isText,
  name: isText,
  role: isOneOf(["dealer", "driver", "ops", "manager", "representative", "executive", "admin"]),
  serverNowMs: isWhole,
  shipments: isListOf(isShipment),
  openTotal: isWhole,
  platforms: isListOf(
    isShape<Item<LogDay["platforms"]>>({
      id: isText,
      name: isText,
      zone: isText,
      lateEntryMinutes: isWhole,
    }),
  ),
  reasons: isListOf(
    isShape<Item<LogDay["reasons"]>>({
      code: isText,
      nameZh: isText,
      nameEn: isText,
      excusable: isFlag,
      retired: isFlag,
    }),
  ),
  drivers: isListOf(isShape<Item<LogDay["drivers"]>>({ id: isText, name: isText })),
});
