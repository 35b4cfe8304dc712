import type { AuditEvent } from '../../audit/event.ts';
import { findIdentities } from '../../audit/identities.ts';
import { element } from '../element.ts';
import type { Knowledge } from './data.ts';
import { loadRules } from './load-rules.ts';

/**
 * Links to the pages of the built-in identities that an event names. They are known once the module with the rules is there, which is loaded
 * whatever the event; until then, and where there are none, the paragraph stays out of sight.
 */
export function renderIdentities(event: AuditEvent, { toHref }: Knowledge): Node {
  const line = element('p', { class: 'small', hidden: '' });
  loadRules(toHref('/classify/rules.js')).then(
    ({ bundle: { actors } }) => {
      const links = findIdentities(event, Object.keys(actors)).map((name) =>
        element('a', { href: toHref(actors[name] ?? '/actors/'), text: name }),
      );
      if (links.length === 0) return;
      line.append('What is normal for ', ...links.flatMap((link, index) => (index === 0 ? [link] : [', ', link])));
      line.hidden = false;
    },
    () => undefined, // the section of the rules says that they could not be loaded
  );
  return line;
}
