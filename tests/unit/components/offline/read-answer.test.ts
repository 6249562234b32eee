import { expect, test } from "vitest";
import { readAnswer } from "#components/offline/read-answer.ts";
import { logAnswerSchema } from "#lib/contracts/log-event.ts";

const taken = { state: "picked", version: 2, occurredAtMs: 0 };

test("what the contract knows is read as what becomes of it on the phone", () => {
  const answer = logAnswerSchema.parse({
    results: [
      { id: "a", status: "recorded", ...taken },
      { id: "b", status: "known", ...taken },
      { id: "c", status: "conflict", ...taken, params: { from: "cancelled", by: "石岩" } },
      { id: "d", status: "refused", why: "illegal", params: { from: "delivered", minutes: 3 } },
    ],
    skewMs: -1200,
  });
  expect(readAnswer(answer)).toEqual({
    results: [
      { id: "a", status: "sent" },
      { id: "b", status: "sent" },
      { id: "c", status: "conflict", params: { from: "cancelled", by: "石岩" } },
      { id: "d", status: "refused", why: "illegal", params: { from: "delivered", minutes: 3 } },
    ],
    skewMs: -1200,
  });
});

test.each([
  ["nothing", null],
  ["a page of what stands before the app", "<html>"],
  ["an answer without a skew", { results: [] }],
  ["a result of which it does not say what became", { results: [{ id: "a" }], skewMs: 0 }],
  ["a status that is not known", { results: [{ id: "a", status: "lost", ...taken }], skewMs: 0 }],
])("%s is no answer, so that all of it is sent again", (_, body) => {
  expect(readAnswer(body)).toBeNull();
});
