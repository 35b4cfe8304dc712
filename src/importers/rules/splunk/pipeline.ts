/** One command of a search: `where count > 5`. */
export interface Command {
  /** In lower case; a macro that nothing defines with its backticks. The first command of a search is `search`, written or not. */
  readonly name: string;
  readonly text: string;
  /** What stands behind the name. */
  readonly rest: string;
  /** Where the rest begins in the search. */
  readonly offset: number;
}

/** Cuts a search at its pipes; those in quotes and in subsearches are none. */
export function splitPipeline(search: string): readonly Command[] {
  const commands: Command[] = [];
  let start = 0;
  let depth = 0;
  for (const { 0: piece, index } of search.matchAll(/"(?:[^"\\]|\\[\s\S])*"|\\[\s\S]|[[\]|]/g)) {
    if (piece === '[') depth++;
    else if (piece === ']') depth = Math.max(depth - 1, 0);
    else if (piece === '|' && depth === 0) {
      commands.push(...toCommand(search, start, index));
      start = index + 1;
    }
  }
  return [...commands, ...toCommand(search, start, search.length)];
}

/** None for nothing but blanks, as before a leading pipe. */
function toCommand(search: string, start: number, end: number): readonly Command[] {
  const text = search.slice(start, end);
  if (text.trim() === '') return [];
  const [head = '', name = ''] = /^\s*(`[^`]*`|[A-Za-z_]\w*)(?=\s|$)/.exec(text) ?? [];
  const isImplied = start === 0 && name.toLowerCase() !== 'search';
  if (isImplied) return [{ name: 'search', text: text.trim(), rest: text, offset: start }];
  return [{ name: name.toLowerCase(), text: text.trim(), rest: text.slice(head.length), offset: start + head.length }];
}
