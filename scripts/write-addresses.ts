import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { localFolder, readLocal } from '../src/catalog/local-content.ts';
import { addAddresses, listAddresses, PUBLISHED } from './build/addresses.ts';

/** Adds to the list of published addresses what the built site has and the list has not. Takes none away, and none of one's own content. */
const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');

if (existsSync(join(dist, 'index.html')) && readLocal(root, localFolder(process.env)).files.length === 0) {
  const list = join(root, PUBLISHED);
  const before = readFileSync(list, 'utf8');
  const after = addAddresses(before, listAddresses(dist));
  if (after !== before) {
    writeFileSync(list, after);
    console.log(`Wrote ${PUBLISHED}`);
  }
}
