import { fileURLToPath } from 'node:url';
import { loadFolder, type Parse, parseEntry } from '../../src/catalog/load.ts';
import { formatProblem } from '../../src/catalog/problem.ts';
import { type ByteFile, readBytes, type TextFile } from '../../src/catalog/read.ts';

/** Root of the repository. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** All content of the repository, as the build reads it. */
export const WHOLE: readonly ByteFile[] = readBytes(ROOT, 'content').files;

/** Remembers what a text was parsed to, so that only the files of a case that were broken are parsed for it. */
export function rememberParsed(): Parse {
  const known = new Map<string, { readonly text: string; readonly result: ReturnType<Parse> }>();
  return (each: TextFile) => {
    const before = known.get(each.file);
    if (before?.text === each.text) return before.result;
    const result = parseEntry(each);
    if (before === undefined) known.set(each.file, { text: each.text, result });
    return result;
  };
}

/** Resources whose tables and texts are in the part: of both scopes, with and without subresources. */
const RESOURCES = ['pods', 'namespaces', 'tokenreviews'];

/** Corpora whose rules are in the part. */
const CORPORA = ['crowdsec', 'stackrox'];

/** Files of the part: some of each kind of content. */
const IN_PART = [
  /^content\/(?:changes|redirects|vocab\/[^/]+|imported\/sources)\.yaml$/,
  /^content\/vocab\/dialects\/(?:jq|loki|stackrox)\.yaml$/,
  /^content\/imported\/api\/(?:1\.8|1\.36|lifecycle|nonresource)\.yaml$/,
  /^content\/imported\/rbac\//,
  new RegExp(`^content/imported/rules/(?:${CORPORA.join('|')})/`),
  /^content\/operations\/core\/(?:pods\/exec|namespaces)\//,
  /^content\/operations\/(?:authentication\.k8s\.io\/tokenreviews|nonresource\/(?:version|livez))\//,
  new RegExp(`^content/resources/[^/]+/(?:${RESOURCES.join('|')})\\.yaml$`),
  /^content\/fields\/(?!requestObject|responseObject|responseStatus\.details\.[a-t]|annotations|user\.extra)[^/]+\.yaml$/,
  /^content\/fields\/(?:requestObject\.spec\.containers\.[is]|annotations\.authorization)[^/]*\.yaml$/,
  /^content\/actors\/system\.[a-m][^/]*\.yaml$/,
  /^content\/providers\/k[^/]*\.yaml$/,
  /^content\/guides\/[a-f]/,
];

/** Takes from the tables the rows of other resources, and from the list of sources the corpora whose rules are not in the part. */
function cutRows({ file, bytes }: ByteFile): ByteFile {
  const keepsRow = (line: string): boolean => {
    const [, key = '', value = ''] = /"(resource|kind|corpus)":"([^"]*)"/.exec(line) ?? [];
    return key === 'corpus' ? CORPORA.includes(value) : RESOURCES.includes(key === 'kind' ? `${value.toLowerCase()}s` : value);
  };
  const text = Buffer.from(bytes).toString('utf8');
  if (!/\/(?:api\/(?:1\.\d+|lifecycle)|imported\/sources)\.yaml$/.test(file)) return { file, bytes };
  const lines = text.split('\n').filter((line) => !line.startsWith('  - {') || keepsRow(line));
  return { file, bytes: Buffer.from(lines.join('\n')) };
}

/**
 * A part of the real content with some of every kind, small enough to be checked a thousand times. Texts that speak of something outside
 * of it are left out, until the rest has no problem.
 */
export function takePart(parse: Parse): readonly ByteFile[] {
  let files = WHOLE.filter(({ file }) => IN_PART.some((pattern) => pattern.test(file))).map(cutRows);
  for (;;) {
    const { catalog, problems } = loadFolder({ files, problems: [] }, parse);
    if (catalog) return files;
    console.log(
      problems
        .map(formatProblem)
        .filter((l) => !/actors/.test(l))
        .map((l) => l.slice(0, 150))
        .join('\n'),
    );
    const wrong = new Set(problems.map(({ file }) => file));
    const rest = files.filter(({ file }) => !wrong.has(file));
    if (rest.length === files.length)
      throw new Error(`Cannot take a part of the content:\n${problems.map(formatProblem).join('\n')}`);
    files = rest;
  }
}
