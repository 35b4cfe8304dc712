import type { Catalog } from '../catalog/model.ts';
import { LANGUAGES } from '../queries/languages.ts';
import { groupResources } from './resource-page.ts';

/** What the home page shows beside its search and paste boxes. */
export function toHomePage(catalog: Catalog) {
  const live = catalog.operations.filter(({ removed }) => !removed).length;
  return {
    ...groupResources(catalog),
    figures: [
      { name: `operations in Kubernetes ${catalog.newest}`, value: String(live) },
      { name: 'operations of removed APIs', value: String(catalog.operations.length - live) },
      { name: 'resources', value: String(catalog.resources.length) },
      { name: 'detection rules', value: String(catalog.rules.length) },
      { name: 'fields', value: String(catalog.fields.length) },
      { name: 'Kubernetes minors read', value: String(catalog.minors.length) },
    ],
    rules: catalog.rules.length,
    vendors: new Set(catalog.rules.map(({ corpus }) => corpus)).size,
    /** In how many languages an operation's query is written. */
    languages: new Set(LANGUAGES.map(({ id }) => id)).size,
    newest: catalog.newest,
  };
}
