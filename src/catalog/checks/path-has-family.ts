import { matchesPattern } from '../../audit/path-pattern.ts';
import { type Check, report } from './check.ts';

/** Every path that an API server lists belongs to a family, so that it has a page. */
export const pathHasFamily: Check = {
  id: 'path-has-family',
  description: 'Every imported non-resource path belongs to a family of content/vocab/nonresource.yaml',
  run: ({ nonResource, families }) => {
    if (!nonResource || !families) return [];
    return (['listed', 'unlisted'] as const).flatMap((list) =>
      nonResource.value[list].flatMap((path, index) =>
        families.value.some(({ pattern }) => matchesPattern(pattern, path))
          ? []
          : [
              report(
                pathHasFamily,
                nonResource.source,
                [list, index],
                `The path "${path}" belongs to no family`,
                'Add one to content/vocab/nonresource.yaml',
              ),
            ],
      ),
    );
  },
};
