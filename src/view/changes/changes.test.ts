import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { changes, type Release } from '../../schema/changes.ts';
import { toChangelog } from './changelog.ts';
import { toChangesFeed } from './changes-feed.ts';
import { toChangesPage } from './changes-page.ts';

const site = new URL('https://atlas.example.org');
const first: Release = {
  version: '0.1.0',
  date: '2026-12-01',
  summary: 'The first one.',
  added: ['A [field](/fields/verb/) & `<b>`.'],
};
const second: Release = {
  ...{ version: '0.2.0', date: '2027-01-10', inPreparation: true, summary: 'The second one.', removed: ['What never was.'] },
  newPages: ['/fields/user.uid/', '/kubernetes-pods/get-pods/'],
  gonePages: ['/fields/old/'],
};

describe('the page of changes', () => {
  it('shows releases in their order, with their pages by kind; those that are gone without a link', () => {
    const [newer, older] = toChangesPage([second, first]);
    expect([newer?.title, older?.title]).toEqual(['0.2.0, in preparation', '0.1.0']);
    expect(newer?.groups.map(({ title }) => title)).toEqual(['New fields: 1', 'New operations: 1', 'Gone fields: 1']);
    expect(newer?.groups[0]?.pages).toEqual([{ text: 'user.uid', href: '/fields/user.uid/' }]);
    expect(newer?.groups[2]?.pages).toEqual([{ text: 'old', href: undefined }]);
    expect([newer?.dated, older?.dated]).toEqual(['Last changed', 'Released']);
    expect(older?.groups).toEqual([]);
  });
});

describe('the feed of changes', () => {
  const feed = toChangesFeed([second, first], site);

  it('has an entry for each release, with addresses and days of the releases alone', () => {
    const [, ...entries] = feed.split('<entry>');
    expect(entries.map((entry) => /<id>(.*)<\/id>/.exec(entry)?.[1])).toEqual([
      'https://atlas.example.org/changes/#v0.2.0',
      'https://atlas.example.org/changes/#v0.1.0',
    ]);
    expect(feed.match(/<updated>.*<\/updated>/g)).toEqual([
      ...['2027-01-10', '2027-01-10', '2026-12-01'].map((day) => `<updated>${day}T00:00:00Z</updated>`),
    ]);
  });

  it('escapes a text once as HTML and once as XML, and takes out what XML cannot hold', () => {
    expect(feed).toContain('&lt;li&gt;A field &amp;amp; &amp;lt;b&amp;gt;.&lt;/li&gt;');
    expect(toChangesFeed([{ ...first, summary: 'A\u0000\u001bB.' }], site)).toContain('&lt;p&gt;AB.&lt;/p&gt;');
  });
});

describe('CHANGELOG.md', () => {
  it('is what the content says', () => {
    const releases = changes.parse(parse(readFileSync('content/changes.yaml', 'utf8')));
    expect(readFileSync('CHANGELOG.md', 'utf8'), 'run "npm run fix"').toBe(toChangelog(releases));
  });

  it('has the date of a release that is out, and words for links', () => {
    const text = toChangelog([second, first]);
    expect(text).toContain('## 0.2.0, in preparation\n');
    expect(text).toContain('## 0.1.0 - 2026-12-01\n\nThe first one.\n\n### Added\n\n- A field & `<b>`.\n');
  });
});
