import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** First line of every file that an importer writes. */
export function importedHeader(command: string): string {
  return `# Written by \`npm run import -- ${command}\`. Do not edit.\n`;
}

/** True for a text that an importer wrote. */
export function isImported(text: string): boolean {
  return text.startsWith('# Written by `npm run import');
}

/** One row as a YAML flow mapping on one line. JSON is YAML, so this needs no emitter and reads back as it is. */
export function flowRow(row: object): string {
  return JSON.stringify(row);
}

/** Writes a file only where its text changes; answers whether it did. Folders are made as needed. */
export function writeIfChanged(path: string, text: string): boolean {
  if (readIfThere(path) === text) return false;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return true;
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
