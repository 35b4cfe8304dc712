import { describe, expect, it } from 'vitest';
import { completeRelease } from './complete-release.ts';

const text = `# Newest first.
- version: 0.2.0
  date: 2027-01-02
  inPreparation: true
  summary: The second one.
- version: 0.1.0
  date: 2026-12-01
  summary: The first one.
`;

describe('completeRelease', () => {
  it('writes what is new and gone since the release before, and keeps all else', () => {
    const { releases, text: written } = completeRelease(text, { before: ['/', '/old/'], pages: ['/', '/new/'], date: undefined });
    expect(releases[0]).toMatchObject({ newPages: ['/new/'], gonePages: ['/old/'], inPreparation: true });
    expect(written.startsWith('# Newest first.\n')).toBe(true);
    expect(completeRelease(written, { before: ['/'], pages: ['/'], date: undefined }).text).toBe(text);
  });

  it('dates a release that is made, and refuses to make it twice', () => {
    const facts = { before: undefined, pages: ['/'], date: '2027-02-03' };
    const made = completeRelease(text, facts);
    expect(made.releases[0]).toEqual({ version: '0.2.0', date: '2027-02-03', summary: 'The second one.' });
    expect(() => completeRelease(made.text, facts)).toThrow('Release 0.2.0 is out since 2027-02-03');
  });

  it('leaves a release that is out as it is', () => {
    const out = text.replace('  inPreparation: true\n', '');
    expect(completeRelease(out, { before: [], pages: ['/new/'], date: undefined }).text).toBe(out);
  });

  it('refuses a file without a release, and a date that is none', () => {
    expect(() => completeRelease('', { before: [], pages: [], date: undefined })).toThrow('Cannot find a release');
    expect(() => completeRelease(text, { before: [], pages: [], date: 'soon' })).toThrow();
  });
});
