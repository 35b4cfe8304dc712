import { isLocal } from '../local-path.ts';
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
  const isAllowed = isLocal(passage.source.file) ? isHttps : isPublicHttps;
  const isReference = path.at(-1) === 'url' || path.at(-1) === 'reference';
  if (isReference)
    return isAllowed(text) ? [] : [reportPassage(referenceIsHttps, passage, `Cannot use "${text}" as a reference`, TIP)];
  return [...text.matchAll(/\]\(([^)]*)\)/g)].flatMap(({ 1: target = '', index }) =>
    /^[/#]/.test(target) || isAllowed(target)
      ? []
      : [reportPassage(referenceIsHttps, passage, `Cannot link to "${target}"`, TIP, index + 2)],
  );
}

const TIP = 'Write an https address that anybody can open';

/** What content of one's own may lead to: those who read it know their own hosts. */
function isHttps(text: string): boolean {
  if (!URL.canParse(text) || /\s/.test(text)) return false;
  const { protocol, username, password } = new URL(text);
  return protocol === 'https:' && username === '' && password === '';
}

function isPublicHttps(text: string): boolean {
  if (!isHttps(text)) return false;
  const { hostname } = new URL(text);
  return /\.[a-z][a-z0-9-]*$/.test(hostname) && !/\.(local|internal|localhost)$/.test(hostname);
}
