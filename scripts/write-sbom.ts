import { execSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Bom, toReproducible } from './lock/sbom.ts';

/** Writes which packages the project is built and tested with, as CycloneDX, to the file that is named; without one to standard output. */
const root = fileURLToPath(new URL('..', import.meta.url));
const { name } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { readonly name: string };
const written = execSync('npm sbom --sbom-format cyclonedx --package-lock-only', { cwd: root, encoding: 'utf8', maxBuffer: 1e8 });
const text = `${JSON.stringify(toReproducible(JSON.parse(written) as Bom, name), null, 2)}\n`;

const [file] = process.argv.slice(2);
if (file === undefined) process.stdout.write(text);
else writeFileSync(file, text);
