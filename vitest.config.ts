import { defineConfig } from 'vitest/config';

/** What is tested is the public catalog, whatever somebody keeps in content/local. */
process.env['ATLAS_LOCAL'] = '';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...{ name: 'unit', include: ['{src,scripts,tests}/**/*.test.ts'], exclude: ['tests/build/**'], testTimeout: 60_000 },
          isolate: false, // files that follow each other share modules, and so the catalog that one of them has read
        },
      },
      { test: { name: 'build', include: ['tests/build/**/*.test.ts'], testTimeout: 120_000 } },
    ],
  },
});
