import { describe, expect, test } from "vitest";
import { EnvError, readEnv } from "#lib/env.ts";

test("nothing set gives the defaults", () => {
  expect(readEnv({})).toEqual({
    PORT: 3000,
    HOST: "127.0.0.1",
    DATA_DIR: ".data",
    SEED: "demo",
    TRUST_PROXY: 0,
    LOG_LEVEL: "info",
  });
});

test("an empty or blank value counts as unset", () => {
  expect(readEnv({ PORT: "", DATABASE_URL: "  ", SEED: "" })).toEqual(readEnv({}));
});

test("variables that are none of ours are ignored", () => {
  expect(readEnv({ PATH: "/bin", npm_config_yes: "true" })).toEqual(readEnv({}));
});

describe("accepted", () => {
  test.each([
    ["PORT", "1", 1],
    ["PORT", "65535", 65535],
    ["HOST", "::1", "::1"],
    ["HOST", "0.0.0.0", "0.0.0.0"],
    ["DATABASE_URL", "postgres://u:p@h/d", "postgres://u:p@h/d"],
    [
      "DATABASE_URL",
      "postgresql://u@h:5/d?sslmode=require",
      "postgresql://u@h:5/d?sslmode=require",
    ],
    ["DATA_DIR", "/a folder/with spaces", "/a folder/with spaces"],
    ["SEED", "none", "none"],
  ])("%s=%s", (name, value, parsed) => {
    expect(readEnv({ [name]: value })).toHaveProperty(name, parsed);
  });
});

describe("refused, naming the setting, the value and the mend", () => {
  test.each([
    ["PORT", "0", "1 to 65535"],
    ["PORT", "65536", "1 to 65535"],
    ["PORT", "80a", "1 to 65535"],
    ["PORT", "-1", "1 to 65535"],
    ["PORT", "3000.5", "1 to 65535"],
    ["HOST", "http://localhost", "without a port"],
    ["SEED", "Demo", "write demo or none"],
    ["LOG_LEVEL", "loud", "write one of fatal, error"],
  ])("%s=%s", (name, value, mend) => {
    expect(() => readEnv({ [name]: value })).toThrow(EnvError);
    expect(() => readEnv({ [name]: value })).toThrow(`${name}: "${value}" is not valid; `);
    expect(() => readEnv({ [name]: value })).toThrow(mend);
  });

  test.each([["mysql://u:geheim@h/d"], ["geheim"], ["postgresql://u:geheim@h"]])(
    "a DATABASE_URL is not repeated, it may hold a password: %s",
    (value) => {
      expect(() => readEnv({ DATABASE_URL: value })).toThrow(/^DATABASE_URL: .* postgresql:\/\//);
      expect(() => readEnv({ DATABASE_URL: value })).not.toThrow(/geheim/);
    },
  );
});

test("each wrong setting has one line", () => {
  expect(() => readEnv({ PORT: "x", SEED: "x" })).toThrow(/^PORT: .*\nSEED: .*$/);
});

test("mails need a sender and the address that their links begin with", () => {
  const mail = { SMTP_URL: "smtp://mail.example", MAIL_FROM: "zhunda@example.com" };
  expect(() => readEnv(mail)).toThrow(/^PUBLIC_URL: set it, as SMTP_URL is set$/);
  expect(readEnv({ ...mail, PUBLIC_URL: "https://Zhunda.example/" })).toMatchObject({
    PUBLIC_URL: "https://zhunda.example",
  });
});

test.each(["zhunda.example", "https://zhunda.example/app", "https://u:p@zhunda.example"])(
  "%s is no address that people open",
  (address) => {
    expect(() => readEnv({ PUBLIC_URL: address })).toThrow(/^PUBLIC_URL: .* is not valid/);
  },
);

test("secrets are not repeated", () => {
  expect(() => readEnv({ AUTH_SECRET: "geheim" })).toThrow(/^AUTH_SECRET: the value given/);
  expect(() => readEnv({ SMTP_URL: "geheim" })).toThrow(/^SMTP_URL: the value given/);
});
