import { element } from '../../element.ts';
import { download } from '../file/download.ts';
import type { EventBox } from './event-box.ts';
import { MAX_LINK, makeLink } from './event-link.ts';
import { CAUTION, redactBox } from './redact-box.ts';

/** Says what a link with the event means, before one is made; offers to redact, to copy the link, or a file where it would be too long. */
export function openShareDialog(box: EventBox): void {
  if (box.text.value.trim() === '') {
    box.note.textContent = 'The box is empty: paste an event first, or open a smaller file';
    return;
  }
  const status = element('div', { 'aria-live': 'polite' });
  const redact = makeButton('Redact first', async () => tell(status, (await redactBox(box)) ?? 'Nothing was redacted.', CAUTION));
  const copy = makeButton('Copy the link', () => copyLink(box, status), 'btn btn-main');
  const close = makeButton('Close', () => dialog.close());
  const dialog = element(
    'dialog',
    { class: 'share-window', 'aria-labelledby': 'share-title', 'aria-describedby': 'share-warning' },
    element('h2', { id: 'share-title', text: 'A link with this event' }),
    element('p', { id: 'share-warning', text: WARNING }),
    element('p', { text: NOT_SENT }),
    element('div', { class: 'classify-tools' }, redact, copy, close),
    status,
  );
  dialog.addEventListener('close', () => dialog.remove(), { once: true });
  document.body.append(dialog);
  dialog.showModal();
}

const WARNING =
  'The whole text of the box will stand in the link. Whoever has the link has the event: chat and mail servers keep it, previews may read it, and so does the history of each browser that opens it. Redact it first.';

const NOT_SENT =
  'It stands after the #, a part that browsers send to no server. This page takes it out of the address bar once it is opened.';

function makeButton(text: string, press: () => unknown, style = 'btn'): HTMLButtonElement {
  const button = element('button', { type: 'button', class: style, text });
  button.addEventListener('click', () => void press());
  return button;
}

function tell(status: HTMLElement, ...content: readonly (Node | string)[]): void {
  status.replaceChildren(...content.map((part) => (typeof part === 'string' ? element('p', { text: part }) : part)));
}

async function copyLink(box: EventBox, status: HTMLElement): Promise<void> {
  if (!('CompressionStream' in window)) return tell(status, 'This browser cannot pack a text: use a newer one, or send a file');
  const link = await makeLink(location.href, box.text.value);
  if (link.length > MAX_LINK) return offerFile(box, status, link.length);
  const isCopied = await navigator.clipboard?.writeText(link).then(
    () => true,
    () => false,
  );
  const field = element('input', { class: 'field-input', readonly: '', 'aria-label': 'The link', value: link });
  field.addEventListener('focus', () => field.select());
  tell(
    status,
    `${isCopied ? 'Copied' : 'The browser does not let this page copy: take it from here'}. The link has ${group(link.length)} characters.`,
    field,
  );
}

/** Too long for a link: the text can be had as a file, redacted. */
function offerFile(box: EventBox, status: HTMLElement, length: number): void {
  const save = makeButton('Download a redacted file', async () => {
    if ((await redactBox(box)) === undefined) return;
    download(box.text.value, 'application/json', 'redacted-events.json');
    tell(status, `Saved as redacted-events.json. ${CAUTION}`);
  });
  tell(
    status,
    `The link would have ${group(length)} characters. Many programs cut longer ones than ${group(MAX_LINK)}, so none was made: send a file.`,
    save,
  );
}

function group(count: number): string {
  return count.toLocaleString('en');
}
