import type { ClassifiedItem } from '../../audit/classify-text.ts';
import type { Group } from '../../audit/group-requests.ts';
import { element } from '../element.ts';
import type { Knowledge } from './data.ts';
import { renderGroup } from './render-request.ts';
import { renderTable } from './render-table.ts';
import { renderRuleCountsSlot } from './rules-slot.ts';
import { countItems } from './summarize.ts';

/** Shows the answer to a text: one request in full, several as a table from which each can be opened. */
export function renderItems(items: readonly ClassifiedItem[], groups: readonly Group[], knowledge: Knowledge): Node {
  const [first] = groups;
  if (groups.length === 1 && first) return renderGroup(first, knowledge);
  const detail = element('div', {
    class: 'classify-detail',
    role: 'region',
    'aria-label': 'The record that was opened',
    tabindex: '-1',
  });
  const table = renderTable(groups, countItems(items, groups), knowledge, (group) => {
    detail.replaceChildren(renderGroup(group, knowledge));
    detail.focus({ preventScroll: true });
    detail.scrollIntoView({ block: 'nearest' });
  });
  return element('div', {}, ...renderRuleCountsSlot(items, knowledge), table, detail);
}
