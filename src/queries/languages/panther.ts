import type { Demand, FieldTest } from '../field-test.ts';
import { guardParts, joinTests, type Syntax, toQuery, type Written } from '../join-tests.ts';
import { fitsAnything, type Pattern, writePattern } from '../pattern.ts';
import type { Language } from '../query.ts';
import { joinAlternatives, quoteJson } from '../quote.ts';
import { escapeRegex, PYTHON, translateRegex } from '../regex.ts';

/** A function of an event whose `udm` and `deep_get` answer None for what is missing. */
export const panther: Language = {
  id: 'panther',
  title: 'Python (Panther)',
  dialect: 'panther',
  reference: 'https://docs.panther.com/detections/rules/python',
  print: (predicate, options) => {
    const joined = joinTests(predicate, SYNTAX, options);
    return toQuery(joined, (parts) => writeFunction(guardParts(parts)));
  },
  warn: () => ['Fields behind deep_get are read by their place in the record of EKS: for AKS and GKE leave those lines out.'],
};

function writeFunction(conjuncts: readonly string[]): string {
  const condition = conjuncts.length > 0 ? conjuncts.join('\n        and ') : 'True';
  const modules = ['ipaddress', 're'].filter((name) => condition.includes(`${name}.`));
  const head = modules.map((name) => `import ${name}\n`).join('');
  return `${head === '' ? '' : `${head}\n\n`}def rule(event):\n    return (\n        ${condition}\n    )`;
}

const SYNTAX: Syntax = {
  ...{ and: ' and ', or: ' or ', not: (text) => `not ${text}`, write: writeTest },
  deniesItself: ({ demand, isList }) => demand.kind === 'exists' && !isList,
};

function writeTest({ path, name: place, demand, isDenied, isList, every }: FieldTest): Written {
  if (!isList) {
    return demand.kind === 'exists' ? `${place} is ${isDenied ? '' : 'not '}None` : writeDemand(place, demand);
  }
  if (!/^[^[]*\[\]$/.test(path)) {
    return { why: 'a list within the path needs a loop of its own' };
  }
  const inner = demand.kind === 'exists' ? 'x is not None' : writeDemand('x', demand);
  if (typeof inner !== 'string') return inner;
  const list = `${place} or []`;
  return every ? `(bool(${place}) and all(${inner} for x in ${list}))` : `any(${inner} for x in ${list})`;
}

function writeDemand(place: string, demand: Exclude<Demand, { kind: 'exists' }>): Written {
  switch (demand.kind) {
    case 'equals':
      return demand.ignoreCase
        ? searchAny(
            place,
            demand.values.map((value) => `\\A${escapeRegex(String(value))}\\Z`),
            true,
          )
        : writeEquals(place, demand.values.map(String));
    case 'pattern':
      return joinAlternatives(
        demand.patterns.map((pattern) => writeOne(place, pattern, demand.ignoreCase)),
        ' or ',
      );
    case 'regex': {
      const regexes = demand.patterns.map((pattern) => translateRegex(pattern, PYTHON));
      if (regexes.includes(undefined)) return { why: 'Python reads a part of this regular expression in another way' };
      return searchAny(place, regexes.map(String), demand.ignoreCase);
    }
    case 'cidr':
      return joinAlternatives(
        demand.networks.map(
          (network) =>
            `(bool(${place}) and ipaddress.ip_address(${place}) in ipaddress.ip_network(${quotePython(network)}, False))`,
        ),
        ' or ',
      );
    case 'compare':
      return `(${place} is not None and float(${place}) ${demand.relation} ${demand.limit})`;
  }
}

/** What looks like a number or a boolean may be one, or text. */
function writeEquals(place: string, texts: readonly string[]): string {
  const isText = texts.every((text) => !/^(?:-?[\d.]+(?:e[-+]?\d+)?|true|false)$/i.test(text));
  const own = isText ? place : `str(${place})${texts.some((text) => /^(?:true|false)$/.test(text)) ? '.lower()' : ''}`;
  const quoted = texts.map(quotePython);
  return quoted.length === 1 ? `${own} == ${quoted[0]}` : `${own} in (${quoted.join(', ')})`;
}

function writeOne(place: string, pattern: Pattern, ignoreCase: boolean): string {
  if (fitsAnything(pattern)) return `${place} is not None`;
  const text = `str(${place} or "")`;
  if (ignoreCase || pattern.shape === 'other') {
    const regex = writePattern(pattern, { run: '[\\s\\S]*', one: '[\\s\\S]', escape: escapeRegex });
    return searchAny(place, [`\\A${regex}\\Z`], ignoreCase);
  }
  if (pattern.shape === 'part') return `${quotePython(pattern.text)} in ${text}`;
  return `${text}.${pattern.shape === 'prefix' ? 'startswith' : 'endswith'}(${quotePython(pattern.text)})`;
}

function searchAny(place: string, regexes: readonly string[], ignoreCase: boolean): string {
  const flag = ignoreCase ? ', re.I' : '';
  return joinAlternatives(
    regexes.map((regex) => `(${place} is not None and re.search(${quotePython(regex)}, str(${place})${flag}) is not None)`),
    ' or ',
  );
}

/** A literal of JSON is one of Python. */
function quotePython(text: string): string {
  return quoteJson(text);
}
