import { describe, expect, it } from 'vitest';
import { EVENT, findEvent, findNames, LINE } from '../test-data/found.ts';

describe('a line with something before the event', () => {
  it.each([
    ['RFC 3164', `<134>Nov 23 07:20:57 cp-1 kube-apiserver[123]: ${LINE}`, 'syslog'],
    ['RFC 5424', `<134>1 2026-11-23T07:20:57.003Z cp-1 kube-apiserver 123 ID47 [x@32473 iut="3"] ${LINE}`, 'syslog'],
    ['CEE', `<134>Nov  3 07:20:57 cp-1 audit: @cee: ${LINE}`, 'syslog'],
    ['journalctl', `Nov 23 07:20:57 cp-1 kube-apiserver[123]: ${LINE}`, 'syslog'],
    ['rsyslog', `2026-11-23T07:20:57.883884+00:00 cp-1 kube-apiserver[123]: ${LINE}`, 'syslog'],
    ['kubectl logs --prefix', `[pod/kube-apiserver-cp-1/kube-apiserver] ${LINE}`, 'prefixed-line'],
    ['aws logs tail', `2026-11-23T07:20:57.000000+00:00 kube-apiserver-audit-0a1b ${LINE}`, 'prefixed-line'],
    ['a quotation', `> ${LINE}`, 'prefixed-line'],
  ])('by %s gives it', (_what, text, name) => {
    expect(findNames(text)).toEqual([name]);
    expect(findNames(`${text}\n${text}\r\n`)).toEqual([name, name]);
    expect(findEvent(text)).toEqual(EVENT);
  });

  it('may hold what a cloud makes of the event', () => {
    const entry = JSON.stringify({ protoPayload: { methodName: 'io.k8s.core.v1.pods.list', resourceName: 'core/v1/pods' } });
    expect(findNames(`<134>Nov 23 07:20:57 cp-1 x: ${entry}`)).toEqual(['gke']);
    expect(findNames(`prod | ${entry}`)).toEqual(['gke']);
  });

  it.each([
    'Nov 23 07:20:57 cp-1 kubelet[9]: {"msg":"x"}',
    'Nov 23 07:20:57 cp-1 kubelet[9]: started',
    'the operation {"verb":"get"} failed',
    `prose ${LINE} and more`,
    `${'x'.repeat(1000)} ${LINE}`,
  ])('gives none from %s', (text) => {
    expect(findNames(text)).toEqual(['other']);
  });
});
