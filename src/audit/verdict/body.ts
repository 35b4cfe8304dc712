import { isObject, shorten, textAt, valueAt } from '../json.ts';
import { queryValue } from '../request-uri.ts';
import { type Evidence, formOf, NO_BODY, whyNoBody } from './evidence.ts';
import { summarizeJsonPatch, summarizeMergePatch } from './patch-summary.ts';
import { inferred, type Statement, stated, unknown } from './statement.ts';

/** What the body of a write changes, as far as it is in the record. */
export function judgeBody(evidence: Evidence): readonly Statement[] {
  const { event, verb, stage } = evidence;
  const form = formOf(evidence);
  if (form !== 'write' && form !== 'review') return [];
  const body = valueAt(event, 'requestObject') ?? undefined;
  const expected = verb === 'create' || verb === 'update' || verb === 'patch';
  if (body === undefined) return expected && stage !== 'RequestReceived' ? sayMissing(evidence) : [];
  if (typeof body === 'string')
    return [unknown('The body stands in the record as text that is not opened here', 'requestObject')];
  return [...(verb === 'patch' ? judgePatch(evidence, body) : judgeObject(verb, body)), ...judgeGap(evidence)];
}

/** A refused request often has no body in its record, as nobody had read it yet: that is not worth a word. */
function sayMissing(evidence: Evidence): readonly Statement[] {
  const what = evidence.verb === 'patch' ? 'What the patch changes' : 'What was sent';
  const why = whyNoBody(evidence, 'requestObject');
  if (why === NO_BODY && (evidence.code ?? 0) >= 400) return [];
  return [unknown(`${what} is unknown: ${why}`, 'requestObject', 'level')];
}

/** Parts of the body that the wrapper takes away. */
function judgeGap({ lost }: Evidence): readonly Statement[] {
  const gaps = lost.filter((path) => path.startsWith('requestObject.'));
  return gaps.length === 0 ? [] : [unknown(`The wrapper leaves out ${shorten(gaps.join(', '), 200)}`, ...gaps)];
}

/** The kind of a patch is its Content-Type, which no record has: it is read from the form of the body. */
function judgePatch(evidence: Evidence, body: unknown): readonly Statement[] {
  if (Array.isArray(body))
    return [inferred('A JSON Patch', 'requestObject'), stated(`Changes ${summarizeJsonPatch(body)}`, 'requestObject')];
  if (!isObject(body)) return [unknown('The patch is neither an object nor a list', 'requestObject')];
  const kind = nameKind(evidence, body);
  const [touched, gap] = [summarizeMergePatch(body), judgeGap(evidence).length > 0];
  return [
    inferred(kind, 'requestObject', 'requestURI'),
    stated(`Touches ${touched}${gap ? ', as far as the wrapper carries it' : ''}`, 'requestObject'),
  ];
}

/** A server-side apply names its manager in the query and the whole type in the body; only it knows `force`. */
function nameKind({ uri }: Evidence, body: unknown): string {
  const typed = textAt(body, 'apiVersion') !== '' && textAt(body, 'kind') !== '';
  const manager = shorten(queryValue(uri, 'fieldManager') ?? '', 128);
  if (queryValue(uri, 'force') !== undefined) return `A server-side apply by field manager ${manager}, with force`;
  if (typed && manager !== '') return `A server-side apply by field manager ${manager}, or a patch that names its type`;
  return hasDirective(body) ? 'A strategic merge patch' : 'A merge patch, strategic or not: the record does not tell which';
}

function hasDirective(body: unknown): boolean {
  const open: { value: unknown; depth: number }[] = [{ value: body, depth: 0 }];
  for (let seen = 0, next = open.pop(); next && seen < 2000; seen += 1, next = open.pop()) {
    const { value, depth } = next;
    if (typeof value !== 'object' || value === null || depth > 12) continue;
    if (
      Object.keys(value)
        .slice(0, 500)
        .some((key) => /^\$(?:patch$|retainKeys$|setElementOrder\/|deleteFromPrimitiveList\/)/.test(key))
    )
      return true;
    for (const child of Object.values(value).slice(0, 200)) open.push({ value: child, depth: depth + 1 });
  }
  return false;
}

function judgeObject(verb: string, body: unknown): readonly Statement[] {
  if (!isObject(body)) return [unknown('The body is no object', 'requestObject')];
  const kind = textAt(body, 'kind');
  if (verb.startsWith('delete')) return [stated('With options for the deletion in the body', 'requestObject')];
  const sections = Object.keys(body).filter((key) => !['kind', 'apiVersion', 'metadata'].includes(key));
  if (sections.length === 0) return [];
  const names = shorten(sections.slice(0, 20).join(', '), 200);
  return [stated(`The body${kind === '' ? '' : ` (${shorten(kind, 100)})`} has ${names}`, 'requestObject')];
}
