import {
  admins,
  dealers,
  foreign,
  managing,
  ops,
  type SignedIn,
  signedIn,
} from "#tests/access/viewers.ts";
import type { AccessWorld } from "#tests/access/world.ts";

/**
 * What an address answers: 200 to whom it is `open`, 404 to whom it is `hidden` (they may look at such
 * things, but not reach this one), another address to whom it has `sent` there, 403 to everybody else
 * who has signed in. Who has not is sent to do so, or told so (401) by the API; a `free` address
 * answers 200 to them.
 */
export type Row = {
  readonly path: (world: AccessWorld) => string;
  readonly open?: readonly SignedIn[];
  readonly hidden?: readonly SignedIn[];
  readonly sent?: Partial<Record<SignedIn, string>>;
  readonly free?: true;
  /** What must stand in what is open: what each viewer's own dealers are, or dealer A, who is asked for. */
  readonly shows?: "own" | "A";
  /** It goes on for as long as it is read: see live.test.ts for what it tells. */
  readonly endless?: true;
};

const at = (path: string) => () => path;
const who = (...groups: readonly (readonly SignedIn[])[]) => groups.flat();
/** Those of a group whose reach holds what is dealer A's, and those whose does not. */
const cut = (...groups: readonly (readonly SignedIn[])[]) => {
  const all = groups.flat();
  const isForeign = (viewer: SignedIn) => foreign.some((one) => one === viewer);
  return { open: all.filter((one) => !isForeign(one)), hidden: all.filter(isForeign) };
};

const homes: Record<SignedIn, string> = {
  dealerA: "/order",
  dealerB: "/order",
  driver: "/log",
  opsHere: "/board",
  opsElsewhere: "/board",
  managerHere: "/",
  managerElsewhere: "/",
  representative: "/",
  executive: "/",
  admin: "/",
};
const { dealerA, dealerB, driver, opsHere, opsElsewhere } = homes;

/** Every page and handler that there is. A test of the fast suite compares it with app/. */
export const matrix: Readonly<Record<string, Row>> = {
  "/": {
    path: at("/"),
    open: managing,
    sent: { dealerA, dealerB, driver, opsHere, opsElsewhere },
  },
  "/[...missing]": { path: at("/no/such/page"), hidden: signedIn },
  "/account": { path: at("/account"), open: signedIn },
  "/admin/people": { path: at("/admin/people"), open: admins },
  "/admin/people/[id]": {
    path: ({ adminId }) => `/admin/people/${adminId}`,
    open: admins,
  },
  "/admin/people/new": { path: at("/admin/people/new"), open: admins },
  "/admin/platforms": { path: at("/admin/platforms"), open: admins },
  "/admin/platforms/[id]": {
    path: ({ platformHere }) => `/admin/platforms/${platformHere}`,
    open: admins,
  },
  "/admin/platforms/[id]/calendar": {
    path: ({ platformHere }) => `/admin/platforms/${platformHere}/calendar`,
    open: admins,
  },
  "/admin/platforms/[id]/policy": {
    path: ({ platformHere }) => `/admin/platforms/${platformHere}/policy?class=local`,
    open: admins,
  },
  "/admin/platforms/[id]/what-if": {
    path: ({ platformHere }) => `/admin/platforms/${platformHere}/what-if?class=local`,
    open: admins,
  },
  "/admin/products": { path: at("/admin/products"), open: admins },
  "/admin/products/[productId]": {
    path: ({ productId }) => `/admin/products/${productId}`,
    open: admins,
  },
  "/admin/products/new": { path: at("/admin/products/new"), open: admins },
  "/admin/reasons": { path: at("/admin/reasons"), open: admins },
  "/admin/robots": { path: at("/admin/robots"), open: admins },
  "/admin/service-classes": { path: at("/admin/service-classes"), open: admins },
  "/admin/targets": { path: at("/admin/targets"), open: admins },
  "/board": { path: at("/board"), open: who(ops, managing) },
  "/compare": { path: at("/compare?a=all&b=2026-10"), open: managing },
  "/dealers": { path: at("/dealers?period=all"), open: managing, shows: "own" },
  "/dealers/[id]": {
    path: ({ A }) => `/dealers/${A.dealerId}?period=all`,
    ...cut(managing),
    shows: "A",
  },
  "/disputes": { path: at("/disputes"), open: who(ops, admins) },
  "/excuses": { path: at("/excuses"), open: who(ops, managing) },
  "/forgot": { path: at("/forgot"), open: signedIn, free: true },
  "/import": { path: at("/import"), open: admins },
  "/import/[id]": { path: ({ importId }) => `/import/${importId}`, open: admins },
  "/inbox": { path: at("/inbox"), open: who(ops, managing) },
  // A link that is spent or was never made says so, to whoever follows it.
  "/link/[token]": { path: at("/link/none-of-ours"), open: signedIn, free: true },
  "/log": { path: at("/log"), open: who(["driver"], ops, admins) },
  "/misses": { path: at("/misses"), open: who(ops, admins) },
  "/order": {
    path: at("/order"),
    open: who(dealers, ops, ["representative"], admins),
  },
  "/orders": { path: at("/orders?state=all"), open: who(dealers, ops, managing), shows: "own" },
  "/orders/[dealerId]/[orderId]": {
    path: ({ A }) => `/orders/${A.dealerId}/${A.orderId}`,
    ...cut(dealers, ops, managing),
    shows: "A",
  },
  "/platforms": { path: at("/platforms?period=all"), open: who(ops, managing) },
  "/platforms/[id]": {
    path: ({ platformHere }) => `/platforms/${platformHere}?period=all`,
    ...cut(ops, managing),
  },
  "/reasons": { path: at("/reasons?period=all"), open: managing, shows: "own" },
  "/record": { path: at("/record"), open: dealers },
  "/report": {
    path: ({ A }) => `/report?period=all&dealer=${A.dealerId}`,
    ...cut(managing),
    shows: "A",
  },
  "/search": { path: at("/search?q=9"), open: managing, shows: "own" },
  "/shipments": { path: at("/shipments?period=all"), open: signedIn, shows: "own" },
  "/shipments/[dealerId]/[id]": {
    path: ({ A }) => `/shipments/${A.dealerId}/${A.shipmentId}`,
    ...cut(signedIn),
    shows: "A",
  },
  "/sign-in": { path: at("/sign-in"), sent: homes, free: true },
  "/stock": { path: at("/stock"), open: who(ops, managing) },
  "/stock/[productId]": {
    path: ({ productId }) => `/stock/${productId}`,
    open: who(ops, managing),
  },
  "GET /api/v1/attachments/[id]": {
    path: ({ attachmentId }) => `/api/v1/attachments/${attachmentId}`,
    ...cut(signedIn),
  },
  "GET /api/v1/board": { path: at("/api/v1/board"), open: who(ops, managing) },
  "GET /api/v1/imports/[id]": {
    path: ({ importId }) => `/api/v1/imports/${importId}`,
    open: admins,
  },
  "GET /api/v1/inbox": { path: at("/api/v1/inbox"), open: who(ops, managing) },
  "GET /api/v1/live": { path: at("/api/v1/live"), open: signedIn, endless: true },
  "GET /api/v1/log/day": {
    path: at("/api/v1/log/day"),
    // What it lists is open or of today; the world's shipments are neither.
    open: who(["driver"], ops, admins),
  },
  "GET /api/v1/search": { path: at("/api/v1/search?q=9"), open: managing, shows: "own" },
  "GET /dealers/export": { path: at("/dealers/export?period=all"), open: managing, shows: "own" },
  "GET /healthz": { path: at("/healthz"), open: signedIn, free: true },
  "GET /import/[id]/rejected": {
    path: ({ importId }) => `/import/${importId}/rejected`,
    open: admins,
  },
  "GET /import/sample": { path: at("/import/sample?kind=dealers"), open: admins },
  "GET /platforms/export": {
    path: at("/platforms/export?period=all"),
    open: who(ops, managing),
  },
  "GET /readyz": { path: at("/readyz"), open: signedIn, free: true },
  "GET /reasons/export": { path: at("/reasons/export?period=all"), open: managing, shows: "own" },
  "GET /shipments/export": {
    path: at("/shipments/export?period=all"),
    open: signedIn,
    shows: "own",
  },
  // Without a file: whoever may send one is told what is missing.
  "PUT /api/v1/attachments/[id]": {
    path: at("/api/v1/attachments/none"),
    open: who(["driver"], ops, admins),
  },
  "POST /api/v1/imports": { path: at("/api/v1/imports"), open: admins },
  "POST /api/v1/assignments": { path: at("/api/v1/assignments"), open: who(ops, admins) },
  "POST /api/v1/pauses": { path: at("/api/v1/pauses"), open: who(["driver"], ops, admins) },
  "POST /api/v1/shipment-events": {
    path: at("/api/v1/shipment-events"),
    open: who(["driver"], ops, admins),
  },
};
