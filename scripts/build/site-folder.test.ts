import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { listSite } from './offline-files.ts';
import { openSiteFolder } from './site-folder.ts';

const top = mkdtempSync(join(tmpdir(), 'site-folder-'));
afterAll(() => rmSync(top, { recursive: true, force: true }));

describe('openSiteFolder', () => {
  it('knows of each file that it wrote last what reading it would tell', () => {
    const folder = openSiteFolder(top);
    folder.write('verbs/index.html', '<p>longer, and written over</p>');
    folder.write('verbs/index.html', '<p>é</p>');
    folder.write('a.bin', new Uint8Array([0, 255]));
    writeFileSync(join(top, 'of-another.css'), 'p {}');
    expect(listSite(top, folder.written)).toEqual(listSite(top));
    expect([...folder.written.keys()]).toEqual(['verbs/index.html', 'a.bin']);
    expect(readFileSync(join(top, 'verbs/index.html'), 'utf8')).toBe('<p>é</p>');
  });

  it('is believed about what it wrote', () => {
    const folder = openSiteFolder(top);
    folder.write('a.bin', 'one');
    writeFileSync(join(top, 'a.bin'), 'other');
    expect(listSite(top, folder.written).list.files['a.bin']).not.toBe(listSite(top).list.files['a.bin']);
  });
});
