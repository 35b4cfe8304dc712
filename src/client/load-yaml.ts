import type { ParseAllDocuments } from '../audit/read-yaml.ts';

/**
 * The one door through which client code gets a package: the YAML parser, fetched only when somebody pastes YAML. A correct
 * parser is worth its 30 kB then; an own one would be smaller and wrong.
 */
export async function loadYamlParser(): Promise<ParseAllDocuments> {
  const { parseAllDocuments } = await import('yaml');
  return parseAllDocuments as unknown as ParseAllDocuments;
}
