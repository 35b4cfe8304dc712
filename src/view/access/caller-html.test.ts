import { describe, expect, it } from 'vitest';
import type { Actor, Catalog } from '../../catalog/model.ts';
import { callerHtml } from './caller-html.ts';

const actor: Actor = { slug: 'system.kube-scheduler', name: 'system:kube-scheduler', kind: 'user', roles: [], deeds: [] };
const catalog = { actors: [actor] } as unknown as Catalog;

describe('callerHtml', () => {
  it('leads from a name to its page, with the source behind', () => {
    expect(callerHtml({ who: 'old system:kube-scheduler & co', reference: 'https://a.example/?x=1&y=2' }, catalog)).toBe(
      'old <a href="/actors/system.kube-scheduler/">system:kube-scheduler</a> &amp; co <a class="soft" href="https://a.example/?x=1&amp;y=2">source</a>',
    );
  });

  it('leads to the source alone where it names nobody that has a page', () => {
    expect(callerHtml({ who: 'Helm', reference: 'https://helm.sh/' }, catalog)).toBe('<a href="https://helm.sh/">Helm</a>');
    expect(callerHtml({ who: 'users of `helm` <b>', unverified: true }, catalog)).toBe('users of <code>helm</code> &lt;b&gt;');
  });
});
