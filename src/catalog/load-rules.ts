import { type RuleContent, ruleContent } from '../schema/rule.ts';
import { readFolder } from './read.ts';
import { parseSource } from './source.ts';

const FOLDER = 'content/imported/rules';

/**
 * The imported rules alone, from the files under `root`: what the command line asks of events, without reading the rest of the content.
 * @throws Error where a file is no YAML or does not fit its schema, or there is none.
 */
export function loadRules(root: string): readonly RuleContent[] {
  const files = readFolder(root, FOLDER).filter(({ file }) => file.endsWith('.yaml'));
  if (files.length === 0) throw new Error(`Cannot find the rules of ${FOLDER}: run "npm run import -- <corpus> <folder>"`);
  return files.map(({ file, text }) => {
    const { source, problems } = parseSource(file, text);
    if (!source) throw new Error(`${file} is no YAML: ${problems[0]?.message ?? ''}`);
    return ruleContent.parse(source.value);
  });
}
