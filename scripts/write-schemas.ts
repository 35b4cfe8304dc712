import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { listEditorSchemas, toYamlSchemas } from '../src/catalog/editor-schemas.ts';

/** Writes the JSON Schemas of the content and names them in the settings of VS Code; other settings stay as they are. */
process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const folder = '.vscode/schemas';
const settingsFile = '.vscode/settings.json';
const schemas = listEditorSchemas();

mkdirSync(folder, { recursive: true });
for (const { file, text } of schemas) writeIfNew(file, text);
const names = schemas.map(({ file }) => basename(file));
for (const name of readdirSync(folder)) if (!names.includes(name)) rmSync(`${folder}/${name}`);

const settings = JSON.parse(existsSync(settingsFile) ? readFileSync(settingsFile, 'utf8') : '{}');
const yamlSchemas = toYamlSchemas(schemas);
if (JSON.stringify(settings['yaml.schemas']) !== JSON.stringify(yamlSchemas)) {
  writeIfNew(settingsFile, `${JSON.stringify({ ...settings, 'yaml.schemas': yamlSchemas }, null, 2)}\n`);
}

function writeIfNew(file: string, text: string): void {
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return;
  writeFileSync(file, text);
  console.log(`Wrote ${file}`);
}
