import type { UnsupportedReason } from '../../../predicate/types.ts';
import type { Scope } from './scope.ts';

const NAME = /"((?:[^"\\]|\\[\s\S])*)"|([^\s,"]+)/.source;

/** `rename a as b, "c d" as e`. */
export function renameAll(scope: Scope, rest: string): Scope {
  const renamed = new Map(scope.renamed);
  const made = new Map(scope.made);
  for (const [, quotedFrom, bareFrom, quotedTo, bareTo] of rest.matchAll(new RegExp(`(?:${NAME})\\s+as\\s+(?:${NAME})`, 'gi'))) {
    moveName({ renamed, made }, quotedFrom ?? bareFrom ?? '', quotedTo ?? bareTo ?? '');
  }
  return { ...scope, renamed, made };
}

function moveName(
  { renamed, made }: { renamed: Map<string, string>; made: Map<string, UnsupportedReason> },
  from: string,
  to: string,
): void {
  const reason = made.get(from);
  made.delete(to);
  if (reason) made.set(to, reason);
  else renamed.set(to, renamed.get(from) ?? from);
}

/** `eval a=b, c=lower(d)`: a new name for a field, or something computed. */
export function evaluateAll(scope: Scope, rest: string): Scope {
  const renamed = new Map(scope.renamed);
  const made = new Map(scope.made);
  for (const assignment of splitAssignments(rest)) {
    const [, quotedTo, bareTo, expression = ''] = /^\s*(?:'([^']+)'|([\w.{}]+))\s*=(?!=)([\s\S]*)$/.exec(assignment) ?? [];
    const to = quotedTo ?? bareTo;
    const from = /^\s*(?:'([^']+)'|([A-Za-z_]\w*))\s*$/.exec(expression);
    if (to === undefined) continue;
    if (from) moveName({ renamed, made }, from[1] ?? from[2] ?? '', to);
    else made.set(to, 'computed-field');
  }
  return { ...scope, renamed, made };
}

/** Cuts at the commas outside quotes and parentheses. */
function splitAssignments(text: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const [piece] of text.matchAll(/"(?:[^"\\]|\\[\s\S])*"|'[^']*'|[\s\S]/g)) {
    depth += piece === '(' ? 1 : piece === ')' ? -1 : 0;
    if (piece === ',' && depth === 0) parts.push('');
    else parts.push((parts.pop() ?? '') + piece);
  }
  return parts;
}

/** `fillnull value=NULL a b`: 0 in all fields where nothing is given. */
export function readFilling(rest: string): Scope['filled'] {
  const value = /\bvalue\s*=\s*(?:"([^"]*)"|(\S+))/.exec(rest);
  const fields = rest
    .replace(value?.[0] ?? '', '')
    .split(/[\s,]+/)
    .filter((name) => name !== '');
  return { value: value?.[1] ?? value?.[2] ?? '0', fields };
}

/** The names behind `as`, and behind OUTPUT where there is no `as`. */
export function readOutputs(rest: string): string[] {
  const named = [...rest.matchAll(/\bas\s+"?([\w.{}]+)"?/gi)].map(([, name = '']) => name);
  const list = /\bOUTPUT(?:NEW)?\s+(.*)$/is.exec(rest)?.[1] ?? '';
  return [...named, ...list.split(/[\s,]+/).filter((name) => name !== '' && !/^as$/i.test(name))];
}
