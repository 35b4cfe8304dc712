import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { readFolder, type TextFile } from '../../catalog/read.ts';
import { type LocalRow, localApi } from '../../schema/local.ts';
import { flowRow, importedHeader, isImported, writeIfChanged } from '../write-yaml.ts';
import { readDefinitions } from './read.ts';

const HEADER = importedHeader('crds <file or folder>');

/**
 * Writes the resources of CustomResourceDefinitions to `<to>/api/<group>.yaml`, one file for each API group, and answers the files that
 * changed. `path` is a manifest, or a folder of them; `to` is a folder of content of one's own.
 * @throws Error with every mistake, one a line, where a file cannot be read, holds no definition, or would replace one written by hand;
 * nothing is written then.
 */
export function importDefinitions(path: string, to: string): readonly string[] {
  const read = listManifests(path).map(({ file, text }) => readDefinitions(file, text));
  const errors = read.flatMap((one) =>
    one.errors.map(({ path: file, line, column, message }) => `${file}:${line}:${column}  ${message}`),
  );
  if (errors.length > 0) throw new Error(errors.join('\n'));
  const rows = read.flatMap((one) => one.rows);
  if (rows.length === 0)
    throw new Error(`Cannot find a CustomResourceDefinition in "${path}": give what kubectl get crd -o yaml prints`);
  const files = [...Map.groupBy(rows, ({ group }) => group)].map(([group, own]) => ({
    path: join(to, 'api', `${group}.yaml`),
    text: format(own),
  }));
  const manual = files.find((file) => existsSync(file.path) && !isImported(readFileSync(file.path, 'utf8')));
  if (manual) throw new Error(`Cannot write "${manual.path}": it was written by hand, give it another name`);
  return files.filter((file) => writeIfChanged(file.path, file.text)).map((file) => file.path);
}

function listManifests(path: string): TextFile[] {
  if (!existsSync(path)) throw new Error(`Cannot find "${path}"`);
  if (statSync(path).isFile()) return [{ file: basename(path), text: readFileSync(path, 'utf8') }];
  return ['.yaml', '.yml', '.json'].flatMap((extension) => readFolder(resolve(path), '', extension));
}

/** Once each, in the order of resource, version and subresource. */
function format(rows: readonly LocalRow[]): string {
  const keyed = new Map(rows.map((row) => [[row.resource, row.version, row.subresource ?? ''].join(' '), row]));
  const resources = [...keyed].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  localApi.parse({ resources });
  return `${HEADER}resources:\n${resources.map((row) => `  - ${flowRow(row)}\n`).join('')}`;
}
