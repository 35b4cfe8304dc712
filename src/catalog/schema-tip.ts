import type { z } from 'zod';

/** What to do about a value that does not fit its schema: in a few words, beside the message that says what is expected. */
export function schemaTip(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return TYPES[issue.expected] ?? `Write a ${issue.expected}`;
    case 'invalid_value':
      return 'Use one of the words that are expected';
    case 'too_small':
      return 'Write more, or leave the key out if it is optional';
    case 'too_big':
      return 'Say it in less';
    case 'invalid_format':
      return 'Write it in the form that is expected';
    default:
      return 'Write it as other files of this kind do';
  }
}

/** What stands for a value of each type in YAML. */
const TYPES: Readonly<Record<string, string>> = {
  string: 'Write a text; quote one that looks like a number, true, false or null',
  array: 'Write a list: lines that begin with "- "',
  object: 'Write keys with values',
  record: 'Write keys with values',
  boolean: 'Write true or false',
};
