import { shorten, textsAt } from '../json.ts';
import { type Evidence, isLost } from './evidence.ts';
import { claimed, inferred, type Statement, stated, unknown } from './statement.ts';

/** Where the request came from: the peer that the API server saw, and what headers say beside it. */
export function judgeOrigin(evidence: Evidence): readonly Statement[] {
  const addresses = textsAt(evidence.event, 'sourceIPs');
  const [last, claims] = [addresses.at(-1), addresses.slice(0, -1)];
  if (last === undefined)
    return [
      unknown(
        isLost(evidence, 'sourceIPs') ? 'The wrapper leaves the addresses out' : 'The record has no address',
        'sourceIPs[]',
      ),
    ];
  return [
    stated(`${shorten(last, 80)}: the peer that the API server saw, which may be a proxy or load balancer`, 'sourceIPs[]'),
    ...(claims.length === 0
      ? []
      : [
          claimed(
            `${shorten(claims.slice(0, 20).join(', '), 300)}: from the headers X-Forwarded-For and X-Real-Ip, which any client may set`,
            'sourceIPs[]',
          ),
        ]),
    ...(isLoopback(last)
      ? [inferred('Loopback: something on the host of the API server, perhaps a proxy there', 'sourceIPs[]')]
      : []),
  ];
}

function isLoopback(address: string): boolean {
  return address === '::1' || /^127(?:\.\d{1,3}){3}$/.test(address);
}
