import { fieldStem, identitySlug } from '../../schema/ids.ts';
import type { Draft } from '../draft.ts';
import { isLocal, LOCAL } from '../local-path.ts';
import type { Problem } from '../problem.ts';
import { type Check, report } from './check.ts';

/** A field's file is named after its path, an actor's after its name, a dialect's after its id, and a rule lies in the folder of its corpus: id and address are one. */
export const idMatchesPath: Check = {
  id: 'id-matches-path',
  description: 'Files of fields, actors, dialects and rules lie where their ids say',
  run: (draft) => [...checkFields(draft), ...checkActors(draft), ...checkDialects(draft), ...checkRules(draft)],
};

function checkFields({ fields }: Draft): Problem[] {
  return fields.flatMap(({ source, value }) => {
    const wanted = `content/fields/${fieldStem(value.path)}.yaml`;
    const message = `Path "${value.path}" does not belong into this file`;
    return source.file === wanted ? [] : [report(idMatchesPath, source, ['path'], message, `Rename the file to ${wanted}`)];
  });
}

function checkActors({ actors }: Draft): Problem[] {
  return actors.flatMap(({ source, value }) => {
    const wanted = `content/actors/${identitySlug(value.name)}.yaml`;
    const message = `Actor "${value.name}" does not belong into this file`;
    return source.file === wanted ? [] : [report(idMatchesPath, source, ['name'], message, `Rename the file to ${wanted}`)];
  });
}

function checkDialects({ dialects }: Draft): Problem[] {
  return dialects.flatMap(({ source, value }) => {
    const wanted = `content/vocab/dialects/${value.id}.yaml`;
    const message = `Dialect "${value.id}" does not belong into this file`;
    return source.file === wanted ? [] : [report(idMatchesPath, source, ['id'], message, `Rename the file to ${wanted}`)];
  });
}

function checkRules({ rules }: Draft): Problem[] {
  return rules.flatMap(({ source, value }) => {
    const wanted = `${isLocal(source.file) ? LOCAL : 'content/imported/'}rules/${value.corpus}/`;
    const message = `A rule of "${value.corpus}" does not belong into this folder`;
    if (!source.file.startsWith(wanted)) return [report(idMatchesPath, source, ['corpus'], message, `Move it to ${wanted}`)];
    const name = source.file.slice(wanted.length);
    return /^[a-z0-9]+(-[a-z0-9]+)*\.yaml$/.test(name) ? [] : [report(idMatchesPath, source, [], NO_ADDRESS, NAME_TIP)];
  });
}

const NO_ADDRESS = 'The name of the file cannot be an address';
const NAME_TIP = 'Name it with lower-case letters, digits and single dashes';
