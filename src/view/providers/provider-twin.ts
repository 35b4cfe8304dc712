import { levelOf } from '../../catalog/derive/policy-level.ts';
import type { Catalog, Provider } from '../../catalog/model.ts';
import { plainText } from '../prose.ts';

/** JSON twin of the page of a provider: its policies as data, and the level of every operation at each. */
export function toProviderTwin(provider: Provider, { operations, nonResource }: Catalog): object {
  const { id, title, name, summary, logging, enable, destination, description, missing, wrappers = [], references } = provider;
  return {
    ...{ id, title, name, summary, logging, enable: plainText(enable), destination: plainText(destination) },
    description: description && plainText(description),
    ...{ missing: missing.map(plainText), wrappers },
    policies: provider.policies.map((policy) => ({
      ...policy,
      operations: [...operations, ...nonResource].map((operation) => {
        const { level, exceptions, leftOut } = levelOf(policy, operation);
        return {
          id: operation.id,
          level: level ?? null,
          ...(leftOut && { leftOut }),
          ...(exceptions.length > 0 && { depends: [...new Set(exceptions.map((exception) => exception.level))] }),
        };
      }),
    })),
    references,
  };
}
