import { isLocal } from '../local-path.ts';
import { type Check, report } from './check.ts';

/** A machine-written file says by which command it was written, and from where; a hand-written one does neither. */
export const provenanceComplete: Check = {
  id: 'provenance-complete',
  description: 'Imported files name their command, repository, commit and licence',
  run: ({ files }) =>
    files.flatMap(({ source }) => {
      const imported = source.file.startsWith('content/imported/');
      const marked = source.text.startsWith('# Written by `npm run import');
      if (imported && !marked)
        return [
          report(provenanceComplete, source, [], 'The first line does not say which command wrote this file', 'Import it again'),
        ];
      if (imported)
        return findEmpty(source.value).map((key) =>
          report(provenanceComplete, source, ['provenance', key], `The provenance has an empty "${key}"`, 'Import it again'),
        );
      if (marked && !isLocal(source.file))
        return [report(provenanceComplete, source, [], 'A machine-written file stands outside content/imported', 'Move it')];
      return [];
    }),
};

/** The schemas see to it that the keys are there. */
function findEmpty(value: unknown): string[] {
  const { provenance = {} } = value as { readonly provenance?: Readonly<Record<string, string>> };
  return Object.keys(provenance).filter((key) => provenance[key]?.trim() === '');
}
