import { toLine } from '../../audit/classified-line.ts';
import type { ClassifiedItem } from '../../audit/classify-text.ts';
import type { Group } from '../../audit/group-requests.ts';
import { judgeEffect } from '../../audit/verdict/verdict.ts';

/** What a text holds: `2 audit events of 1 request, 1 other record`. */
export function countItems(items: readonly ClassifiedItem[], groups: readonly Group[]): string {
  const count = (kind: ClassifiedItem['kind']): number => items.filter((item) => item.kind === kind).length;
  const [events, others, broken] = [count('event'), count('other'), count('malformed')];
  const requests = groups.filter(({ kind }) => kind === 'request').length;
  const parts = [
    `${plural(events, 'audit event')}${requests < events ? ` of ${plural(requests, 'request')}` : ''}`,
    others > 0 ? plural(others, 'other record') : '',
    broken > 0 ? `${broken} that cannot be read` : '',
  ];
  return parts.filter(Boolean).join(', ');
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** The answer in a line: operation and outcome of a single request, else what the text holds. */
export function summarize(items: readonly ClassifiedItem[], groups: readonly Group[]): string {
  const [group] = groups;
  if (!group || groups.length > 1) return countItems(items, groups);
  if (group.kind === 'other') return group.item.kind === 'other' ? 'Not a Kubernetes audit event' : 'This cannot be read';
  const { operation, verb, resource } = toLine(group.main);
  const name = operation ?? [verb, resource].filter(Boolean).join(' ');
  const answer = `${name || 'An audit event'}, outcome: ${judgeEffect(group.main)}`;
  return items.length > 1 ? `${answer}; ${countItems(items, groups)}` : answer;
}
