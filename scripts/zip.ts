import { fileURLToPath } from 'node:url';
import { zipSite } from './zip/site-zip.ts';

/** Puts the built site into a zip beside its page /offline/. Takes another folder than `dist` as an argument. */
const root = fileURLToPath(new URL('..', import.meta.url));
const folder = process.argv[2] ?? fileURLToPath(new URL('../dist', import.meta.url));

try {
  const { files, zip } = zipSite(root, folder);
  console.log(`Wrote ${files} files into ${folder}/offline/audit-atlas.zip: ${zip?.bytes} bytes, SHA-256 ${zip?.sha256}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
