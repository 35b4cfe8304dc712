import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { type CustomRecord, close, createIndex, type IndexFile, type PagefindIndex } from 'pagefind';
import type { Catalog } from '../../src/catalog/model.ts';
import type { SearchRecord } from '../../src/view/search/search-record.ts';
import { toSearchRecords } from '../../src/view/search/search-records.ts';
import { readGuideText } from './guide-text.ts';
import type { SiteFolder } from './site-folder.ts';

/** A full-text index that is made and not yet written. */
export interface ProseIndex {
  /** Number of pages in it. */
  readonly pages: number;
  /** Writes the index into `pagefind`. */
  readonly writeTo: (folder: Pick<SiteFolder, 'write'>) => void;
}

/**
 * Indexes the prose of the catalog with Pagefind. Needs no HTML, so it can run beside the build of the pages.
 * @throws Error with what Pagefind reports.
 */
export async function createSearchIndex(catalog: Catalog): Promise<ProseIndex> {
  const records = toSearchRecords(catalog);
  const readable = records.filter(({ facets }) => facets.kind !== 'any');
  const files = [...(await indexRecords(readable)).filter(isWanted)];
  files.push(makePageList(records, files));
  const writeTo: ProseIndex['writeTo'] = (folder) => {
    for (const { path, content } of files) folder.write(`pagefind/${path}`, content);
  };
  return { pages: readable.length, writeTo };
}

async function indexRecords(records: readonly SearchRecord[]): Promise<readonly IndexFile[]> {
  const { index, errors } = await createIndex({ forceLanguage: 'en' });
  if (!index) throw new Error(`Pagefind does not start: ${errors.join('; ')}`);
  const complete = await Promise.all(records.map(completeText));
  await Promise.all(complete.map((record) => addRecord(index, record)));
  const { files, errors: failures } = await index.getFiles();
  await close();
  if (failures.length > 0) throw new Error(`Pagefind cannot make its index: ${failures.join('; ')}`);
  return files;
}

/**
 * pages.json: the name of each record's fragment, by the number of its row in search/identifiers.json. With it the browser knows what
 * every hit is before it loads a fragment, and filters hits by itself; Pagefind's own filters come in another order at each build.
 */
function makePageList(records: readonly SearchRecord[], files: readonly IndexFile[]): IndexFile {
  const fragments = new Map(
    files.filter(({ path }) => path.startsWith('fragment/')).map((file) => [readAddress(file), readName(file)]),
  );
  const pages = records.map(({ path }) => fragments.get(path) ?? '');
  return { path: 'pages.json', content: new TextEncoder().encode(JSON.stringify({ pages })) };
}

/** A fragment is gzipped JSON behind a mark of twelve characters. */
function readAddress({ content }: IndexFile): string {
  const text = gunzipSync(content).toString('utf8');
  return (JSON.parse(text.slice(text.indexOf('{'))) as { url: string }).url;
}

/** "fragment/en_03a5267.pf_fragment" -> "03a5267" */
function readName({ path }: IndexFile): string {
  return path.replace(/^fragment\/en_|\.pf_fragment$/g, '');
}

async function addRecord(index: PagefindIndex, record: SearchRecord): Promise<void> {
  const { errors } = await index.addCustomRecord(toPagefind(record));
  if (errors.length > 0) throw new Error(`Pagefind refuses "${record.path}": ${errors.join('; ')}`);
}

/** The catalog knows a guide by its front matter only; its text is read here. */
async function completeText(record: SearchRecord): Promise<SearchRecord> {
  const slug = /^\/guides\/([^/]+)\/$/.exec(record.path)?.[1];
  return slug === undefined ? record : { ...record, text: readGuideText(await readFile(`content/guides/${slug}.mdx`, 'utf8')) };
}

/** Identifiers are left to the other index, so that excerpts are made of sentences. Addresses are from the root of the site: the client adds the base. */
function toPagefind({ title, path, summary, aliases, text }: SearchRecord): CustomRecord {
  const content = [summary, text, aliases.join(', ')].filter((part) => part !== '').join(' ');
  return { url: path, content, language: 'en', meta: { title: `${title} ${title.split(/[^A-Za-z0-9]+/).join(' ')}` } };
}

/** Pagefind also writes interfaces of its own and a worker, none of which this site uses. */
function isWanted({ path }: IndexFile): boolean {
  return (
    path === 'pagefind.js' ||
    path === 'pagefind-entry.json' ||
    /(?<!unknown)\.(pagefind|pf_meta|pf_index|pf_fragment)$/.test(path)
  );
}
