import { existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { installAside } from '../install-aside.ts';
import type { Candidate } from './candidates.ts';

const version = '153.0.0';
const cache = fileURLToPath(new URL('../../node_modules/.cache/browser', import.meta.url));
const unpacked = join(cache, `chromium-${version}`);
const fontsFile = join(unpacked, 'fonts.conf');

/** The package's entry, as far as it is used here (github.com/Sparticuz/chromium). */
interface ChromiumPackage {
  readonly default: { executablePath(): Promise<string> };
  inflate(file: string): Promise<string>;
}

/** Whether npm has a Chromium for this machine: the package holds a binary for Linux on x64 only. */
export function canDownload(): boolean {
  return process.platform === 'linux' && process.arch === 'x64';
}

/**
 * Fetches a headless Chromium from npm into node_modules/.cache/browser, once, and unpacks it there. Returns it twice: as it
 * is, and with the libraries it brings for machines that lack them. Throws if npm cannot install it.
 */
export async function downloadBrowser(): Promise<readonly Candidate[]> {
  if (!existsSync(unpacked)) {
    console.log(`Fetching a browser for the tests (@sparticuz/chromium ${version}, about 70 MB, once)`);
    installAside(cache, `@sparticuz/chromium@${version}`);
    await unpack();
  }
  const name = `@sparticuz/chromium ${version}`;
  const executablePath = join(unpacked, 'chromium');
  const fonts: Record<string, string> = existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_FILE: fontsFile };
  return [
    { name, executablePath, env: fonts },
    {
      name: `${name} with its own libraries`,
      executablePath,
      env: { ...fonts, LD_LIBRARY_PATH: join(unpacked, 'al2023', 'lib') },
    },
  ];
}

/** Unpacks beside the target and renames, so that a run that was cut off or runs at the same time leaves no half browser. */
async function unpack(): Promise<void> {
  const fresh = mkdtempSync(join(cache, 'unpack-'));
  const folder = join(cache, 'node_modules', '@sparticuz', 'chromium');
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = fresh; // the package unpacks into the temporary folder, which other checkouts share
  try {
    const chromium = (await import(pathToFileURL(join(folder, 'build', 'index.js')).href)) as ChromiumPackage;
    await chromium.default.executablePath();
    await chromium.inflate(join(folder, 'bin', 'al2023.tar.br'));
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
  writeFileSync(
    join(fresh, 'fonts.conf'),
    `<fontconfig><dir>${join(unpacked, 'fonts')}</dir><cachedir>${join(unpacked, 'fonts-cache')}</cachedir></fontconfig>\n`,
  );
  moveIntoPlace(fresh);
  rmSync(join(cache, 'node_modules'), { recursive: true, force: true });
}

function moveIntoPlace(fresh: string): void {
  try {
    renameSync(fresh, unpacked);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    if (!existsSync(unpacked)) throw error;
  }
}
