import { href } from './urls.ts';

export interface NavLink {
  readonly text: string;
  readonly href: string;
  /** Beginning of the addresses under which the link is the current one. */
  readonly section: string;
}

export const SITE_NAME = 'Audit Atlas';

/** Links of the site's head, in order. */
export function siteNav(): NavLink[] {
  return [
    { text: 'Resources', href: href('/#resources'), section: href('/kubernetes-') },
    { text: 'Rules', href: href('/rules/'), section: href('/rules/') },
    { text: 'Fields', href: href('/fields/'), section: href('/fields/') },
    { text: 'Verbs', href: href('/verbs/'), section: href('/verbs/') },
    { text: 'Guides', href: href('/guides/'), section: href('/guides/') },
    { text: 'Data', href: href('/data/'), section: href('/data/') },
    { text: 'Classify', href: href('/classify/'), section: href('/classify/') },
  ];
}

/**
 * Content Security Policy of a page. Nothing is inline and nothing is fetched from elsewhere. The classifier's page may not connect
 * to anything at all, its own server included: what is pasted there cannot leave. Its worker is made from a blob, as such a one has the
 * policy of its page on every host; the other pages allow that too because hosts apply their headers to all. Search needs WebAssembly
 * (Pagefind).
 */
export function contentPolicy(kind: 'page' | 'classify'): string {
  const connect = kind === 'classify' ? "'none'" : "'self'";
  const worker = kind === 'classify' ? 'blob:' : "'self' blob:";
  const script = kind === 'classify' ? "'self'" : "'self' 'wasm-unsafe-eval'";
  return [
    "default-src 'none'",
    `script-src ${script}`,
    "style-src 'self'",
    "img-src 'self' data:",
    `connect-src ${connect}`,
    `worker-src ${worker}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}
