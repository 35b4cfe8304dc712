import { describe, expect, it } from 'vitest';
import { describeFailure } from './describe-failure.ts';

const fail = (message: string, more: object): Error => Object.assign(new Error(message), more);

describe('describeFailure', () => {
  it('says which file could not be written, and why', () => {
    expect(
      describeFailure(fail('ENOSPC: no space left on device, write', { code: 'ENOSPC', path: '/site/a.html' }), '/site'),
    ).toBe('Cannot write "/site/a.html": no space is left on the disk');
    expect(describeFailure(fail('EACCES', { code: 'EACCES', path: '/site' }), '/')).toContain('not yours to write');
    expect(describeFailure(fail('ENOSPC: no space left on device, write', { code: 'ENOSPC' }), '/')).toBe(
      'Cannot write the site: no space is left on the disk',
    );
  });

  it('gives the place of a text that Astro could not read', () => {
    const loc = { file: '/site/content/guides/a.mdx', line: 3, column: 7 };
    expect(describeFailure(fail('Unexpected character', { loc }), '/site')).toBe(
      'content/guides/a.mdx:3:7  error  build  Unexpected character',
    );
  });

  it('gives all that is known of any other error', () => {
    expect(describeFailure(fail('Odd', {}), '/')).toContain('describe-failure.test.ts');
    expect(describeFailure('odd', '/')).toBe('odd');
  });
});
