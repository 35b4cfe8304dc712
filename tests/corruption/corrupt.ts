import { parse } from 'yaml';
import type { ByteFile } from '../../src/catalog/read.ts';
import { pathsOf, writeWith } from '../fuzz/mutate.ts';
import type { Random } from '../fuzz/random.ts';

/** A broken copy of content, and the paths that were touched. */
export interface Broken {
  readonly files: readonly ByteFile[];
  readonly touched: readonly string[];
}

/** One way in which content is broken. */
export interface Damage {
  readonly name: string;
  /** Whatever file it meets, it has to be reported. */
  readonly isError: boolean;
  readonly breakFiles: (files: readonly ByteFile[], random: Random) => Broken;
}

const decode = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');
const encode = (text: string): Uint8Array => Buffer.from(text);

/** Breaks the bytes of one file. */
function ofBytes(
  name: string,
  isError: boolean,
  change: (bytes: Uint8Array, random: Random, file: string) => Uint8Array,
): Damage {
  return {
    name,
    isError,
    breakFiles: (files, random) => {
      const { file } = random.pick(files);
      return {
        files: files.map((each) => (each.file === file ? { file, bytes: change(each.bytes, random, file) } : each)),
        touched: [file],
      };
    },
  };
}

/** Breaks the lines of one file. */
function ofLines(name: string, isError: boolean, change: (lines: string[], random: Random) => readonly string[]): Damage {
  return ofBytes(name, isError, (bytes, random) => encode(change(decode(bytes).split('\n'), random).join('\n')));
}

/** Puts other files into the place of one. */
function ofFile(name: string, isError: boolean, replace: (file: ByteFile, random: Random) => readonly ByteFile[]): Damage {
  return {
    name,
    isError,
    breakFiles: (files, random) => {
      const chosen = random.pick(files);
      const others = replace(chosen, random);
      const names = new Set(others.map(({ file }) => file));
      return {
        files: [...files.filter((each) => each !== chosen && !names.has(each.file)), ...others].sort((a, b) =>
          a.file < b.file ? -1 : 1,
        ),
        touched: [chosen.file, ...names],
      };
    },
  };
}

/** The lines before a random one, and those from it on. */
function cut(lines: readonly string[], { below }: Random): [string[], string[]] {
  const at = below(lines.length);
  return [lines.slice(0, at), lines.slice(at)];
}

const OTHERS = [
  'null',
  '0',
  '-1.5',
  'true',
  '""',
  '"x"',
  '"  "',
  '[]',
  '{}',
  '[null]',
  '{"a":1}',
  '["x","x"]',
  undefined,
  `"${'A long text. '.repeat(9000)}"`,
  '"<b>\\u202e"',
  '"../../etc"',
];

/** The same file with another value in one place, written as JSON, which is YAML. */
function swapValue(bytes: Uint8Array, { pick }: Random, file: string): Uint8Array {
  const text = decode(bytes);
  const [head = '', inner = text, below = ''] = file.endsWith('.mdx')
    ? (/^(---\n)([\s\S]*?)(\n---[\s\S]*)$/.exec(text)?.slice(1) ?? [])
    : [/^#.*\n/.exec(text)?.[0] ?? ''];
  const value: unknown = parse(inner);
  return encode(head + writeWith(value, pick(pathsOf(value)), pick(OTHERS)) + below);
}

/** Every way, in the order in which they take turns. */
export const DAMAGES: readonly Damage[] = [
  ofBytes('flipped bits', false, (bytes, { below }) => {
    const copy = Uint8Array.from(bytes);
    for (let count = 1 + below(6); count > 0; count -= 1) {
      const at = below(copy.length);
      copy[at] = (copy[at] ?? 0) ^ (1 << below(8));
    }
    return copy;
  }),
  ofBytes('end cut off', false, (bytes, { below }) => bytes.subarray(0, below(bytes.length))),
  ofLines('last lines cut off', false, (lines, random) => cut(lines, random)[0]),
  ofFile('file deleted', false, () => []),
  {
    name: 'whole folder gone',
    isError: true,
    breakFiles: (files, { pick }) => {
      const folder = pick(
        [...new Set(files.map(({ file }) => file.split('/').slice(0, 2).join('/')))].filter((path) => !path.includes('.')),
      );
      return { files: files.filter(({ file }) => !file.startsWith(`${folder}/`)), touched: [folder] };
    },
  },
  ofFile('file twice', true, ({ file, bytes }) => [
    { file, bytes },
    { file: file.replace(/(\.\w+)$/, '-copy$1'), bytes },
  ]),
  ofLines('item twice', false, (lines, { pick }) => {
    const starts = lines.flatMap((line, at) => (/^ *- /.test(line) ? [at] : []));
    if (starts.length === 0) return [...lines, ...lines];
    const at = pick(starts);
    const depth = lines[at]?.search(/\S/) ?? 0;
    const length = 1 + lines.slice(at + 1).findIndex((line) => line.search(/\S/) <= depth);
    return [...lines.slice(0, at + length), ...lines.slice(at)];
  }),
  ofBytes('another type', false, swapValue),
  ofBytes('another value', false, swapValue),
  ofFile('file renamed', true, ({ file, bytes }, { pick }) => {
    const change = pick<(path: string) => string>([
      (path) => path.replace(/\.\w+$/, '.yml'),
      (path) => `${path}.orig`,
      (path) => path.replace(/\.\w+$/, ''),
      (path) => path.replace(/[^/]+$/, (name) => `Ä ${name}`),
      (path) => path.replace(/^content\/[^/]+/, '$&s'),
    ]);
    return [{ file: change(file), bytes }];
  }),
  ofBytes('emptied', false, (_, { pick }) =>
    encode(pick(['', '\n\n', '# nothing\n', '---\n', '{}', '[]', 'null', '""', '---\n---\n'])),
  ),
  ofLines('line twice', false, (lines, random) => {
    const [before, after] = cut(lines, random);
    return [...before, after[0] ?? '', ...after];
  }),
  ofLines('tab for spaces', false, (lines, { pick }) => {
    const chosen = pick(lines.flatMap((line, at) => (/^ /.test(line) ? [at] : [])));
    return lines.map((line, at) => (at === chosen ? line.replace(/^ +/, '\t') : line));
  }),
  ofBytes('mark of byte order', false, (bytes) => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes])),
  ofBytes('UTF-16', true, (bytes) => Buffer.from(`\ufeff${decode(bytes)}`, 'utf16le')),
  ofBytes('no UTF-8', true, (bytes, { below, pick }) => {
    const at = below(bytes.length);
    return Buffer.concat([
      bytes.subarray(0, at),
      Buffer.from(pick([[0xff], [0xc3, 0x28], [0xe2, 0x82], [0xed, 0xa0, 0x80], [0x80]])),
      Buffer.from(' '),
      bytes.subarray(at),
    ]);
  }),
  ofLines('conflict not resolved', true, (lines, random) => {
    const [before, after] = cut(lines, random);
    return [...before, '<<<<<<< HEAD', ...after.slice(0, 1), '=======', 'another: line', '>>>>>>> theirs', ...after.slice(1)];
  }),
  ofBytes('end of zeros', true, (bytes, { below }) => {
    const from = below(bytes.length);
    return bytes.map((byte, at) => (at >= from ? 0 : byte));
  }),
  ofLines('line lost', false, (lines, random) => {
    const [before, after] = cut(lines, random);
    return [...before, ...after.slice(1)];
  }),
  ofLines('line moved in or out', false, (lines, { below, pick }) => {
    const chosen = below(lines.length);
    const change = pick([(line: string) => `  ${line}`, (line: string) => line.replace(/^ {1,2}/, '')]);
    return lines.map((line, at) => (at === chosen ? change(line) : line));
  }),
  ofLines('lines in another order', false, (lines, random) => {
    const [before, after] = cut(lines, random);
    return [...before, ...after.slice(0, 2).reverse(), ...after.slice(2)];
  }),
  ofLines('line ends of Windows', false, (lines) => lines.map((line) => `${line}\r`)),
  {
    name: 'contents exchanged',
    isError: false,
    breakFiles: (files, random) => {
      const [a, b] = [random.pick(files), random.pick(files)];
      const files2 = files.map((each) =>
        each === a ? { file: a.file, bytes: b.bytes } : each === b ? { file: b.file, bytes: a.bytes } : each,
      );
      return { files: files2, touched: [a.file, b.file] };
    },
  },
  {
    name: 'several kinds at once',
    isError: false,
    breakFiles: (files, random) => {
      const others = DAMAGES.slice(0, -1);
      const first = random.pick(others).breakFiles(files, random);
      const second = random.pick(others).breakFiles(first.files, random);
      return { files: second.files, touched: [...first.touched, ...second.touched] };
    },
  },
];
