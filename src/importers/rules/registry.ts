import { importElastic } from './elastic/import.ts';
import { importFalco } from './falco/import.ts';
import type { RuleImport } from './import-rules.ts';
import { importReviewed } from './reviewed/import.ts';
import { importSigma } from './sigma/import.ts';
import { importSplunk } from './splunk/import.ts';
import { importStackrox } from './stackrox/import.ts';

/** The corpora whose languages no importer parses: a person read their rules. */
const HAND_READ = [
  'panther',
  'sumologic',
  'datadog',
  'runreveal',
  'aws-eks-best-practices',
  'crowdsec',
  'anvilogic',
  'sentinel',
  'chronicle',
];

/** Every importer of rules, by the word that `npm run import` takes. */
export const RULE_IMPORTS: Readonly<Record<string, RuleImport>> = {
  elastic: { corpora: ['elastic'], read: importElastic },
  falco: { corpora: ['falco'], read: importFalco },
  sigma: { corpora: ['sigma'], read: importSigma },
  splunk: { corpora: ['splunk'], read: importSplunk },
  stackrox: { corpora: ['stackrox'], read: importStackrox },
  reviewed: { corpora: HAND_READ, ownCommits: true, read: importReviewed },
};
