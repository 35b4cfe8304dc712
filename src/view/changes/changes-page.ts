import type { Release } from '../../schema/changes.ts';
import { type PageKind, toPageKind } from '../page-kind.ts';
import { href } from '../urls.ts';

/** Pages that a release added or took away, of one kind. */
export interface PageGroup {
  readonly title: string;
  readonly pages: readonly { readonly text: string; readonly href: string | undefined }[];
}

/** One release as the page of changes shows it. */
export interface ReleaseSection {
  readonly id: string;
  readonly title: string;
  readonly date: string;
  /** What happened on that day. */
  readonly dated: string;
  readonly summary: string;
  readonly parts: readonly { readonly title: string; readonly lines: readonly string[] }[];
  readonly groups: readonly PageGroup[];
}

/** The releases as sections, in their order. */
export function toChangesPage(releases: readonly Release[]): readonly ReleaseSection[] {
  return releases.map((release) => ({
    id: releaseId(release),
    title: releaseTitle(release),
    date: release.date,
    dated: release.inPreparation ? 'Last changed' : 'Released',
    summary: release.summary,
    parts: listParts(release),
    groups: [...groupPages('New', release.newPages, true), ...groupPages('Gone', release.gonePages, false)],
  }));
}

/** "v0.1.0": an id that an address can carry. */
export function releaseId({ version }: Release): string {
  return `v${version}`;
}

export function releaseTitle({ version, inPreparation }: Release): string {
  return inPreparation ? `${version}, in preparation` : version;
}

/** What a person wrote of a release, by what it is. */
export function listParts({ added, changed, removed }: Release): ReleaseSection['parts'] {
  const parts = { Added: added, Changed: changed, Removed: removed };
  return Object.entries(parts).flatMap(([title, lines]) => (lines ? [{ title, lines }] : []));
}

const NAMES: Partial<Record<PageKind, string>> = {
  ...{
    resource: 'resources',
    operation: 'operations',
    field: 'fields',
    dialect: 'dialects',
    rule: 'rules',
    technique: 'techniques',
  },
  ...{ actor: 'actors', role: 'default roles', provider: 'providers', verb: 'verbs', guide: 'guides' },
};

function groupPages(word: string, paths: readonly string[] = [], linked: boolean): readonly PageGroup[] {
  return [...Map.groupBy(paths, (path) => NAMES[toPageKind(href(path)).kind] ?? 'other pages')].map(([name, of]) => ({
    title: `${word} ${name}: ${of.length}`,
    pages: of.map((path) => ({ text: path.split('/').at(-2) ?? path, href: linked ? href(path) : undefined })),
  }));
}
