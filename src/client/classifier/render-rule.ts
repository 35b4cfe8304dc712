import type { BundledRule, RulesBundle } from '../../view/rules/rules-bundle.ts';
import { element } from '../element.ts';
import type { Knowledge } from './data.ts';

/** One rule of a list: its title with a link, how severe it is, whose it is, which log it reads; below what is to say of it. */
export function renderRule(
  rule: BundledRule,
  bundle: RulesBundle,
  { toHref }: Knowledge,
  ...below: readonly (Node | string)[]
): Node {
  const { title, path, severity, status, log, corpus } = rule;
  const more = [bundle.vendors[corpus] ?? corpus, ...(status ? [status] : []), ...(log ? [`reads ${log}`] : [])].join(', ');
  return element(
    'li',
    {},
    element('a', { href: toHref(path), text: title }),
    ' ',
    element('span', { class: `sev sev-${severity}`, text: severity === 'none' ? 'unrated' : severity }),
    ' ',
    element('span', { class: 'soft', text: more }),
    element('p', { class: 'small' }, ...below),
  );
}

/** A list that can be folded; what is folded at first is made when it is asked for. */
export function renderFold(text: string, isOpen: boolean, makeItems: () => readonly Node[]): Node {
  const details = element('details', {}, element('summary', { text }));
  const fill = (): void => details.append(element('ul', { class: 'rules' }, ...makeItems()));
  details.open = isOpen;
  if (isOpen) fill();
  else details.addEventListener('toggle', fill, { once: true });
  return details;
}
