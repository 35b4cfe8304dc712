import { createRuleJudge, type RuleJudge } from '../../audit/rules/judge.ts';
import type { BundledRule, RulesBundle } from '../../view/rules/rules-bundle.ts';

/** The rules of the catalog, ready to be asked about events. */
export interface LoadedRules {
  readonly bundle: RulesBundle;
  readonly judge: RuleJudge<BundledRule>;
}

let loading: Promise<LoadedRules> | undefined;

/**
 * Loads the rules once per page. As a script: the page's policy allows no other request, and a script's address holds nothing of what
 * was pasted.
 * @throws Error where they cannot be loaded; the next call tries again.
 */
export function loadRules(address: string): Promise<LoadedRules> {
  loading ??= importRules(address).catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function importRules(address: string): Promise<LoadedRules> {
  const { default: bundle } = (await import(/* @vite-ignore */ address)) as { readonly default: RulesBundle };
  return { bundle, judge: createRuleJudge(bundle.rules) };
}
