import type { Problem } from './problem.ts';
import type { TextFile } from './read.ts';

const IMPORT_TIP = 'Run npm run import -- kubernetes-api <folder>';

/** Without these the checks would have nothing to look at, and pass. */
const REQUIRED: readonly { readonly file: string; readonly path: RegExp; readonly tip: string }[] = [
  ...['verbs', 'stages', 'levels', 'nonresource'].map((name) => ({
    file: `content/vocab/${name}.yaml`,
    path: new RegExp(`^content/vocab/${name}\\.yaml$`),
    tip: 'Restore it',
  })),
  ...['lifecycle', 'nonresource'].map((name) => ({
    file: `content/imported/api/${name}.yaml`,
    path: new RegExp(`^content/imported/api/${name}\\.yaml$`),
    tip: IMPORT_TIP,
  })),
  { file: 'content/imported/api/<minor>.yaml', path: /^content\/imported\/api\/1\.\d+\.yaml$/, tip: IMPORT_TIP },
  { file: 'content/fields/<path>.yaml', path: /^content\/fields\/[^/]+\.yaml$/, tip: 'Describe at least one field of the event' },
];

/** Files that the catalog cannot do without and that were not read, with rule `required-files`. */
export function findMissingFiles(files: readonly TextFile[]): Problem[] {
  return REQUIRED.filter(({ path }) => !files.some(({ file }) => path.test(file))).map(({ file, tip }) => {
    return { file, line: 1, column: 1, level: 'error', rule: 'required-files', message: 'Cannot find this file', tip };
  });
}
