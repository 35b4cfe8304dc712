import { isObject, ownValue, shorten, textAt, valueAt } from '../json.ts';
import type { Evidence } from './evidence.ts';
import { type Statement, stated } from './statement.ts';

/** Most annotations that are looked at: an event has a few. */
const MOST = 200;

/** What admission wrote down: webhooks that changed the object or could not be asked, and policies that were broken. */
export function judgeAdmission({ event }: Evidence): readonly Statement[] {
  const annotations = valueAt(event, 'annotations');
  if (!isObject(annotations)) return [];
  const keys = Object.keys(annotations).slice(0, MOST);
  return keys.flatMap((key) => {
    const value = ownValue(annotations, key);
    const text = typeof value === 'string' ? describeAnnotation(key, value) : undefined;
    return text === undefined ? [] : [stated(text, `annotations["${key}"]`)];
  });
}

const POD_SECURITY: Readonly<Record<string, string>> = Object.assign(Object.create(null), {
  'pod-security.kubernetes.io/audit-violations': 'Pod Security notes',
  'pod-security.kubernetes.io/exempt': 'Exempt from Pod Security by',
  'pod-security.kubernetes.io/error': 'Pod Security could not check',
});

function describeAnnotation(key: string, value: string): string | undefined {
  const noted = POD_SECURITY[key];
  if (noted) return `${noted}: ${shorten(value, 300)}`;
  if (/^mutation\.webhook\.admission\.k8s\.io\/round_\d+_index_\d+$/.test(key)) return describeMutation(value);
  if (/^failed-open\.(?:mutation|validating)\.webhook\.admission\.k8s\.io\/round_\d+_index_\d+$/.test(key))
    return `Webhook ${shorten(value, 253)} could not be asked, and the request went through without it`;
  if (key === 'validation.policy.admission.k8s.io/validation_failure')
    return `Broke an admission policy that only warns or audits: ${shorten(value, 300)}`;
  return key === 'k8s.io/deprecated' && value === 'true' ? 'The API that was used is deprecated' : undefined;
}

function describeMutation(value: string): string | undefined {
  const entry = readJson(value);
  const name = shorten(textAt(entry, 'webhook'), 253);
  return name !== '' && ownValue(entry, 'mutated') === true ? `Webhook ${name} changed the object` : undefined;
}

function readJson(text: string): unknown {
  try {
    return text.length > 10_000 ? undefined : (JSON.parse(text) as unknown);
  } catch {
    return undefined;
  }
}
