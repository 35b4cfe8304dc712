import { walk } from './field-exists.ts';
import { type Check, report } from './check.ts';

/** Sources are links that a reader can follow: https, no local names, no tracking of where the author works. */
export const referenceIsHttps: Check = {
  id: 'reference-is-https',
  description: 'References are https addresses',
  run: ({ files }) =>
    files.flatMap(({ source }) => {
      const problems: ReturnType<typeof report>[] = [];
      walk(source.value, [], (path, text) => {
        const key = path.at(-1);
        if ((key === 'url' || key === 'reference') && !isPublicHttps(text)) {
          problems.push(report(referenceIsHttps, source, path, `Cannot use "${text}" as a reference`, 'Write an https address that anybody can open'));
        }
      });
      return problems;
    }),
};

function isPublicHttps(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' && hostname.includes('.') && !/\s/.test(text);
}
