import type { ClassifiedEvent, ClassifiedItem } from '../../audit/classify-text.ts';
import { element } from '../element.ts';
import type { Knowledge } from './data.ts';

/** The section of an event's answer about rules. It is filled once the rules are there, which come with what shows them on first use. */
export function renderRulesSlot(item: ClassifiedEvent, knowledge: Knowledge): Node {
  return makeSlot('h3', 'Detection rules on this event', async () => (await loadView()).renderRules(item, knowledge));
}

/** The same for several records; nothing where none of them is an event. */
export function renderRuleCountsSlot(items: readonly ClassifiedItem[], knowledge: Knowledge): Node[] {
  const events = items.filter((item) => item.kind === 'event');
  if (events.length === 0) return [];
  return [
    makeSlot('h2', 'Detection rules on these records', async (isWanted) =>
      (await loadView()).renderRuleCounts(events, knowledge, isWanted),
    ),
  ];
}

type RulesView = typeof import('./render-rules.ts');

function loadView(): Promise<RulesView> {
  return import('./render-rules.ts');
}

/** `isWanted` says no once the section is no longer on the page. */
type Fill = (isWanted: () => boolean) => Promise<readonly Node[]>;

function makeSlot(rank: 'h2' | 'h3', title: string, fill: Fill): HTMLElement {
  const note = element('p', { class: 'soft', text: 'Asking the rules…' });
  const section = element('section', { class: 'asked-rules' }, element(rank, { text: title }), note);
  void fill(() => section.isConnected).then(
    (content) => note.replaceWith(...content),
    () => note.replaceWith(element('p', { class: 'note', text: FAILED })),
  );
  return section;
}

const FAILED = 'The rules could not be loaded from this server. Load the page again to try anew.';
