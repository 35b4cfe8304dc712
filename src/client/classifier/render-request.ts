import type { ClassifiedEvent } from '../../audit/classify-text.ts';
import type { Group } from '../../audit/group-requests.ts';
import { textAt } from '../../audit/json.ts';
import { element } from '../element.ts';
import type { Knowledge } from './data.ts';
import { renderItem } from './render-item.ts';

/** Shows one group: a request by its last stage, with a button for each other stage, or what is no event. */
export function renderGroup(group: Group, knowledge: Knowledge): Node {
  if (group.kind === 'other') return renderItem(group.item, knowledge);
  const { main, stages } = group;
  const body = element('div', {}, renderItem(main, knowledge, stages));
  if (stages.length === 1) return body;
  const buttons = stages.map((stage) => makeButton(stage, stage === main));
  buttons.forEach((button, index) => {
    button.addEventListener('click', () => {
      for (const other of buttons) other.setAttribute('aria-pressed', String(other === button));
      body.replaceChildren(renderItem(stages[index] ?? main, knowledge, stages));
    });
  });
  const label = element('span', { class: 'soft small', text: 'One request, written down at:' });
  const bar = { class: 'classify-tools stages', role: 'group', 'aria-label': 'Stages of this request' };
  return element('div', {}, element('div', bar, label, ...buttons), body);
}

function makeButton({ event, line }: ClassifiedEvent, pressed: boolean): HTMLButtonElement {
  const text = textAt(event, 'stage');
  return element('button', { class: 'btn', type: 'button', 'aria-pressed': String(pressed), text, title: `Line ${line}` });
}
