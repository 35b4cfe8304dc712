import { needsYaml } from '../../../audit/read-input.ts';
import { createYamlReader } from '../../../audit/read-yaml.ts';
import { type Redaction, redactInParts } from '../../../audit/redact/redact.ts';
import { element } from '../../element.ts';
import { loadYamlParser } from '../../load-yaml.ts';
import { takeInSlices } from '../../slices.ts';
import { type EventBox, setText } from './event-box.ts';
import { sayCounts } from './say-counts.ts';

/** What no program can promise. */
export const CAUTION = 'Look it over before you share it: free text may still name things, and times and versions stay.';

/** Redacts the text of the box, and offers to take it back. Returns what was done, in words; undefined where there was nothing to do. */
export async function redactBox(box: EventBox): Promise<string | undefined> {
  const before = box.text.value;
  if (before.trim() === '') {
    box.note.textContent = 'The box is empty: paste an event first';
    return undefined;
  }
  box.note.textContent = 'Redacting …';
  const made = await redact(before, () => box.text.value === before);
  if (!made) {
    box.note.textContent = 'The text has changed meanwhile: press the button again';
    return undefined;
  }
  const said = `${sayCounts(made.counts)}${needsYaml(before) ? ' YAML has become JSON.' : ''}`;
  setText(box, made.text);
  showUndo(box, said, before);
  return said;
}

async function redact(text: string, isWanted: () => boolean): Promise<Redaction | undefined> {
  const readYaml = needsYaml(text) ? createYamlReader(await loadYamlParser()) : undefined;
  let made: Redaction | undefined;
  const take = (part: Redaction | undefined): void => {
    made = part ?? made;
  };
  return (await takeInSlices(redactInParts(text, { readYaml }), take, isWanted)) && isWanted() ? made : undefined;
}

/** The original is kept only as long as the button stands there: until the box holds something else. */
function showUndo(box: EventBox, said: string, before: string): void {
  const undo = element('button', { type: 'button', class: 'btn', text: 'Undo' });
  box.note.replaceChildren(element('p', {}, `${said} ${CAUTION} `, undo));
  const forget = new AbortController();
  const { signal } = forget;
  const end = (text: string): void => {
    forget.abort();
    box.note.textContent = text;
  };
  const takeBack = (): void => {
    end('The text is as it was before.');
    setText(box, before);
    box.redact.focus();
  };
  undo.addEventListener('click', takeBack, { signal });
  // The page says "change" by itself where it puts another text into the box; a person replaces all of it, or clears it.
  box.text.addEventListener('change', ({ isTrusted }) => isTrusted || end(''), { signal });
  box.text.addEventListener('beforeinput', () => isAllSelected(box.text) && end(''), { signal });
  box.text.addEventListener('input', () => box.text.value === '' && end(''), { signal });
}

function isAllSelected({ selectionStart, selectionEnd, value }: HTMLTextAreaElement): boolean {
  return selectionStart === 0 && selectionEnd === value.length && value !== '';
}
