import type { ClassifiedEvent } from '../../audit/classify-text.ts';
import { element } from '../element.ts';
import type { Knowledge } from './data.ts';

/** The section of an event's answer about rules. It is filled once the rules are there, which come with what shows them on first use. */
export function renderRulesSlot(item: ClassifiedEvent, knowledge: Knowledge): Node {
  const note = element('p', { class: 'soft', text: 'Asking the rules…' });
  const section = element('section', { class: 'asked-rules' }, element('h3', { text: 'Detection rules on this event' }), note);
  void fill(item, knowledge).then((content) => note.replaceWith(...content));
  return section;
}

async function fill(item: ClassifiedEvent, knowledge: Knowledge): Promise<readonly Node[]> {
  try {
    const { renderRules } = await import('./render-rules.ts');
    return await renderRules(item, knowledge);
  } catch {
    return [
      element('p', { class: 'note', text: 'The rules could not be loaded from this server. Load the page again to try anew.' }),
    ];
  }
}
