import { defineConfig } from 'vitest/config';

/** Real browsers, one at a time: they share one machine, and a retry would hide what flickers. */
export default defineConfig({
  test: {
    chaiConfig: { truncateThreshold: 0 },
    include: ['tests/{e2e,durability,hostile}/**/*.e2e.ts'],
    fileParallelism: false,
    maxWorkers: 1,
    globalSetup: ['tests/e2e/build.ts'],
    retry: 0,
    testTimeout: 90_000,
    hookTimeout: 180_000,
    teardownTimeout: 20_000,
  },
});
