/**
 * Makes a function that completes a path without `[]` to the one of the field pages: requestObject.spec.containers.image is
 * `requestObject.spec.containers[].image`. Lists may be marked by `{}`, and keys with dots may stand without brackets. Under responseObject the paths of requestObject serve, and so do the paths of a Pod's
 * spec under the template of a workload. A path without a page stays, with `[]` where the part above has one.
 */
export function createPathFinder(fields: readonly string[]): (path: string) => string {
  const byBare = new Map<string, string>();
  for (const field of fields) byBare.set(bare(field), field).set(flat(field), field);
  const find = (path: string): string | undefined => {
    const exact = byBare.get(path);
    if (exact !== undefined) return exact;
    const template = /^(requestObject\.spec\.(?:jobTemplate\.spec\.)?template\.)(spec\..+)$/.exec(path);
    const inPod = template && byBare.get(`requestObject.${template[2]}`);
    return inPod ? `${template[1]}${inPod.slice('requestObject.'.length)}` : undefined;
  };
  const complete = (path: string): string => {
    const found = find(path);
    if (found !== undefined) return found;
    const cut = path.includes('["') ? -1 : path.lastIndexOf('.');
    return cut === -1 ? path : `${complete(path.slice(0, cut))}${path.slice(cut)}`;
  };
  return (path) => {
    const plain = bare(path);
    if (!plain.startsWith('responseObject.')) return complete(plain);
    return complete(plain.replace(/^responseObject\./, 'requestObject.')).replace(/^requestObject/, 'responseObject');
  };
}

function bare(path: string): string {
  return path.replaceAll('[]', '').replaceAll('{}', '');
}

/** As products write it that know no brackets. */
function flat(path: string): string {
  return bare(path).replace(/\["([^"]*)"\]/g, '.$1');
}
