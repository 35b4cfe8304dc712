import { createNamer, type FieldName } from '../../dialects/namer.ts';
import { type DialectChoice, fromNamingData, type NamingData } from '../../dialects/portable.ts';
import { element } from '../element.ts';
import { onDialectPicked, pickDialect, readPickedDialect } from '../picked-dialect.ts';
import { toHref } from '../search/site-base.ts';

/**
 * Puts the choice of a dialect into `picker`, and shows its names beside the fields that are listed with it.
 * @throws Error where the list of dialects cannot be loaded
 */
export async function startNaming(picker: HTMLElement): Promise<void> {
  const choices = await load<readonly DialectChoice[]>('/dialects/names.json');
  const select = makeSelect(choices);
  const about = element('a', { text: 'About it' });
  const show = async (id: string | undefined): Promise<void> => {
    select.value = choices.some((choice) => choice.id === id) ? (id ?? '') : '';
    about.href = toHref(select.value === '' ? '/dialects/' : `/dialects/${select.value}/`);
    await showNames(picker.parentElement ?? picker, select.value || undefined);
  };
  select.addEventListener('change', () => pickDialect(select.value || undefined));
  onDialectPicked((id) => void show(id).catch(() => undefined));
  picker.replaceChildren(element('label', { text: 'Names in ' }, select), ' ', about);
  await show(readPickedDialect()).catch(() => undefined);
}

async function load<T>(path: string): Promise<T> {
  const response = await fetch(toHref(path));
  if (!response.ok) throw new Error(`${path} answers ${response.status}`);
  return (await response.json()) as T;
}

function makeSelect(choices: readonly DialectChoice[]): HTMLSelectElement {
  const groups = [...Map.groupBy(choices, ({ product }) => product)].map(([label, members]) =>
    element('optgroup', { label }, ...members.map(({ id, title }) => element('option', { value: id, text: title }))),
  );
  return element('select', { class: 'field-input' }, element('option', { value: '', text: 'the event itself' }), ...groups);
}

/** Shows the names of a dialect below each link to a field within `scope`, or of none. */
async function showNames(scope: Element, id: string | undefined): Promise<void> {
  const data = id === undefined ? undefined : await load<NamingData>(`/dialects/${id}/names.json`);
  for (const shown of scope.querySelectorAll('.as-named')) shown.remove();
  if (!data) return;
  const links = [...scope.querySelectorAll('.fields th[scope="row"] > a, .code-list a')];
  const { nameOf } = createNamer(
    fromNamingData(data),
    links.map((link) => link.textContent),
  );
  for (const link of links) link.after(makeName(nameOf(link.textContent)));
}

function makeName(found: FieldName): HTMLElement {
  switch (found.kind) {
    case 'unknown':
      return element('span', { class: 'as-named soft', text: 'no source' });
    case 'absent':
      return element('span', { class: 'as-named lost', text: 'lost' });
    case 'named': {
      const marks = [...(found.partial ? ['a part of it'] : []), ...(found.basis === 'unverified' ? ['unverified'] : [])];
      return element(
        'span',
        { class: 'as-named' },
        element('code', { text: found.name }),
        marks.length > 0 ? ` (${marks.join(', ')})` : '',
      );
    }
  }
}
