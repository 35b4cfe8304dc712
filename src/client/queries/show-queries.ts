import type { QueryRow } from '../../view/queries/operation-queries.ts';
import { element } from '../element.ts';
import { onDialectPicked, readPickedDialect } from '../picked-dialect.ts';

/**
 * Puts the query of every language into the list, those of the picked dialect first and the first of all open. `address` is that of the
 * operation's JSON.
 * @throws Error where it cannot be loaded.
 */
export async function showQueries(list: HTMLElement, address: string): Promise<void> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`Cannot load "${address}": ${answer.status}`);
  const { queries } = (await answer.json()) as { queries: readonly QueryRow[] };
  const parts = queries.map((row) => ({ row, ...makePart(row, list.dataset['dialects'] ?? '/dialects/') }));
  const { label, input } = makeSwitch();
  input.addEventListener('change', () => {
    for (const { row, code } of parts) if ('query' in row && code) code.textContent = input.checked ? row.succeeded : row.query;
  });
  const arrange = (picked: string | undefined): void => {
    const first = parts.filter(({ row }) => row.dialect === picked);
    const rest = parts.filter((part) => !first.includes(part));
    for (const [at, { details }] of [...first, ...rest].entries()) details.open = at === 0;
    list.replaceChildren(label, ...[...first, ...rest].map(({ details }) => details));
  };
  arrange(readPickedDialect());
  onDialectPicked(arrange);
}

function makeSwitch(): { readonly label: HTMLElement; readonly input: HTMLInputElement } {
  const input = element('input', { type: 'checkbox' });
  return { input, label: element('label', { class: 'small no-print' }, input, ' Only what succeeded') };
}

interface Part {
  readonly details: HTMLDetailsElement;
  readonly code?: HTMLElement;
}

function makePart(row: QueryRow, dialects: string): Part {
  const names = element('a', { text: row.product, href: `${dialects}${row.dialect}/` });
  const summary = element('summary', { text: row.language });
  if (!('query' in row)) {
    const reasons = row.impossible.map(({ what, why }) => element('li', { text: `${what}: ${why}` }));
    const why = element('p', { class: 'small', text: 'This product cannot tell this operation from others.' });
    return { details: element('details', {}, summary, why, element('ul', { class: 'small' }, ...reasons)) };
  }
  const code = element('code', { text: row.query });
  const pre = element('pre', { tabindex: '0', role: 'region', 'aria-label': row.language }, code);
  const block = element('div', { class: 'code' }, pre, document.createElement('copy-button'));
  const notes = element('p', { class: 'small soft' }, 'Names of ', names, `. ${row.notes.join(' ')}`);
  return { details: element('details', {}, summary, block, notes), code };
}
