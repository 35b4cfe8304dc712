import { dumpRule } from '../../../../catalog/dump.ts';
import { getCatalog } from '../../../../catalog/index.ts';
import type { Rule } from '../../../../catalog/model.ts';
import { jsonResponse } from '../../../../view/json.ts';
import { toRulePage } from '../../../../view/rules/rule-page.ts';
import { toRuleTwin } from '../../../../view/rules/rule-twin.ts';

export function getStaticPaths() {
  return getCatalog().rules.map((rule) => ({ params: { corpus: rule.corpus, slug: rule.slug }, props: { rule } }));
}

export function GET({ props: { rule } }: { props: { rule: Rule } }): Response {
  const catalog = getCatalog();
  return jsonResponse(toRuleTwin(dumpRule(rule), rule, toRulePage(rule, catalog), catalog));
}
