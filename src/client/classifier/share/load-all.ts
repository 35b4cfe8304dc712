import { loadYamlParser } from '../../load-yaml.ts';
import { loadRules } from '../load-rules.ts';
import { readPageData } from '../page-data.ts';

/**
 * Loads all that reads, judges, redacts and shares pasted events, so that the open page needs its server no more.
 * @throws Error where a part cannot be loaded.
 */
export async function loadAll(): Promise<string> {
  await Promise.all([
    import('../answer.ts'),
    import('../render-rules.ts'),
    import('./redact-box.ts'),
    import('./share-dialog.ts'),
    import('./open-link.ts'),
    loadYamlParser(),
    loadRules(`${readPageData().base}/classify/rules.js`),
  ]);
  return 'Ready: as long as this page stays open, it reads pasted text without a network.';
}
