import type { SiteFacts } from '../../src/client/offline/kept-site.ts';

/** The text in the zip: what it is, and how to serve it. */
export function toReadme({ version, base, files }: SiteFacts): string {
  return `Audit Atlas, version ${version}: ${files} files of a static site. It needs no internet: the search, the classifier with its
detection rules and the query builder run in the browser that reads it.

Serve the folder "site" as the root of a web server, and open ${base} there. For example

  python3 -m http.server 8080 --bind 127.0.0.1 --directory site

and then http://localhost:8080${base}

nginx.conf is for a server block of nginx on port 8080, with the headers of the site, its Content Security Policy among them; put
the content of "site" into /usr/share/nginx/html.

Opening index.html with a double click is not supported: over file:// browsers load neither styles nor scripts of the pages.

Licences: code Apache-2.0 (LICENSE, NOTICE), texts CC BY 4.0 (LICENSE-texts.md), facts of rules by the licence that each page names.
`;
}
