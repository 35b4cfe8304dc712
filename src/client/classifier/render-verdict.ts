import type { ClassifiedEvent } from '../../audit/classify-text.ts';
import type { Statement } from '../../audit/verdict/statement.ts';
import { type Answer, judgeEvent, type Verdict } from '../../audit/verdict/verdict.ts';
import { element } from '../element.ts';
import type { Knowledge } from './data.ts';
import { renderIdentities } from './render-identities.ts';

/** What happened, as questions and answers; each statement leads to the fields from which it comes. */
export function renderVerdict(item: ClassifiedEvent, stages: readonly ClassifiedEvent[], knowledge: Knowledge): Node[] {
  const verdict = judgeEvent(
    item,
    stages.map(({ event }) => event),
  );
  if (!verdict) return [];
  const rows = verdict.answers.map((answer) => renderAnswer(answer, verdict, knowledge));
  const heading = element('h3', { text: 'What this record tells' });
  return [heading, element('dl', { class: 'facts verdict' }, ...rows), renderIdentities(item.event, knowledge)];
}

function renderAnswer({ question, statements }: Answer, { effect }: Verdict, knowledge: Knowledge): Node {
  const word = `${effect.charAt(0).toUpperCase()}${effect.slice(1)}`;
  const lead = question === 'Outcome' ? [element('p', { class: 'outcome', text: word })] : [];
  const texts = statements.map((statement) => renderStatement(statement, knowledge));
  return element('div', {}, element('dt', { text: question }), element('dd', {}, ...lead, ...texts));
}

function renderStatement(statement: Statement, knowledge: Knowledge): Node {
  const mark = statement.clientControlled ? [' ', element('span', { class: 'badge', text: 'client’s word' })] : [];
  return element(
    'p',
    {},
    element('span', { class: 'said', text: statement.text }),
    ...mark,
    ' ',
    renderSource(statement, knowledge),
  );
}

/** `from user.username`, `inferred from verb`, `not in the record: requestObject`. */
function renderSource({ certainty, fields, missing }: Statement, knowledge: Knowledge): Node {
  const from = certainty === 'inferred' ? 'inferred from ' : 'from ';
  const parts = [
    ...(fields.length > 0 ? [from, ...listFields(fields, knowledge)] : []),
    ...(fields.length > 0 && missing.length > 0 ? ['; '] : []),
    ...(missing.length > 0 ? ['not in the record: ', ...listFields(missing, knowledge)] : []),
  ];
  return element('small', { class: 'source' }, ...parts);
}

function listFields(fields: readonly string[], { fieldHref }: Knowledge): (Node | string)[] {
  return fields.flatMap((field, index) => {
    const href = fieldHref(field);
    const node = href ? element('a', { href, text: field }) : element('span', { text: field });
    return index === 0 ? [node] : [', ', node];
  });
}
