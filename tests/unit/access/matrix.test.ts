import { expect, test } from "vitest";
import { actions } from "#tests/access/actions.ts";
import { matrix } from "#tests/access/matrix.ts";
import { listActions, listRoutes } from "#tests/access/routes.ts";

// What each row says is asked of the built app, by tests/access.

test("every page and handler has a row in the access matrix, and every row one of them", () => {
  expect(Object.keys(matrix).sort()).toEqual(listRoutes());
});

test("every server action has a row in the access matrix, and every row one of them", () => {
  const keys = listActions().map(({ key }) => key);
  expect(Object.keys(actions).sort()).toEqual(keys.sort());
});
