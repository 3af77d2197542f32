import { defaultExclude, defineConfig } from "vitest/config";

const DATABASE_TESTS = "**/*.db.test.ts";
const exclude = [...defaultExclude, ".next/**", ".cairn*/**", "e2e/**"];

export default defineConfig({
  test: {
    // Two cores are what most machines that run this in the background have to spare.
    maxWorkers: process.env.CI ? 2 : undefined,
    projects: [
      {
        test: {
          name: "unit",
          include: ["{lib,components,prisma,bin,app}/**/*.test.ts"],
          exclude: [...exclude, DATABASE_TESTS],
          // Properties are tried hundreds of times, on machines that do other things as well.
          testTimeout: 20_000,
        },
      },
      {
        // The condition under which `server-only` is an empty module rather than an error.
        ssr: { resolve: { conditions: ["react-server"] } },
        test: {
          name: "integration",
          include: [DATABASE_TESTS],
          exclude,
          globalSetup: "lib/platform/testing/cluster.ts",
          setupFiles: "lib/platform/testing/setup.ts",
          testTimeout: 20_000,
          // A hook makes a database and fills it, on machines that do other things as well.
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
