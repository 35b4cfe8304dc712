import { judgeStart } from '../../predicate/known-start.ts';
import type { Leaf, Verdict } from '../../predicate/types.ts';
import type { Basis } from './line-axes.ts';
import type { LineParts } from './line-parts.ts';

/** The verdict of a test on all lines of a plan: of a body or a name that is not there too, and of a text by its start. */
export function decideForPlan(
  leaf: Leaf,
  basis: Basis,
  evaluate: () => Verdict,
  parts: LineParts,
  hasName: boolean,
): Verdict | undefined {
  switch (basis) {
    case 'request':
    case 'plan':
      return evaluate();
    case 'requestObject':
      return parts.bodies === 'request' ? undefined : evaluate();
    case 'responseObject':
      return parts.bodies === 'none' ? evaluate() : undefined;
    case 'objectRef.name':
      return hasName ? judgeStart(leaf, '') : evaluate();
    case 'auditID':
      return judgeStart(leaf, '');
    case 'requestURI':
      return parts.uriResource === undefined ? undefined : judgeStart(leaf, parts.uriGroup === undefined ? '/api/' : '/apis/');
    case 'axis':
    case 'event':
      return undefined;
  }
}

const LEVELS = ['None', 'Metadata', 'Request', 'RequestResponse'];
const STAGES = ['RequestReceived', 'ResponseStarted', 'ResponseComplete', 'Panic'];
const BODIES: readonly LineParts['bodies'][] = ['none', 'request', 'response'];

/** A number for all lines that share a plan, by the class of their request. */
export function planOf(request: number, parts: LineParts, hasName: boolean, isTruncated: boolean): number {
  const { level, stage, bodies, uriResource, uriGroup } = parts;
  const path = uriResource === undefined ? 0 : uriGroup === undefined ? 1 : 2;
  const place = (request * LEVELS.length + LEVELS.indexOf(level)) * STAGES.length + STAGES.indexOf(stage);
  return ((place * BODIES.length + BODIES.indexOf(bodies)) * 3 + path) * 4 + (hasName ? 2 : 0) + (isTruncated ? 1 : 0);
}
