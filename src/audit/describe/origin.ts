import type { AuditEvent } from '../event.ts';
import { shorten, textAt, textsAt } from '../json.ts';
import { from, type Part, say } from './part.ts';

/**
 * Where the request came from. Only the last address is the API server's own observation; those before it come from headers that any
 * client may set (k8s.io/apimachinery pkg/util/net, SourceIPs), as the user agent does.
 */
export function describeOrigin(event: AuditEvent): readonly Part[] {
  const addresses = textsAt(event, 'sourceIPs');
  const [claimed, last] = [addresses.slice(0, -1), addresses.at(-1)];
  const agent = textAt(event, 'userAgent');
  return [
    ...(last === undefined ? [] : [say('from'), from('sourceIPs[]', shorten(last, 80))]),
    ...(claimed.length === 0 ? [] : [from('sourceIPs[]', `(headers of the request say: ${shorten(claimed.join(', '), 200)})`)]),
    ...(agent === '' ? [] : [from('userAgent', `with a client that calls itself "${shorten(agent, 120)}"`)]),
  ];
}
