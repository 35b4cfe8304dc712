import { CONTENT_KINDS, toPattern } from './content-files.ts';
import type { Problem } from './problem.ts';
import type { TextFile } from './read.ts';

/** Of each kind of content there is something: without it, pages would be missing in silence, and checks would have nothing to look at. */
const REQUIRED = CONTENT_KINDS.flatMap(({ files }): readonly string[] => files)
  .filter((glob) => !glob.startsWith('content/local/'))
  .map((glob) => ({ glob, pattern: toPattern(glob) }));

/** Kinds of files that are missing, with rule `required-files`; a name with `*` stands for one or more files. */
export function findMissingFiles(files: readonly TextFile[]): Problem[] {
  return REQUIRED.filter(({ pattern }) => !files.some(({ file }) => pattern.test(file))).map(({ glob }) => {
    const message = glob.includes('*') ? 'Cannot find any file of this name' : 'Cannot find this file';
    return { file: glob, line: 1, column: 1, level: 'error', rule: 'required-files', message, tip: tipFor(glob) };
  });
}

function tipFor(glob: string): string {
  if (glob.startsWith('content/imported/api/')) return 'Restore it, or run npm run import -- kubernetes-api <folder>';
  if (glob.startsWith('content/imported/rbac/')) return 'Restore it, or run npm run import -- bootstrap-rbac <folder>';
  if (glob.startsWith('content/imported/')) return 'Restore it, or run npm run import -- <corpus> <folder>';
  return 'Restore it, for example with git checkout';
}
