import type { Check } from './check.ts';
import { fieldExists } from './field-exists.ts';
import { idMatchesPath } from './id-matches-path.ts';
import { idsUnique } from './ids-unique.ts';
import { keyOrder } from './key-order.ts';
import { localIsNew } from './local-is-new.ts';
import { nameHasSource } from './name-has-source.ts';
import { nameIsAddress } from './name-is-address.ts';
import { noCopiedText } from './no-copied-text.ts';
import { operationExists } from './operation-exists.ts';
import { pathHasFamily } from './path-has-family.ts';
import { provenanceComplete } from './provenance-complete.ts';
import { redirectTargetExists } from './redirect-target-exists.ts';
import { referenceIsHttps } from './reference-is-https.ts';
import { rulesComplete } from './rules-complete.ts';
import { techniqueExists } from './technique-exists.ts';
import { vocabExists } from './vocab-exists.ts';

/** Every check, in the order in which they run. Unknown keys (`known-keys`) are found before, by the schemas. */
export const CHECKS: readonly Check[] = [
  idMatchesPath,
  nameIsAddress,
  idsUnique,
  rulesComplete,
  localIsNew,
  keyOrder,
  fieldExists,
  operationExists,
  pathHasFamily,
  vocabExists,
  techniqueExists,
  nameHasSource,
  referenceIsHttps,
  provenanceComplete,
  noCopiedText,
  redirectTargetExists,
];
