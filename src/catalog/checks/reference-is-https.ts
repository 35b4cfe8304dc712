import type { Problem } from '../problem.ts';
import type { Check } from './check.ts';
import { listPassages, type Passage, reportPassage } from './passages.ts';

/** Sources are links that a reader can follow: https, no local names, no tracking of where the author works. */
export const referenceIsHttps: Check = {
  id: 'reference-is-https',
  description: 'References are https addresses',
  run: ({ files }) => files.flatMap(({ source }) => listPassages(source).flatMap(checkPassage)),
};

function checkPassage(passage: Passage): Problem[] {
  const { path, text } = passage;
  const isReference = path.at(-1) === 'url' || path.at(-1) === 'reference';
  if (isReference)
    return isPublicHttps(text) ? [] : [reportPassage(referenceIsHttps, passage, `Cannot use "${text}" as a reference`, TIP)];
  return [...text.matchAll(/\]\(([^)]*)\)/g)].flatMap(({ 1: target = '', index }) =>
    /^[/#]/.test(target) || isPublicHttps(target)
      ? []
      : [reportPassage(referenceIsHttps, passage, `Cannot link to "${target}"`, TIP, index + 2)],
  );
}

const TIP = 'Write an https address that anybody can open';

function isPublicHttps(text: string): boolean {
  if (!URL.canParse(text) || /\s/.test(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  const isPublic = /\.[a-z][a-z0-9-]*$/.test(hostname) && !/\.(local|internal|localhost)$/.test(hostname);
  return protocol === 'https:' && isPublic && username === '' && password === '';
}
