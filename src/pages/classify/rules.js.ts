import { getCatalog } from '../../catalog/index.ts';
import { toRulesModule } from '../../view/rules/rules-module.ts';

export function GET(): Response {
  return new Response(toRulesModule(getCatalog()), { headers: { 'Content-Type': 'text/javascript; charset=utf-8' } });
}
