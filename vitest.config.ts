import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/fixtures/**'],
    watch: false,
    // Two files at once: each may start a browser that wants a core for itself.
    maxWorkers: 2,
    // A test that ends is never cut short by these; they only end one that hangs, on a slow machine too.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
