import type { Draft, Entry } from '../draft.ts';
import { isLocal, publicPath } from '../local-path.ts';
import { nonResourceFile, notedFile } from '../operation-file.ts';
import type { Problem } from '../problem.ts';
import { type Check, report } from './check.ts';

/** Content of one's own stands beside public content and never in its place, nor twice. */
export const localIsNew: Check = {
  id: 'local-is-new',
  description: "Content of one's own repeats no id of the catalog, and its notes are about an operation",
  run: (draft) => [...checkCorpora(draft), ...checkRules(draft), ...checkApi(draft), ...checkTexts(draft), ...checkNotes(draft)],
};

function checkCorpora({ corpora, localCorpora }: Draft): Problem[] {
  if (!localCorpora) return [];
  const known = new Set(corpora?.value.map(({ id }) => id));
  const ids = localCorpora.value.map(({ id }) => id);
  return ids.flatMap((id, index) => {
    const twice = ids.indexOf(id) < index;
    if (!twice && !known.has(id)) return [];
    const where = twice ? 'stands here twice' : 'is one of content/vocab/corpora.yaml already';
    return [report(localIsNew, localCorpora.source, [index, 'id'], `The corpus "${id}" ${where}`, 'Choose another id')];
  });
}

function checkRules({ rules, corpora }: Draft): Problem[] {
  const known = new Set(corpora?.value.map(({ id }) => id));
  const seen = new Map<string, string>();
  return rules.flatMap(({ source, value: { corpus, id } }) => {
    if (!isLocal(source.file)) return [];
    if (known.has(corpus)) return [report(localIsNew, source, ['corpus'], `The corpus "${corpus}" is public`, CORPUS_TIP)];
    const first = seen.get(`${corpus} ${id}`);
    seen.set(`${corpus} ${id}`, first ?? source.file);
    return first === undefined
      ? []
      : [report(localIsNew, source, ['id'], `The rule "${id}" of "${corpus}" stands in ${first} too`, 'Choose another id')];
  });
}

const CORPUS_TIP = 'Give a rule of your own a corpus of content/local/corpora.yaml';

function checkApi({ resources, localApi }: Draft): Problem[] {
  const served = new Set(resources.flatMap(({ local, group, resource }) => (local ? [] : [`${resource}.${group}`])));
  const seen = new Map<string, string>();
  return localApi.flatMap(({ source, value }) =>
    value.resources.flatMap(({ group, version, resource, subresource = '' }, index) => {
      const name = `${resource}.${group}`;
      const path = ['resources', index, 'resource'];
      if (served.has(name)) return [report(localIsNew, source, path, `Kubernetes itself serves "${name}"`, NOTE_TIP)];
      const row = [group, version, resource, subresource].join(' ');
      const first = seen.get(row);
      seen.set(row, first ?? source.file);
      if (first === undefined) return [];
      const what = subresource === '' ? name : `${resource}/${subresource}.${group}`;
      return [report(localIsNew, source, path, `"${what}" of version "${version}" stands in ${first} too`, 'Remove one of them')];
    }),
  );
}

const NOTE_TIP = 'What you have to say of one of its operations is a note: content/local/notes/<group>/<resource>/<verb>.yaml';

function checkTexts({ operations, resourceNotes }: Draft): Problem[] {
  const entries: readonly Entry<unknown>[] = [...operations, ...resourceNotes];
  const described = new Set(entries.flatMap(({ source: { file } }) => (isLocal(file) ? [] : [file])));
  return entries.flatMap(({ source }) => {
    const file = publicPath(source.file);
    if (!isLocal(source.file) || !described.has(file)) return [];
    return [report(localIsNew, source, [], `${file} describes it already`, NOTE_TIP)];
  });
}

function checkNotes({ localNotes, operationsByFile, families }: Draft): Problem[] {
  const requests = (families?.value ?? []).flatMap(({ slug, methods }) => methods.map((method) => nonResourceFile(slug, method)));
  const known = new Set([...operationsByFile.keys(), ...requests]);
  return localNotes.flatMap(({ source }) =>
    known.has(notedFile(source.file)) ? [] : [report(localIsNew, source, [], 'No operation has this path', PATH_TIP)],
  );
}

const PATH_TIP = 'Name it content/local/notes/<group>/<resource>[/<subresource>]/<verb>.yaml, with core for the empty group';
