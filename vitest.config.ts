import { defineConfig } from "vitest/config";

/** A run says something about the change, not about luck; `npm run fuzz` looks for what luck finds. */
const setupFiles = ["tests/support/property-seed.ts"];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          setupFiles,
          include: ["tests/unit/**/*.test.ts", "tests/golden/**/*.test.ts"],
          // Some start commands, which take seconds where the machine is busy.
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: "integration",
          setupFiles,
          include: ["tests/integration/**/*.test.ts"],
          globalSetup: ["tests/support/global-database.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
      {
        // Asks the built app over HTTP, so it needs a build.
        test: {
          name: "access",
          include: ["tests/access/**/*.test.ts"],
          globalSetup: ["tests/support/global-database.ts"],
          testTimeout: 60_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
