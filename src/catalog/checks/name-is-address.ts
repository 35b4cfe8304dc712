import type { Draft } from '../draft.ts';
import { type Check, report } from './check.ts';

/** The name of these files is a part of their address, or what is meant by it stands in the file too. */
export const nameIsAddress: Check = {
  id: 'name-is-address',
  description: 'Files of guides, providers and rules are named in lower case with dashes, tables of the API after their minor',
  run: ({ files }) =>
    files.flatMap(({ kind, source }) => {
      const name = source.file.replace(/^.*\/|\.[^.]*$/g, '');
      if (kind === 'api') {
        const { minor } = source.value as { readonly minor: string };
        const message = `The table of ${minor} stands in a file named ${name}`;
        return minor === name
          ? []
          : [report(nameIsAddress, source, ['minor'], message, `Name it ${minor}.yaml, or import it again`)];
      }
      if (!NAMED.has(kind) || /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name)) return [];
      const message = `The name "${name}" makes no address`;
      return [report(nameIsAddress, source, [], message, 'Use lower-case letters, digits, and dashes between them')];
    }),
};

const NAMED: ReadonlySet<Draft['files'][number]['kind']> = new Set(['guide', 'provider', 'rule', 'rbac-roles', 'rbac-bindings']);
