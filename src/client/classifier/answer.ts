import { type ClassifiedItem, classifyText } from '../../audit/classify-text.ts';
import { groupRequests } from '../../audit/group-requests.ts';
import { needsYaml } from '../../audit/read-input.ts';
import { createYamlReader, type ReadYaml } from '../../audit/read-yaml.ts';
import type { ClassifierData } from '../../view/classifier-data.ts';
import { loadYamlParser } from '../load-yaml.ts';
import { createKnowledge } from './data.ts';
import { renderItems } from './render-items.ts';
import { summarize } from './summarize.ts';

/** What the page shows for a text: the whole answer, and one line that a screen reader says. */
export interface PageAnswer {
  readonly content: Node;
  readonly summary: string;
}

/** `line`: the line at which the text begins in what it was taken from. */
export type AnswerText = (text: string, line?: number) => Promise<PageAnswer>;

/**
 * Makes the function that answers a text. All that reads and judges events hangs on this module: the page loads it when somebody turns
 * to the box, so that it opens without.
 */
export function createAnswerer(data: ClassifierData): AnswerText {
  const knowledge = createKnowledge(data);
  let readYaml: ReadYaml | undefined;
  const read = async (text: string): Promise<readonly ClassifiedItem[]> => {
    if (needsYaml(text)) readYaml ??= createYamlReader(await loadYamlParser());
    return classifyText(text, knowledge.surface, { readYaml });
  };
  return async (text, line = 1) => {
    const items = (await read(text)).map((item) => ({ ...item, line: item.line + line - 1 }));
    const groups = groupRequests(items);
    return { content: renderItems(items, groups, knowledge), summary: summarize(items, groups) };
  };
}
