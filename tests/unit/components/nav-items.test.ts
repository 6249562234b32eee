import { expect, test } from "vitest";
import { navPlacesOf, thumbFirst } from "#components/shell/nav-items.ts";
import { type Role, roles } from "#lib/auth/permissions.ts";

const pathsOf = (role: Role) => navPlacesOf(role).map(({ path }) => path);
const thumbPathsOf = (role: Role) => thumbFirst(role, navPlacesOf(role)).map(({ path }) => path);

test.each([
  ["representative", ["/", "/dealers", "/order", "/orders"]],
  ["ops", ["/board", "/log", "/orders", "/order"]],
  ["executive", ["/", "/dealers", "/board", "/platforms"]],
] as const)("a phone has room for four places of the %s", (role, four) => {
  expect(thumbPathsOf(role).slice(0, 4)).toEqual(four);
});

test.each(roles)("no place of the %s is lost on a phone", (role) => {
  expect(thumbPathsOf(role).toSorted()).toEqual(pathsOf(role).toSorted());
});
