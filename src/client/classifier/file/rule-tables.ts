import { element } from '../../element.ts';
import { groupOf, type RuleGroup } from './counted-rules.ts';
import type { CountedRule } from './messages.ts';
import { plural } from './numbers.ts';
import type { TableContext } from './operation-table.ts';
import { renderReportTable } from './report-table.ts';

/** What the rules of a group do, after their number. */
const GROUPS: Readonly<Record<RuleGroup, string>> = {
  fires: 'fire on at least one record',
  'as-one': 'match records as some of several events that they need',
  open: 'may fire: the records do not tell',
  reaches: 'reach a record, their further logic was not read',
};

/** Rules that fire, and, folded, those that may. */
export function renderRuleTables(rules: readonly CountedRule[], context: TableContext): HTMLElement[] {
  return (Object.keys(GROUPS) as RuleGroup[]).flatMap((group) => {
    const own = rules.filter((rule) => groupOf(rule) === group);
    if (own.length === 0) return group === 'fires' ? [element('p', { text: 'No rule fires for certain on any record.' })] : [];
    const title = `${plural(own.length, 'rule')} ${own.length === 1 ? sayOne(GROUPS[group]) : GROUPS[group]}`;
    return [renderFold(title, group === 'fires', () => renderTable(title, group, own, context))];
  });
}

/** `fire on` of one is `fires on`. */
function sayOne(words: string): string {
  return words
    .replace(/^(fire|match|reach)\b/, (verb) => (verb === 'fire' ? 'fires' : `${verb}es`))
    .replace('they need', 'it needs')
    .replace('their', 'its');
}

function renderFold(text: string, isOpen: boolean, make: () => Node): HTMLElement {
  const details = element('details', {}, element('summary', { text }));
  let isFilled = false;
  const fill = (): void => {
    if (!isFilled) details.append(make());
    isFilled = true;
  };
  details.open = isOpen;
  if (isOpen) fill();
  details.addEventListener('toggle', fill);
  return details;
}

const SEVERITIES = ['critical', 'high', 'medium', 'low', 'informational'];

function renderTable(caption: string, group: RuleGroup, rules: readonly CountedRule[], context: TableContext): HTMLElement {
  const { places, toHref, fileName } = context;
  const isFiring = group === 'fires' || group === 'as-one';
  const countedAs = isFiring ? ['Fires on records', 'May fire on'] : ['', 'On records'];
  return renderReportTable<CountedRule>({
    caption,
    rows: rules,
    order: { key: 'severity', isDown: false },
    fileName: `${fileName}-rules-${group}`,
    columns: [
      { key: 'title', title: 'Rule', value: ({ title }) => title, cell: (rule) => renderTitle(rule, toHref) },
      { key: 'severity', title: 'Severity', value: rankOf, cell: ({ severity }) => [renderSeverity(severity)] },
      { key: 'vendor', title: 'From', value: sayVendor },
      ...(isFiring
        ? [{ key: 'fires', title: countedAs[0] ?? '', value: ({ fires }: CountedRule) => fires, isNumber: true }]
        : []),
      { key: 'mayFire', title: countedAs[1] ?? '', value: ({ mayFire }) => mayFire, isNumber: true },
      {
        ...{ key: 'firstRecord', title: 'First in line', value: ({ lines }) => lines[0] ?? 0 },
        cell: ({ lines }) => [lines.map(places.sayLine).join('; ')],
      },
    ],
    exported: [
      { key: 'rule', title: '', value: ({ title }) => title },
      { key: 'from', title: '', value: ({ vendor }) => vendor },
      { key: 'severity', title: '', value: ({ severity }) => severity },
      { key: 'fires', title: '', value: ({ fires }) => fires },
      { key: 'mayFire', title: '', value: ({ mayFire }) => mayFire },
      { key: 'firstLines', title: '', value: ({ lines }) => lines.map(places.sayLine).join('; ') },
      { key: 'page', title: '', value: ({ path }) => path },
    ],
  });
}

function rankOf({ severity }: CountedRule): number {
  const rank = SEVERITIES.indexOf(severity);
  return rank < 0 ? SEVERITIES.length : rank;
}

function renderSeverity(severity: string): Node {
  return element('span', { class: `sev sev-${severity}`, text: severity === 'none' ? 'unrated' : severity });
}

function sayVendor({ vendor, status, log }: CountedRule): string {
  return [vendor, ...(status ? [status] : []), ...(log ? [`reads ${log}`] : [])].join(', ');
}

function renderTitle({ title, path, needs }: CountedRule, toHref: TableContext['toHref']): Node[] {
  const more = needs.length > 0 ? [element('span', { class: 'own soft', text: `It also asks for ${needs.join(', ')}` })] : [];
  return [element('a', { href: toHref(path), text: title }), ...more];
}
