import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { TextFile } from '../../src/catalog/read.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A site that was built of some content: where its pages lie, and how to remove it. */
export interface OwnSite {
  readonly dist: string;
  readonly remove: () => void;
}

/**
 * Builds a site of these files of content alone, in a folder of its own with the code of this one.
 * @param settings variables of the environment that say how, such as `ATLAS_SITE`
 * @throws Error with what the build said, where it fails.
 */
export async function buildSite(content: readonly TextFile[], settings: Readonly<Record<string, string>> = {}): Promise<OwnSite> {
  const folder = mkdtempSync(join(tmpdir(), 'atlas-site-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  for (const part of ['src', 'public', 'scripts', 'astro.config.mjs', 'package.json', 'tsconfig.json'])
    cpSync(join(root, part), join(folder, part), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  for (const { file, text } of content) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  // What of the content is of one's own lies with it.
  const env = { ...process.env, ...settings, ATLAS_LOCAL: 'content/local' };
  try {
    await promisify(execFile)(process.execPath, ['scripts/build.ts'], { cwd: folder, env, maxBuffer: 1e8 });
  } catch (error) {
    remove();
    throw new Error(`Cannot build a site of this content: ${(error as { stderr?: string }).stderr}`);
  }
  return { dist: join(folder, 'dist'), remove };
}
