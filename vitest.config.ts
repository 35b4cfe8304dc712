import { defineConfig } from 'vitest/config';

/** What is tested is the public catalog, whatever somebody keeps in content/local. */
process.env['ATLAS_LOCAL'] = '';

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['{src,scripts,tests}/**/*.test.ts'], exclude: ['tests/build/**'], testTimeout: 60_000 } },
      { test: { name: 'build', include: ['tests/build/**/*.test.ts'], testTimeout: 120_000 } },
    ],
  },
});
