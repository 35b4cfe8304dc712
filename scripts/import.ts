import { parseArgs } from 'node:util';
import { localFolder } from '../src/catalog/local-content.ts';
import { importBootstrapRbac } from '../src/importers/bootstrap-rbac/import.ts';
import { importDefinitions } from '../src/importers/crds/import.ts';
import { importKubernetesApi } from '../src/importers/kubernetes-api/import.ts';
import { describeChanges, describeImport, describeOwnImport } from '../src/importers/report.ts';
import { checkRules } from '../src/importers/rules/check-rules.ts';
import { importOwnRules, readOwnPlace } from '../src/importers/rules/import-own-rules.ts';
import { importRules } from '../src/importers/rules/import-rules.ts';
import { RULE_IMPORTS } from '../src/importers/rules/registry.ts';
import { snapshotOf, tagOf } from '../src/importers/snapshot.ts';

const USAGE = `Usage: npm run import -- <kubernetes-api|bootstrap-rbac> <folder> [--version 1.<minor>.<patch> --commit <sha>]
       npm run import -- <${Object.keys(RULE_IMPORTS).join('|')}> <folder> [--commit <sha>]
       npm run import -- <elastic|falco|sigma|splunk|stackrox> <folder> --to <own content>/rules/<corpus> [--commit <sha>]
       npm run import -- crds <file or folder> [--to <own content>]
       npm run import -- --check
  <folder>  for kubernetes-api: tables resources-<version>.json, lifecycle.json, nonresource-<version>.json, or a Kubernetes checkout
            with api/discovery; for bootstrap-rbac: a Kubernetes checkout, or the files of its bootstrap policy; for rules: a checkout of their repository; for reviewed: a folder with reviewed.json
  --to      writes rules of your own, or the resources of your CustomResourceDefinitions, to your own content: see docs/own-catalog.md
  --check   compares content/imported/rules with its schema and with what an importer would write; needs no folder`;

/** Importers that read no rules. */
const OTHERS = ['kubernetes-api', 'bootstrap-rbac', 'crds'];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { version: { type: 'string' }, commit: { type: 'string' }, to: { type: 'string' }, check: { type: 'boolean' } },
});
const [importer = '', folder = ''] = positionals;
const rules = Object.hasOwn(RULE_IMPORTS, importer) ? RULE_IMPORTS[importer] : undefined;

if (!values.check && (folder === '' || (!OTHERS.includes(importer) && !rules))) {
  console.error(USAGE);
  process.exit(2);
}

try {
  const root = process.cwd();
  if (values.check) console.log(checkRules(root));
  else if (importer === 'crds')
    console.log(describeChanges(importDefinitions(folder, values.to ?? (localFolder(process.env) || 'content/local'))));
  else if (rules && values.to !== undefined) {
    const place = importer === 'reviewed' ? undefined : readOwnPlace(values.to);
    if (!place) throw new Error(`Cannot write rules to "${values.to}": give <own content>/rules/<corpus>\n${USAGE}`);
    console.log(describeOwnImport(importOwnRules(rules, folder, root, place, values.commit)));
  } else if (rules)
    console.log(describeImport(importRules(rules, folder, root, values.commit ? { commit: values.commit } : undefined)));
  else {
    const version = values.version ?? tagOf(folder);
    const commit = values.commit ?? snapshotOf(folder)?.commit;
    const given = version && commit ? { version, commit } : undefined;
    if (importer === 'bootstrap-rbac') {
      const { changed, notes } = importBootstrapRbac(folder, root, given);
      console.log([...notes, describeChanges(changed)].join('\n'));
    } else console.log(describeChanges(importKubernetesApi(folder, root, given)));
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
