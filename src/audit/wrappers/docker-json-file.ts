import { textAt } from '../json.ts';
import { hasKeys, textField } from './inner-text.ts';

/** A line of Docker's json-file log: {log: "<line>\n", stream, time}. */
export const dockerJsonFile = textField(
  'docker-json-file',
  ['log'],
  (value) =>
    hasKeys(value, 'log', 'time') &&
    /^std(out|err)$/.test(textAt(value, 'stream')) &&
    Object.keys(value).every((key) => ['log', 'stream', 'time', 'attrs'].includes(key)),
);
