import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    chaiConfig: { truncateThreshold: 0 },
    include: ['tests/unit/**/*.test.{ts,tsx}', 'tests/hostile/unit/**/*.test.ts'],
  },
});
