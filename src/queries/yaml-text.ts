import { quoteJson } from './quote.ts';

/** Words that YAML reads as something else than text, in one version or another. */
const RESERVED = /^(?:true|false|yes|no|on|off|null|y|n|~|nan|inf)$/i;

/** A text as a scalar of YAML: as it stands where nothing in it has a meaning, else between double quotes. */
export function toYaml(text: string): string {
  const isPlain = /^[A-Za-z][\w./|-]*(?: [\w./(),'-]+)*$/.test(text) && !RESERVED.test(text);
  return isPlain ? text : quoteJson(text);
}
