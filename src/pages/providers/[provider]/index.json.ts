import { getCatalog } from '../../../catalog/index.ts';
import type { Provider } from '../../../catalog/model.ts';
import { jsonResponse } from '../../../view/json.ts';
import { toProviderTwin } from '../../../view/providers/provider-twin.ts';

export function getStaticPaths() {
  return getCatalog().providers.map((provider) => ({ params: { provider: provider.id }, props: { provider } }));
}

export function GET({ props: { provider } }: { props: { provider: Provider } }): Response {
  return jsonResponse(toProviderTwin(provider, getCatalog()));
}
