import { loadYamlParser } from '../../load-yaml.ts';
import { prepareWorker } from '../file/spawn-worker.ts';
import { loadRules } from '../load-rules.ts';
import { readPageData } from '../page-data.ts';

/**
 * Loads all that reads, judges, redacts and shares pasted events and whole files, so that the open page needs its server no more.
 * @throws Error where a part cannot be loaded.
 */
export async function loadAll(): Promise<string> {
  const rules = `${readPageData().base}/classify/rules.js`;
  await Promise.all([
    import('../answer.ts'),
    import('../file/show-files.ts'),
    prepareWorker(rules),
    import('../render-rules.ts'),
    import('./redact-box.ts'),
    import('./share-dialog.ts'),
    import('./open-link.ts'),
    loadYamlParser(),
    loadRules(rules),
  ]);
  return 'Ready: as long as this page stays open, it reads pasted text and files without a network.';
}
