import { type Document, isMap, isSeq, parseDocument } from 'yaml';
import { changes, type Release } from '../../src/schema/changes.ts';

/** What the newest release is completed with. */
export interface Facts {
  /** Pages of the release before; undefined before the first. */
  readonly before: readonly string[] | undefined;
  readonly pages: readonly string[];
  /** Day of the release, if it is made now. */
  readonly date: string | undefined;
}

/**
 * content/changes.yaml with what a program knows of its first release, comments and all else kept. A release that is out stays as it is.
 * @throws Error where there is no release in preparation to be made, or the file does not follow its schema.
 */
export function completeRelease(text: string, facts: Facts): { readonly text: string; readonly releases: readonly Release[] } {
  const document: Document = parseDocument(text);
  const newest = isSeq(document.contents) ? document.contents.items[0] : undefined;
  if (!isMap(newest))
    throw new Error('Cannot find a release in "content/changes.yaml": write its version, date and summary first');
  if (newest.has('inPreparation')) {
    for (const [key, value] of Object.entries(comparePages(facts))) {
      if (value.length > 0) newest.set(key, document.createNode(value));
      else newest.delete(key);
    }
    if (facts.date !== undefined) {
      newest.set('date', facts.date);
      newest.delete('inPreparation');
    }
  } else if (facts.date !== undefined) {
    throw new Error(
      `Release ${newest.get('version')} is out since ${newest.get('date')}: begin a new one with "inPreparation: true"`,
    );
  }
  return { text: document.toString({ lineWidth: 0, flowCollectionPadding: true }), releases: changes.parse(document.toJS()) };
}

/** The first release has no new pages: all are. */
function comparePages({ before, pages }: Facts): Readonly<Record<'newPages' | 'gonePages', readonly string[]>> {
  if (before === undefined) return { newPages: [], gonePages: [] };
  const [had, has] = [new Set(before), new Set(pages)];
  return { newPages: pages.filter((path) => !had.has(path)), gonePages: before.filter((path) => !has.has(path)) };
}
