import { type Check, report } from './check.ts';
import { walk } from './field-exists.ts';

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
          problems.push(report(referenceIsHttps, source, path, `Cannot use "${text}" as a reference`, TIP));
        }
        for (const [, target = ''] of text.matchAll(/\]\(([^)]*)\)/g)) {
          if (!target.startsWith('/') && !isPublicHttps(target))
            problems.push(report(referenceIsHttps, source, path, `Cannot link to "${target}"`, TIP));
        }
      });
      return problems;
    }),
};

const TIP = 'Write an https address that anybody can open';

function isPublicHttps(text: string): boolean {
  if (!URL.canParse(text) || /\s/.test(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  const isPublic = /\.[a-z][a-z0-9-]*$/.test(hostname) && !/\.(local|internal|localhost)$/.test(hostname);
  return protocol === 'https:' && isPublic && username === '' && password === '';
}
