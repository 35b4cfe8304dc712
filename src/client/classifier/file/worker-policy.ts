import { trustAddresses } from '../../trust-addresses.ts';

/** All that it makes is the address of a module of a single line, which imports a script of this site's own origin. */
const policy = trustAddresses({ createScriptURL: toImport });

/**
 * The address of a module that imports the script at `address` and says `failed` to its page where that cannot be loaded. Where the browser
 * has Trusted Types, it is one of them, which `new Worker` demands; revoke it by its text.
 * @throws TypeError where the script is of another origin.
 */
export function moduleImporting(address: string): string {
  return policy.createScriptURL(address);
}

function toImport(address: string): string {
  const { origin, href } = new URL(address, location.href);
  if (origin !== location.origin) throw new TypeError(`Cannot start a worker from "${href}": it is not of this site`);
  const script = `import(${JSON.stringify(href)}).catch(() => postMessage({ kind: 'failed', message: '' }))`;
  return URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
}
