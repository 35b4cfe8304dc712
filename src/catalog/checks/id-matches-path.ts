import { fieldStem } from '../../schema/ids.ts';
import { type Check, report } from './check.ts';

/** A field's file is named after its path, so that file, id and address are one. */
export const idMatchesPath: Check = {
  id: 'id-matches-path',
  description: 'A field file is named after the path of its field',
  run: ({ fields }) =>
    fields.flatMap(({ source, value }) => {
      const wanted = `content/fields/${fieldStem(value.path)}.yaml`;
      if (source.file === wanted) return [];
      return [
        report(
          idMatchesPath,
          source,
          ['path'],
          `Path "${value.path}" does not belong into this file`,
          `Rename the file to ${wanted}`,
        ),
      ];
    }),
};
