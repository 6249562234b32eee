import { expect, it } from "vitest";
import { progressLine } from "#lib/cli/commands/import-progress-line.ts";
import { importCountsSchema } from "#lib/contracts/import-progress.ts";

const counts = importCountsSchema.parse({ rowsRead: 7 });

function terminal(isTTY: boolean) {
  const written: string[] = [];
  return { written, isTTY, write: (text: string) => written.push(text) };
}

it("what follows the progress begins on a line of its own", () => {
  const screen = terminal(true);
  const progress = progressLine(screen);
  progress.draw(counts);
  progress.end();
  progress.end();
  expect(screen.written).toEqual([expect.stringContaining("read 7"), "\n"]);
});

it("no line is ended where none was begun, and a pipe hears nothing", () => {
  const screen = terminal(true);
  progressLine(screen).end();
  const pipe = terminal(false);
  const progress = progressLine(pipe);
  progress.draw(counts);
  progress.end();
  expect([screen.written, pipe.written]).toEqual([[], []]);
});
