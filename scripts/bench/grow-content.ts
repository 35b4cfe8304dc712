import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const GROUP = 'bench.example.org';
const VERBS = ['create', 'delete', 'deletecollection', 'get', 'list', 'patch', 'update', 'watch'] as const;

/** Pages that each made-up custom resource brings: its own, one for each operation, and one for any verb. */
export const PAGES_PER_RESOURCE: number = 1 + VERBS.length + 1;

/** Writes content as people add it to the catalog, for ATLAS_LOCAL: some custom resources, each with texts of its own and of its operations. */
export function writeGrownContent(folder: string, count: number): void {
  rmSync(folder, { recursive: true, force: true });
  const names = Array.from({ length: count }, (_, at) => `gadget${at}s`);
  write(folder, `api/${GROUP}.yaml`, `resources:\n${names.map(toApi).join('')}`);
  names.forEach((name, at) => {
    write(folder, `resources/${GROUP}/${name}.yaml`, toText('role', at));
    VERBS.forEach((verb, number) => {
      write(folder, `operations/${GROUP}/${name}/${verb}.yaml`, toText('why', count + at * VERBS.length + number));
    });
  });
}

function toApi(name: string): string {
  const singular = name.slice(0, -1);
  return `  - {group: ${GROUP}, version: v1, resource: ${name}, namespaced: true, kind: G${singular.slice(1)}, singular: ${singular}}\n`;
}

/** As long as the texts of the catalog; no two are alike, which the checks of the content would not take. */
function toText(key: 'role' | 'why', number: number): string {
  const say = createWords(number);
  return [
    ...[`summary: ${say(8)}`, `description: ${say(24)}`, `${key}: ${say(18)}`, 'references:'],
    ...[`  - title: Handbook ${number}`, `    url: https://handbook.example.org/${number}`, ''],
  ].join('\n');
}

const WORDS =
  'operator status namespace reads writes claim owner platform waits record request answer team token secret volume node policy grants moves holds'.split(
    ' ',
  );

/** Sentences of so many words in an order that is different for each number (Park and Miller). */
function createWords(number: number): (length: number) => string {
  let state = number + 1;
  const next = (): string => {
    state = (state * 48_271) % 2_147_483_647;
    return WORDS[state % WORDS.length] ?? '';
  };
  return (length) => `The ${Array.from({ length }, next).join(' ')}.`;
}

function write(folder: string, path: string, text: string): void {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
