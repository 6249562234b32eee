import type { BrowserContext } from "@playwright/test";
import { expect, test } from "#tests/support/browser.ts";

/** The queries of all streams that a browser has opened so far. */
function watchStreams(context: BrowserContext): string[] {
  const queries: string[] = [];
  context.on("request", (request) => {
    const { pathname, search } = new URL(request.url());
    if (pathname === "/api/v1/live") queries.push(search);
  });
  return queries;
}

/** A further tab, once it has been told where the line stands: then it asks for the inbox. */
async function openTab(context: BrowserContext, path: string) {
  const tab = await context.newPage();
  const asked = tab.waitForRequest((request) => request.url().endsWith("/api/v1/inbox"));
  await tab.goto(path);
  await asked;
  return tab;
}

test("the tabs of a browser share one stream, and one goes on where another was closed", async ({
  context,
}) => {
  const streams = watchStreams(context);
  const first = await openTab(context, "/stock");
  const second = await openTab(context, "/disputes");
  await openTab(context, "/platforms");
  expect(streams).toEqual([""]);
  await second.close();
  await first.close();
  await expect.poll(() => streams.length).toBe(2);
  expect(streams[1]).toMatch(/^\?since=\d+$/);
});
