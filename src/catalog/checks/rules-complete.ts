import { type Check, report } from './check.ts';

/** A rule that is lost would be missing on every page without a trace; each import wrote down how many there are. */
export const rulesComplete: Check = {
  id: 'rules-complete',
  description: 'Of each corpus there are as many rules as were imported',
  run: ({ ruleSources, rules }) =>
    (ruleSources?.value.corpora ?? []).flatMap(({ corpus, imported }, at) => {
      const count = rules.filter(({ source }) => source.file.startsWith(`content/imported/rules/${corpus}/`)).length;
      if (!ruleSources || count >= imported) return [];
      const message = `${imported} rules of "${corpus}" were imported, and ${count} are in content/imported/rules/${corpus}/`;
      const path = ['corpora', at, 'imported'];
      return [report(rulesComplete, ruleSources.source, path, message, 'Restore the files, or import the corpus again')];
    }),
};
