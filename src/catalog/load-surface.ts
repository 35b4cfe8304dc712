import type { SurfaceData } from '../audit/surface.ts';
import { apiSurface, lifecycle } from '../schema/api-surface.ts';
import { nonResourceFamilies } from '../schema/vocab.ts';
import { compareMinors } from './derive/minors.ts';
import { deriveResources } from './derive/operations.ts';
import { makeSurfaceData } from './derive/surface-data.ts';
import { readFile, readFolder, type TextFile } from './read.ts';
import { parseSource } from './source.ts';

const FOLDER = 'content/imported/api';

/**
 * The surface alone, from the imported tables under `root` and the families of paths: what the command line needs, without reading and
 * checking the prose. Throws where a file is missing or does not fit its schema.
 */
export function loadSurfaceData(root: string): SurfaceData {
  const files = readFolder(root, FOLDER).filter(({ file }) => /\/\d+\.\d+\.yaml$/.test(file));
  const surfaces = files.map((file) => apiSurface.parse(contentOf(file)));
  const kinds = lifecycle.parse(contentOf(readFile(root, `${FOLDER}/lifecycle.yaml`))).kinds;
  const families = nonResourceFamilies.parse(contentOf(readFile(root, 'content/vocab/nonresource.yaml')));
  const newest =
    surfaces
      .map(({ minor }) => minor)
      .sort(compareMinors)
      .at(-1) ?? '';
  return makeSurfaceData(newest, deriveResources(surfaces, kinds), families);
}

function contentOf(file: TextFile | undefined): unknown {
  if (!file) throw new Error(`Cannot find the tables of ${FOLDER}: run "npm run import -- kubernetes-api <folder>"`);
  const { source, problems } = parseSource(file.file, file.text);
  if (!source) throw new Error(`${file.file} is no YAML: ${problems[0]?.message ?? ''}`);
  return source.value;
}
