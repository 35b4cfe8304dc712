import { createHash } from 'node:crypto';
import { closeSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { FACTS_PATH, type SiteFacts, ZIP_PATH } from '../../src/client/offline/kept-site.ts';
import { listFiles } from '../build/list-files.ts';
import { toReadme } from './readme.ts';
import { writeZip, type ZipEntry } from './write-zip.ts';

/** What stands beside the site in the zip, by the name that it has there. */
const BESIDE: Readonly<Record<string, string>> = {
  'nginx.conf': 'deploy/nginx.conf',
  LICENSE: 'LICENSE',
  NOTICE: 'NOTICE',
  'LICENSE-texts.md': 'content/LICENSE.md',
};

/**
 * Puts the built site of a folder into a zip, and that into the folder, with its checksum beside it; the page /offline/ then offers it. A site
 * that lives in a folder of its host lies in such a folder in the zip too, as its addresses name it.
 * @throws Error where the folder holds no built site.
 */
export function zipSite(root: string, folder: string): SiteFacts {
  const facts: SiteFacts = { ...readFacts(folder), zip: null };
  const file = join(folder, ZIP_PATH);
  const descriptor = openSync(file, 'w');
  const sum = createHash('sha256');
  let bytes = 0;
  for (const part of writeZip(listEntries(root, folder, facts))) {
    sum.update(part);
    bytes += writeSync(descriptor, part);
  }
  closeSync(descriptor);
  const sha256 = sum.digest('hex');
  writeFileSync(`${file}.sha256`, `${sha256}  audit-atlas.zip\n`);
  const offered: SiteFacts = { ...facts, zip: { bytes, sha256 } };
  writeFileSync(join(folder, FACTS_PATH), JSON.stringify(offered));
  return offered;
}

function readFacts(folder: string): SiteFacts {
  try {
    return JSON.parse(readFileSync(join(folder, FACTS_PATH), 'utf8')) as SiteFacts;
  } catch {
    throw new Error(`Cannot find "${join(folder, FACTS_PATH)}": run "npm run build" first`);
  }
}

function* listEntries(root: string, folder: string, facts: SiteFacts): Generator<ZipEntry, void> {
  yield { name: 'audit-atlas/README.txt', content: Buffer.from(toReadme(facts)) };
  for (const [name, source] of Object.entries(BESIDE))
    yield { name: `audit-atlas/${name}`, content: readFileSync(join(root, source)) };
  for (const name of listFiles(folder).filter((each) => !each.startsWith(ZIP_PATH))) {
    const content = name === FACTS_PATH ? Buffer.from(JSON.stringify(facts)) : readFileSync(join(folder, name));
    yield { name: `audit-atlas/site${facts.base}${name}`, content };
  }
}
