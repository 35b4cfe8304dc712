import type { FirstEvent, OperationCount } from '../../../audit/file/report.ts';
import { element } from '../../element.ts';
import type { AnswerText } from '../answer.ts';
import { bytesOf, countOf, plural } from './numbers.ts';
import { nameOperation } from './operation-table.ts';
import type { Places } from './places.ts';
import { readRecord } from './read-record.ts';

/** A longer record, in bytes, is named and not shown: reading it would hold the page up. */
const LONGEST = 2 ** 20;

export interface RecordSource {
  readonly files: readonly File[];
  readonly places: Places;
  readonly loadAnswerer: () => Promise<AnswerText>;
}

/** Shows the first records of an operation in full, one at a time; `close` leads back to the report. */
export function renderFirstRecords(operation: OperationCount, source: RecordSource, close: () => void): HTMLElement {
  const { first, count } = operation;
  const shown = first.length < count ? `the first ${first.length} of ${countOf(count)} records` : plural(count, 'record');
  const title = element('h2', { text: `${nameOperation(operation)}: ${shown}`, tabindex: '-1' });
  const back = element('button', { type: 'button', class: 'btn', text: '← Back to the report' });
  const body = element('div', { class: 'classify-detail', role: 'region', 'aria-label': 'The record that was opened' });
  const buttons = first.map((record) => makeButton(record, source.places));
  let turn = 0;
  const show = async (at: number): Promise<void> => {
    const own = ++turn;
    for (const [index, button] of buttons.entries()) button.ariaPressed = String(index === at);
    body.replaceChildren(element('p', { class: 'soft', text: 'Reading the record…' }));
    const content = await renderRecord(first[at] as FirstEvent, source).catch((error: unknown) => failure(error));
    if (own === turn) body.replaceChildren(content);
  };
  buttons.forEach((button, at) => {
    button.addEventListener('click', () => void show(at));
  });
  back.addEventListener('click', close);
  void show(0);
  const bar = { class: 'classify-tools stages', role: 'group', 'aria-label': 'Records' };
  const section = element('section', { class: 'first-records' }, back, title, element('div', bar, ...buttons), body);
  section.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') close();
  });
  return section;
}

function makeButton({ line, actor, outcome, time }: FirstEvent, { sayLine }: Places): HTMLButtonElement {
  const text = [`Line ${sayLine(line)}`, actor.slice(0, 60), outcome].filter(Boolean).join(', ');
  return element('button', { type: 'button', class: 'btn', 'aria-pressed': 'false', text, title: time });
}

async function renderRecord(record: FirstEvent, { files, places, loadAnswerer }: RecordSource): Promise<Node> {
  if (record.length > LONGEST) {
    const text = `This record has ${bytesOf(record.length)}, too much to be shown: it begins at byte ${countOf(record.offset)}, line ${places.sayLine(record.line)}`;
    return element('p', { class: 'note', text });
  }
  const [answer, text] = await Promise.all([loadAnswerer(), readRecord(files, places, record)]);
  return (await answer(text, places.lineIn(record.line).line)).content;
}

function failure(error: unknown): Node {
  const text = `The record cannot be read any more (${error instanceof Error ? error.message : String(error)}): read the file again`;
  return element('p', { class: 'warn', text });
}
