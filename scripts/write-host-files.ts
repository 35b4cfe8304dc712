import { readFileSync, writeFileSync } from 'node:fs';
import { toNginxConfig } from './hosts/nginx.ts';
import { parseHeaders } from './serve/headers.ts';

/** Writes the configuration of hosts that do not read `public/_headers`. */
const rules = parseHeaders(readFileSync(new URL('../public/_headers', import.meta.url), 'utf8'));
writeFileSync(new URL('../deploy/nginx.conf', import.meta.url), toNginxConfig(rules));
