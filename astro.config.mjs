import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';

// Pages would take a BASE_URL of the environment for the base.
delete process.env.BASE_URL;

// ATLAS_SITE and ATLAS_BASE let a fork live under its own host and folder; see README.md. Without a host, no page claims an address.
export default defineConfig({
  site: process.env.ATLAS_SITE || undefined,
  base: process.env.ATLAS_BASE ?? '/',
  trailingSlash: 'always',
  integrations: [mdx({ optimize: true })],
  devToolbar: { enabled: false },
  // The default joins words that stand on two lines of a template.
  compressHTML: true,
  markdown: { syntaxHighlight: false },
  // No inline script or style, so that one strict policy without hashes serves every page.
  build: { inlineStylesheets: 'never' },
  // A worker's script may load more of itself, as pages do.
  vite: { build: { assetsInlineLimit: 0 }, worker: { format: 'es' } },
});
