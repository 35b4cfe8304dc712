import { main } from 'assemblyscript/asc';

/** The file that holds the compiled module, from the root of the project. */
export const COMPILED = 'src/audit/file/line-counter.wasm.ts';

const SOURCE = 'src/audit/assembly/index.ts';

/** Below this address the sources place things themselves (see memory.ts), and so many pages of 64 KiB they use. */
const [STATIC, PAGES] = [0x2000, 217];

const OPTIONS = [
  ...['-O2', '--converge', '--noAssert', '--runtime', 'stub', '--enable', 'simd,bulk-memory', '--outFile', 'out.wasm'],
  ...['--memoryBase', String(STATIC), '--initialMemory', String(PAGES), '--maximumMemory', String(PAGES)],
];

/**
 * Compiles src/audit/assembly to WebAssembly, and gives the content of COMPILED; the same for the same sources.
 * @throws Error with what the compiler says.
 */
export async function compileAssembly(root: string): Promise<string> {
  const written = new Map<string, Uint8Array | string>();
  const { error, stderr } = await main([SOURCE, ...OPTIONS, '--baseDir', root], {
    writeFile: (name, content) => void written.set(name, content),
  });
  const module = written.get('out.wasm');
  if (error || !module || typeof module === 'string')
    throw new Error(`src/audit/assembly cannot be compiled: ${stderr.toString()}`);
  const text = Buffer.from(module).toString('base64');
  return `/** The module that src/audit/assembly is compiled to, in Base64. Written by \`npm run fix\`: change the sources instead. */\nexport const LINE_COUNTER =\n  '${text}';\n`;
}
