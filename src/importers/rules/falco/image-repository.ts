import { exists, FALSE } from '../../../predicate/build.ts';
import { escapePattern } from '../../../predicate/escape-pattern.ts';
import type { Leaf, Predicate } from '../../../predicate/types.ts';

/**
 * A test of the repository part of container images, which is an image up to its first `:` or `@`, as a test of how the image at `path`
 * begins. Undefined for a test that says nothing of the beginning.
 *
 * A name with a port (`localhost:5000/app`) ends at the port, as it does in Falco, and so fits no repository behind it.
 * @see https://github.com/falcosecurity/plugins/blob/8efcec33df4d21f4c4f41f4480cb539bbb45b93e/plugins/k8saudit/pkg/k8saudit/extract.go
 *   readContainerRepositories
 */
export function testImageRepository({ op, values = [], elements }: Leaf, path: string): Predicate | undefined {
  if (op === 'exists') return exists(path);
  if (op !== 'equals' && op !== 'in') return undefined;
  const repositories = values.map(String).filter((value) => !/[:@]/.test(value));
  if (repositories.length === 0) return FALSE;
  const patterns = repositories.map((name) => `^${escapePattern(name)}(?:[:@]|$)`);
  return { field: path, op: 'regex', values: patterns, ...(elements && { elements }) };
}
