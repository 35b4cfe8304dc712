import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { listEditorSchemas, toYamlSchemas } from './editor-schemas.ts';

const schemas = listEditorSchemas();
const readText = (file: string) => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');

describe('the schemas for editors', () => {
  it('are written as they follow from zod (else run "npm run fix")', () => {
    expect(schemas.filter(({ file, text }) => readText(file).replaceAll('\r\n', '\n') !== text).map(({ file }) => file)).toEqual(
      [],
    );
  });

  it('are all that lie in their folder', () => {
    const found = readdirSync(new URL('../../.vscode/schemas/', import.meta.url));
    expect(found.sort()).toEqual(schemas.map(({ file }) => file.replace('.vscode/schemas/', '')).sort());
  });

  it('are those that the settings of VS Code name', () => {
    expect(JSON.parse(readText('.vscode/settings.json'))['yaml.schemas']).toEqual(toYamlSchemas(schemas));
  });

  it('cover every kind of YAML that people write', () => {
    expect(schemas.flatMap(({ globs }) => globs)).toEqual([
      'content/operations/**/*.yaml',
      'content/local/operations/**/*.yaml',
      'content/resources/**/*.yaml',
      'content/local/resources/**/*.yaml',
      'content/fields/*.yaml',
      'content/actors/*.yaml',
      'content/providers/*.yaml',
      'content/vocab/verbs.yaml',
      'content/vocab/stages.yaml',
      'content/vocab/levels.yaml',
      'content/vocab/nonresource.yaml',
      'content/vocab/roles.yaml',
      'content/vocab/corpora.yaml',
      'content/vocab/dialects/*.yaml',
      'content/vocab/attack.yaml',
      'content/vocab/microsoft-matrix.yaml',
      'content/redirects.yaml',
      'content/changes.yaml',
      'content/local/api/*.yaml',
      'content/local/corpora.yaml',
      'content/local/rules/*/*.yaml',
      'content/local/notes/**/*.yaml',
    ]);
  });

  it('refuse unknown keys and explain the known ones', () => {
    const operation = JSON.parse(schemas.find(({ file }) => file.includes('operation'))?.text ?? '{}');
    expect(operation.additionalProperties).toBe(false);
    expect(operation.required).toContain('summary');
    expect(operation.properties.kubectl.description).toContain('Commands');
  });
});
