import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fixKeyOrder } from '../src/catalog/fixes/key-order.ts';
import { readFolder } from '../src/catalog/read.ts';

/** Mends what can be mended in content without a person: puts keys in the order of their schema. Touches no other file. */
const root = join(fileURLToPath(import.meta.url), '../..');
const files = [...readFolder(root, 'content'), ...readFolder(root, 'content/guides', '.mdx')];

for (const { file, text } of fixKeyOrder(files)) {
  writeFileSync(join(root, file), text);
  console.log(`Ordered the keys of ${file}`);
}
