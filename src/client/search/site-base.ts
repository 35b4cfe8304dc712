/** Where the site is mounted, without a final slash: "" or, in a fork served from a folder, "/audit-atlas". Set by Astro's `base`. */
const BASE = ((import.meta as unknown as { env?: { BASE_URL?: string } }).env?.BASE_URL ?? '/').replace(/\/$/, '');

/** Address of a path of this site. */
export function toHref(path: string): string {
  return `${BASE}${path}`;
}
