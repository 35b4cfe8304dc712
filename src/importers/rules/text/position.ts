/** A place in a text. Lines and columns count from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A text that cannot be read, with the place where reading ended. */
export class TextError extends Error {
  readonly position: Position;
  constructor(message: string, position: Position) {
    super(message);
    this.name = 'TextError';
    this.position = position;
  }
}

/** Place of the character at `offset`. `start` is the place of the text's first character in the file that it stands in. */
export function positionAt(text: string, offset: number, start: Position = { line: 1, column: 1 }): Position {
  const before = text.slice(0, offset);
  const lastBreak = before.lastIndexOf('\n');
  if (lastBreak === -1) return { line: start.line, column: start.column + offset };
  const breaks = before.split('\n').length - 1;
  return { line: start.line + breaks, column: offset - lastBreak };
}
