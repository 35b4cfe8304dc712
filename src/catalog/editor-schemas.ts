import { toJsonSchema } from '../schema/json-schema.ts';
import { CONTENT_KINDS } from './content-files.ts';

/** A JSON Schema for one kind of content, as editors use it: its file, its text, and the files that it is for. */
export interface EditorSchema {
  readonly file: string;
  readonly text: string;
  readonly globs: readonly string[];
}

/** The schemas of all YAML that people write; what importers write is left out, and so are guides, which are MDX. */
export function listEditorSchemas(): EditorSchema[] {
  return CONTENT_KINDS.filter(({ files }) => files.every(isAuthoredYaml)).map(({ kind, files, schema }) => ({
    file: `.vscode/schemas/${kind}.schema.json`,
    text: `${JSON.stringify({ title: `Audit Atlas: ${kind}`, ...toJsonSchema(schema) }, null, 2)}\n`,
    globs: files,
  }));
}

function isAuthoredYaml(glob: string): boolean {
  return glob.endsWith('.yaml') && !glob.startsWith('content/imported/');
}

/** The value of `yaml.schemas` in the settings of VS Code: from each schema to the files that it is for. */
export function toYamlSchemas(schemas: readonly EditorSchema[]): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(schemas.map(({ file, globs }) => [`./${file}`, globs]));
}
