import { type EventBox, setText } from './event-box.ts';
import { readLink } from './event-link.ts';

/**
 * Opens the event of the page's address. The fragment is taken out of the address bar first, so that nobody keeps or passes on the event
 * without wanting to.
 */
export async function openLink(box: EventBox): Promise<void> {
  const { hash, pathname, search } = location;
  history.replaceState(history.state, '', `${pathname}${search}`);
  try {
    setText(box, await readLink(hash));
    box.note.textContent = 'Opened from a link, whose maker chose this text. It is no longer in the address bar.';
  } catch (error) {
    box.note.textContent = error instanceof Error ? error.message : String(error);
  }
}
