import type { ClassifiedItem } from '../../audit/classify-text.ts';
import { element } from '../element.ts';
import type { Knowledge } from './data.ts';
import { renderItem } from './render-item.ts';
import { renderTable } from './render-table.ts';

/** Shows the answer to a text: one event in full, several as a table from which each can be opened. */
export function renderItems(items: readonly ClassifiedItem[], knowledge: Knowledge): Node {
  const [first] = items;
  if (items.length === 1 && first) return renderItem(first, knowledge);
  const detail = element('div', { class: 'classify-detail' });
  const table = renderTable(items, knowledge, (item) => {
    detail.replaceChildren(renderItem(item, knowledge));
    detail.scrollIntoView({ block: 'nearest' });
  });
  return element('div', {}, table, detail);
}
