// The types of a service worker, of which TypeScript's own exclude those of pages.

/** An event whose work may outlast it. */
export type LastingEvent = Event & { waitUntil(work: Promise<unknown>): void };

type FetchingEvent = LastingEvent & {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
};

/** What a service worker calls `self`, as far as ours uses it. */
export type WorkerScope = {
  readonly clients: { claim(): Promise<void> };
  readonly location: Location;
  skipWaiting(): Promise<void>;
  addEventListener(kind: "install" | "activate", listener: (event: LastingEvent) => void): void;
  addEventListener(kind: "fetch", listener: (event: FetchingEvent) => void): void;
  addEventListener(
    kind: "message",
    listener: (event: LastingEvent & { readonly data: unknown }) => void,
  ): void;
  addEventListener(
    kind: "sync",
    listener: (event: LastingEvent & { readonly tag: string }) => void,
  ): void;
};
