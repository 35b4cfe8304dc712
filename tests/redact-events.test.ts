import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { toLine } from '../src/audit/classified-line.ts';
import { type ClassifiedItem, classifyText } from '../src/audit/classify-text.ts';
import { textAt, textsAt } from '../src/audit/json.ts';
import { redactText } from '../src/audit/redact/redact.ts';
import { createRuleJudge } from '../src/audit/rules/judge.ts';
import { createSurface } from '../src/audit/surface.ts';
import { judgeEvent } from '../src/audit/verdict/verdict.ts';
import { loadRules } from '../src/catalog/load-rules.ts';
import { loadSurfaceData } from '../src/catalog/load-surface.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const surface = createSurface(loadSurfaceData(ROOT));
const judge = createRuleJudge(loadRules(ROOT));

const texts = ['events.jsonl', 'wrapped-clouds.jsonl', 'wrapped-stores.jsonl', 'rule-events.jsonl']
  .flatMap((file) =>
    readFileSync(new URL(`fixtures/events/${file}`, import.meta.url), 'utf8')
      .trim()
      .split('\n'),
  )
  .map((line) => (JSON.parse(line) as { readonly event: unknown }).event)
  .map((event) => (typeof event === 'string' ? event : JSON.stringify(event)));

/** What must stay: the operation, the envelope, the outcome, and which questions have how many answers. */
function tell(item: ClassifiedItem): unknown {
  const { verb, apiGroup, resource, subresource, operation, status } = toLine(item);
  const found = { kind: item.kind, verb, apiGroup, resource, subresource, operation, status };
  if (item.kind !== 'event') return found;
  const verdict = judgeEvent(item, [item.event]);
  const answers = verdict?.answers.map(({ question, statements }) => [question, statements.length]);
  return { ...found, wrapper: item.wrapper, lost: item.lost, effect: verdict?.effect, answers };
}

const firing = (item: ClassifiedItem): readonly string[] =>
  item.kind === 'event'
    ? [...judge.judge(item)].filter(({ verdict }) => verdict.kind === 'fires').map(({ rule }) => rule.title)
    : [];

describe('an event that was redacted', () => {
  it('is the same operation, in the same envelope, with the same outcome and verdict', () => {
    for (const text of texts) {
      expect(classifyText(redactText(text).text, surface).map(tell)).toEqual(classifyText(text, surface).map(tell));
    }
  });

  it('makes the same rules fire', { timeout: 30_000 }, () => {
    for (const text of texts) {
      expect(classifyText(redactText(text).text, surface).map(firing)).toEqual(classifyText(text, surface).map(firing));
    }
  });

  it('tells no name, user or address that is not of Kubernetes itself', () => {
    const left = texts.flatMap((text) => {
      const made = redactText(text).text;
      return classifyText(text, surface).flatMap((item) => identitiesOf(item).filter((name) => made.includes(`"${name}"`)));
    });
    expect([...new Set(left)].sort()).toEqual(KEPT);
  });

  it('is not changed by redacting it again', () => {
    for (const text of texts) {
      const { text: once } = redactText(text);
      expect(redactText(once).text).toBe(once);
    }
  });
});

/** Names of Kubernetes and of programs in the fixtures, and addresses that are kept for documents. */
const KEPT: readonly string[] = [
  ...['127.0.0.1', '203.0.113.42', '203.0.113.7', '203.0.113.9', '::1', 'admin', 'default', 'kube-public', 'kube-system'],
  ...['kubernetes-admin', 'minikube-user', 'none', 'system:anonymous', 'system:kube-aggregator'],
  'system:serviceaccount:kube-system:replicaset-controller',
];

function identitiesOf(item: ClassifiedItem): readonly string[] {
  if (item.kind !== 'event') return [];
  const { event } = item;
  const names = [textAt(event, 'objectRef', 'name'), textAt(event, 'objectRef', 'namespace'), textAt(event, 'user', 'username')];
  return [...names, textAt(event, 'impersonatedUser', 'username'), ...textsAt(event, 'sourceIPs')].filter((name) => name !== '');
}
