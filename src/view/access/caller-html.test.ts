import { describe, expect, it } from 'vitest';
import type { Actor, Catalog, Operation } from '../../catalog/model.ts';
import { callerHtml, toCallerLines } from './caller-html.ts';

const actor: Actor = { slug: 'system.kube-scheduler', name: 'system:kube-scheduler', kind: 'user', roles: [], deeds: [] };
const catalog = { actors: [actor] } as unknown as Catalog;

describe('callerHtml', () => {
  it('leads from a name to its page, and has the source apart', () => {
    const caller = { who: 'old system:kube-scheduler & co', reference: 'https://a.example/?x=1&y=2' };
    const html = 'old <a href="/actors/system.kube-scheduler/">system:kube-scheduler</a> &amp; co';
    expect(callerHtml(caller, catalog)).toBe(html);
    const operation = { content: { callers: [caller, { who: 'Helm', reference: 'https://helm.sh/' }] } } as unknown as Operation;
    expect(toCallerLines(operation, catalog)).toMatchObject([{ html, source: caller.reference }, { source: undefined }]);
  });

  it('leads to the source alone where it names nobody that has a page', () => {
    expect(callerHtml({ who: 'Helm', reference: 'https://helm.sh/' }, catalog)).toBe('<a href="https://helm.sh/">Helm</a>');
    expect(callerHtml({ who: 'users of `helm` <b>', unverified: true }, catalog)).toBe('users of <code>helm</code> &lt;b&gt;');
  });
});
