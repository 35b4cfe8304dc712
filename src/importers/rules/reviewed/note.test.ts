import { describe, expect, it } from 'vitest';
import { writeNote } from './note.ts';

describe('a note', () => {
  it('is sentences with a full stop', () => {
    expect(writeNote(['no verb predicate', 'It reads  two\nlogs.', undefined, ''])).toBe('No verb predicate. It reads two logs.');
  });
  it('leaves names of fields as they are', () => {
    expect(writeNote(['requestURI starts with /api/'])).toBe('requestURI starts with /api/.');
    expect(writeNote(['system:anonymous only'])).toBe('system:anonymous only.');
    expect(writeNote(['typo: "secret"'])).toBe('Typo: "secret".');
  });
  it("leaves out the marks of its reader's tools", () => {
    expect(writeNote(['seen in an export (find_string id 4131), see /tmp/research/rules.json, elsewhere'])).toBe(
      'Seen in an export, see elsewhere.',
    );
    expect(writeNote(['ADJACENT Azure Activity Log'])).toBe('Azure Activity Log.');
  });
  it('is nothing where nothing is left', () => {
    expect(writeNote(['', undefined, ' (read_file id 1)'])).toBeUndefined();
  });
  it('is cut where it is too long', () => {
    expect(writeNote(['x'.repeat(700)])).toHaveLength(600);
  });
});
