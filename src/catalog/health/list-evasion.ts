import type { Leaf } from '../../predicate/types.ts';
import type { HealthCheck } from './health-check.ts';
import { testsOf } from './parts.ts';
import { quoteTest } from './words.ts';

const CODE = 'list-evasion';

/** Lists whose members the client adds as it likes. Of sourceIPs all but the last are; GKE's callerIp is one address. */
const CLIENT_LISTS = /^(requestObject|responseObject)\b.*\[\]|^sourceIPs\[\]/;

/** An exclusion of a list that any one member meets: a harmless member beside the bad one silences the rule. */
export const listEvasion: HealthCheck = {
  code: CODE,
  title: 'One harmless member of a list silences it',
  find: ({ predicate, logSource }) => {
    const leaves = testsOf(predicate)
      .filter(({ part }) => !(logSource.includes('gke') && part.field.startsWith('sourceIPs')))
      .filter(({ part, isNegated }) => isNegated && isAnyMember(part) && CLIENT_LISTS.test(part.field))
      .map(({ part }) => part);
    const fields = [...Map.groupBy(leaves, ({ field }) => field)];
    return fields.map(([field, [part]]) => ({
      ...{ code: CODE, certainty: 'likely', dead: false, part },
      message: `The exclusion ${part ? quoteTest(part) : field} is met by any one member of the list: ${sayHow(field)} silences the rule.`,
      fix: 'Exclude only where each member fits, or exclude by what the client cannot choose.',
    }));
  },
};

/** `exists` asks of the list whether it is there at all. */
function isAnyMember({ op, elements = 'any' }: Leaf): boolean {
  return elements === 'any' && op !== 'exists';
}

function sayHow(field: string): string {
  if (field.startsWith('sourceIPs')) return 'an address that the client puts into X-Forwarded-For';
  if (/ontainers\[\]/.test(field)) return 'a second container that fits it';
  return 'a member that the client adds';
}
