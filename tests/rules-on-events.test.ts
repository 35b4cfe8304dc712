import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type ClassifiedEvent, classifyText } from '../src/audit/classify-text.ts';
import { createRuleJudge, type Judgement } from '../src/audit/rules/judge.ts';
import type { Verdict } from '../src/audit/rules/rule.ts';
import { sayVerdict } from '../src/audit/rules/words.ts';
import { createSurface } from '../src/audit/surface.ts';
import { loadRules } from '../src/catalog/load-rules.ts';
import { loadSurfaceData } from '../src/catalog/load-surface.ts';
import type { RuleContent } from '../src/schema/rule.ts';
import { UNSUPPORTED_WORDS } from '../src/view/rules/unsupported-words.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const surface = createSurface(loadSurfaceData(ROOT));
const rules = loadRules(ROOT);
const judge = createRuleJudge(rules);

interface Sample {
  readonly name?: string;
  readonly why?: string;
  readonly event: unknown;
}

const readFixture = (file: string): string => readFileSync(new URL(`fixtures/events/${file}`, import.meta.url), 'utf8');
const samples = ['rule-events.jsonl', 'events.jsonl'].flatMap((file) =>
  readFixture(file)
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Sample),
);
const expected = parse(readFixture('rule-verdicts.yaml')) as Record<string, Record<string, readonly string[]>>;
const rows = Object.entries(expected).flatMap(([event, groups]) =>
  Object.entries(groups).flatMap(([verdict, titles]) => titles.map((rule) => [rule, verdict, event] as const)),
);

function findEvent(name: string): ClassifiedEvent {
  const sample = samples.find((candidate) => (candidate.name ?? candidate.why) === name);
  const [item] = classifyText(JSON.stringify(sample?.event), surface);
  if (item?.kind !== 'event') throw new Error(`"${name}" is no event of the fixtures`);
  return item;
}

const verdicts = new Map<string, readonly Judgement<RuleContent>[]>();

function verdictOf(event: string, rule: string): Verdict {
  const judged = verdicts.get(event) ?? [...judge.judge(findEvent(event))];
  verdicts.set(event, judged);
  const found = judged.find(({ rule: { corpus, title } }) => `${corpus}: ${title}` === rule);
  if (!found) throw new Error(`The catalog has no rule "${rule}"`);
  return found.verdict;
}

const kindOf = (verdict: Verdict): string => (verdict.kind === 'fires' && verdict.needs.length > 0 ? 'as-one' : verdict.kind);
const say = (event: string, rule: string, level: string): string =>
  sayVerdict(verdictOf(event, rule), { reasons: UNSUPPORTED_WORDS, level })
    .map(({ text }) => text)
    .join('');

describe('rules of the catalog on real events', () => {
  it.each(rows)('%s: %s on %s', (rule, verdict, event) => {
    expect(kindOf(verdictOf(event, rule)), JSON.stringify(verdictOf(event, rule))).toBe(verdict);
  });

  it('are checked by at least 150 rows that a person read, of every verdict', () => {
    expect(new Set(rows.map((row) => row.join(' | '))).size).toBeGreaterThanOrEqual(150);
    expect(new Set(rows.map(([, verdict]) => verdict)).size).toBe(6);
  });

  it('say which clause decided and what the event has there', () => {
    expect(say('exec over WebSocket, session begun', 'elastic: Kubernetes User Exec into Pod', 'RequestResponse')).toBe(
      'level is RequestResponse; the rule asks for Request',
    );
    expect(say('create_kube_system_secret', 'falco: K8s Secret Created', 'Metadata')).toBe(
      'objectRef.namespace is kube-system; the rule asks that it is not kube-system',
    );
    expect(say('aggregated pod patched, level Metadata', 'elastic: Kubernetes Pod Created With HostPID', 'Metadata')).toMatch(
      /^requestObject\.spec\.hostPID is not known: level Request or RequestResponse would bring it, this event is of level Metadata; /,
    );
  });
});

describe('npm run classify -- --rules', { timeout: 60_000 }, () => {
  const classify = (...args: readonly string[]): readonly Record<string, unknown>[] => {
    const input = [findEvent('exec_pod').event, { kind: 'Pod' }].map((value) => JSON.stringify(value)).join('\n');
    const output = execFileSync(process.execPath, [`${ROOT}scripts/classify.ts`, ...args, '-'], { input, encoding: 'utf8' });
    return output
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  };

  it('adds to each event the rules that fire and those that may', () => {
    const [event, other] = classify('--rules');
    expect(event?.['rules']).toContainEqual({ corpus: 'falco', id: 'Attach/Exec Pod', verdict: 'fires' });
    expect(event?.['rules']).toContainEqual(
      expect.objectContaining({ corpus: 'elastic', verdict: 'fires', needs: ['new-terms'] }),
    );
    expect(event?.['rules']).toContainEqual(expect.objectContaining({ corpus: 'panther', verdict: 'cannot-tell' }));
    expect(JSON.stringify(event)).not.toContain('Create Privileged Pod');
    expect(other).not.toHaveProperty('rules');
  });

  it('adds nothing without being asked', () => {
    expect(classify()[0]).not.toHaveProperty('rules');
  });
});
