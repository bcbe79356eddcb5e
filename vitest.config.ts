import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: { "@": import.meta.dirname } },
  test: {
    include: ["tests/**/*.test.ts", "tests/**/*.test.tsx"],
    globalSetup: ["tests/support/stop-test-cluster.ts"],
    // Each worker is a process of its own: database clients and environment are never shared between files.
    pool: "forks",
    maxWorkers: 2,
    // The first file of a run also makes the test cluster and its template database.
    hookTimeout: 120_000,
    testTimeout: 60_000,
  },
});
