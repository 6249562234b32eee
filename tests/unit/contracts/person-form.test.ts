import { describe, expect, test } from "vitest";
import { type PersonValues, readPerson } from "#lib/contracts/person-form.ts";

const id = "01986324-9a80-7acf-96dd-4a9c55ff83ba";
const empty: PersonValues = {
  name: "周岚",
  role: "manager",
  email: "zhou@example.com",
  mobile: "",
  loginName: "",
  dealers: "",
  platforms: [],
  regions: [id],
};

test("what another role would reach is left alone", () => {
  const typed = { ...empty, dealers: "沈阳北辰信息", platforms: [id] };
  expect(readPerson(typed).input).toMatchObject({
    email: "zhou@example.com",
    dealerNames: [],
    platforms: [],
    regions: [id],
  });
});

describe("what does not fit is named by its field", () => {
  test.each([
    ["no name", { name: " " }, { name: "name_empty" }],
    ["no role", { role: "" }, { role: "role_empty" }],
    ["a role that is none", { role: "root" }, { role: "role_empty" }],
    ["nothing to sign in by", { email: "" }, { email: "identifier_missing" }],
    ["an address that is none", { email: "zhou@" }, { email: "email_malformed" }],
    ["a login name like a number", { loginName: "13900000005" }, { loginName: "login_like_other" }],
    ["a login name like an address", { loginName: "a@b.cn" }, { loginName: "login_like_other" }],
    ["a manager without a region", { regions: [] }, { reach: "region_missing" }],
    ["a dealer of two", { role: "dealer", dealers: "甲\n乙" }, { reach: "dealer_one" }],
    ["a dealer of none", { role: "dealer" }, { reach: "dealer_one" }],
    ["ops without a platform", { role: "ops" }, { reach: "platform_missing" }],
    [
      "a representative of nobody",
      { role: "representative", regions: [] },
      { reach: "dealer_missing" },
    ],
  ])("%s", (_, typed, errors) => {
    expect(readPerson({ ...empty, ...typed })).toEqual({ input: null, errors });
  });
});

test("an executive and a driver need no choice of what they reach", () => {
  for (const role of ["executive", "driver"]) {
    expect(readPerson({ ...empty, role, regions: [] }).errors).toEqual({});
  }
});
