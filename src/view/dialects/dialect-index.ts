import { namerOf } from '../../catalog/dialect-names.ts';
import type { Catalog } from '../../catalog/model.ts';
import type { Link } from '../link.ts';
import { dialectHref } from '../urls.ts';
import { LANGUAGE_TITLES, nameStatus } from './dialect-words.ts';
import { sortDialects } from './field-names.ts';

export interface DialectRow {
  readonly link: Link;
  readonly product: string;
  readonly summary: string;
  readonly languages: readonly string[];
  readonly select?: string | undefined;
}

/** Whether a dialect keeps what detection asks for most: a word for each of `KEPT_FIELDS`. */
export interface KeptRow {
  readonly link: Link;
  readonly kept: readonly ('yes' | 'part' | 'unverified' | 'lost' | 'unknown')[];
}

export interface DialectIndex {
  readonly rows: readonly DialectRow[];
  readonly heads: readonly string[];
  readonly kept: readonly KeptRow[];
}

/** Fields without which a question cannot be asked, by the words of the question. */
const KEPT_FIELDS = [
  ['Verb', 'verb'],
  ['Subresource', 'objectRef.subresource'],
  ['Object name', 'objectRef.name'],
  ['Groups', 'user.groups[]'],
  ['Impersonated user', 'impersonatedUser.username'],
  ['Decision', 'annotations["authorization.k8s.io/decision"]'],
  ['HTTP status', 'responseStatus.code'],
  ['Stage', 'stage'],
  ['Image in a body', 'requestObject.spec.containers[].image'],
] as const;

/** Props of the list of dialects. */
export function toDialectIndex(catalog: Catalog): DialectIndex {
  const dialects = sortDialects(catalog.dialects);
  return {
    rows: dialects.map((dialect) => ({
      ...{ link: { text: dialect.title, href: dialectHref(dialect) }, product: dialect.product, summary: dialect.summary },
      ...{ languages: dialect.languages.map((language) => LANGUAGE_TITLES[language]), select: dialect.select },
    })),
    heads: KEPT_FIELDS.map(([title]) => title),
    kept: dialects.map((dialect) => ({
      link: { text: dialect.title, href: dialectHref(dialect) },
      kept: KEPT_FIELDS.map(([, path]) => {
        const found = namerOf(dialect, catalog).nameOf(path);
        if (found.kind === 'named' && found.partial) return 'part';
        const status = nameStatus(found);
        return status === 'published' || status === 'by rule' ? 'yes' : status;
      }),
    })),
  };
}
