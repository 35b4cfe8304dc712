import { nonResourceStages, recordStages } from '../../catalog/derive/record-fields.ts';
import { isOnCollection } from '../../catalog/derive/requests.ts';
import { EQUIVALENCE_SETS } from '../../catalog/equivalents.ts';
import type { NonResourceOperation, Operation } from '../../catalog/model.ts';
import type { RequestTarget } from '../../queries/requests.ts';
import { operationTitle } from '../labels.ts';

const ONE_ACT = EQUIVALENCE_SETS.filter(({ isOneAct }) => isOneAct);

/** What a query of an operation asks for: the verbs that are one act with its own stand beside it. */
export function toRequestTarget(operation: Operation): RequestTarget {
  const { group, resource, subresource, namespaced } = operation;
  return {
    kind: 'resource',
    verbs: verbsOf(operation),
    ...{ apiGroup: group, resource, subresource, namespaced },
    isOnCollection: isOnCollection(operation),
    isLongRunning: recordStages(operation).includes('ResponseStarted'),
  };
}

export function toPathTarget(operation: NonResourceOperation): RequestTarget {
  const { verb, family } = operation;
  return {
    kind: 'nonresource',
    verb,
    pattern: family.pattern,
    isLongRunning: nonResourceStages(operation).includes('ResponseStarted'),
  };
}

function verbsOf(operation: Operation): readonly string[] {
  const set = ONE_ACT.find(({ members }) => members.includes(operationTitle(operation)));
  return set ? set.members.map((member) => member.split(' ')[0] ?? '') : [operation.verb];
}
