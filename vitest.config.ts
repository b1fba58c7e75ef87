import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // A loaded machine must not fail a test that only takes long; nothing here measures time.
    testTimeout: 30_000,
    chaiConfig: { truncateThreshold: 0 },
    include: ['tests/{unit,hostile}/**/*.test.{ts,tsx}'],
  },
});
