import { forPlainHttp, type HeaderRule } from '../serve/headers.ts';

/** Types that nginx sends compressed: all text that the site has. */
const TEXT_TYPES = 'text/css text/csv text/javascript text/plain application/json application/xml application/wasm image/svg+xml';

/**
 * The configuration of an nginx that serves the site with the headers of `public/_headers`. In nginx an `add_header` of an inner block
 * drops all outer ones (https://nginx.org/en/docs/http/ngx_http_headers_module.html#add_header), so all stand in one block, and what
 * depends on the address is a map; an empty value adds no header. Two policies become two headers, both of which hold.
 * It listens without TLS: what ends that in front of it also sends Strict-Transport-Security.
 */
export function toNginxConfig(all: readonly HeaderRule[]): string {
  const rules = forPlainHttp(all);
  const everywhere = rules.find(({ pattern }) => pattern === '/*')?.headers ?? [];
  const special = rules.filter(({ pattern }) => pattern !== '/*');
  const names = [...new Set(special.flatMap(({ headers }) => headers.map(([name]) => name)))];
  return `# Written by "npm run fix" from public/_headers: change that one. For a server block of nginx 1.18 or newer.
${names.map((name) => toMap(name, special)).join('\n')}
server {
    listen 8080;
    listen [::]:8080;
    root /usr/share/nginx/html;
    server_tokens off;
    absolute_redirect off;
    charset utf-8;
    charset_types ${TEXT_TYPES};

    gzip on;
    gzip_vary on;
    gzip_types ${TEXT_TYPES};

    error_page 404 /404.html;
    location ~ ^/_(headers|redirects)$ { return 404; }
    location / { try_files $uri $uri/ =404; }

${everywhere.map(([name, value]) => `    add_header ${name} "${value}" always;`).join('\n')}
${names.map((name) => `    add_header ${name} $${toVariable(name)} always;`).join('\n')}

    types {
        text/html html;
        text/css css;
        text/csv csv;
        text/javascript js mjs;
        text/plain txt sql sha256;
        application/json json map;
        application/xml xml;
        application/wasm wasm;
        application/zip zip;
        image/svg+xml svg;
        image/png png;
        image/x-icon ico;
        font/woff2 woff2;
    }
}
`;
}

function toMap(name: string, rules: readonly HeaderRule[]): string {
  const rows = rules.flatMap(({ pattern, headers }) =>
    headers.filter(([key]) => key === name).map(([, value]) => `    ${toMatch(pattern)} "${value}";`),
  );
  return `map $uri $${toVariable(name)} {\n    default "";\n${rows.join('\n')}\n}\n`;
}

/** Patterns have one star, at their end, or none. A folder's page is `index.html` by the time that nginx adds headers. */
function toMatch(pattern: string): string {
  const text = pattern.replace(/\*$/, '').replace(/[.+?^${}()|[\]\\]/g, '\\$&');
  const end = pattern.endsWith('/') ? '(index\\.html)?$' : '$';
  return `"~^${text}${pattern.endsWith('*') ? '' : end}"`;
}

function toVariable(name: string): string {
  return `atlas_${name.toLowerCase().replaceAll('-', '_')}`;
}
