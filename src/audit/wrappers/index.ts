import { CLOUDS } from './clouds.ts';
import { criLine } from './cri-line.ts';
import { datadog, datadogList } from './datadog.ts';
import { dockerJsonFile } from './docker-json-file.ts';
import { eventList, list } from './event-list.ts';
import { flatRow } from './flat-row.ts';
import { fluentBitLog, fluentBitParsed } from './fluent-bit.ts';
import { jsonArray } from './json-array.ts';
import { legacyText } from './legacy-text.ts';
import { lokiLine, lokiPush, lokiQuery } from './loki.ts';
import { nestedJson } from './nested-json.ts';
import { ocsf } from './ocsf.ts';
import { panther, pantherEks } from './panther.ts';
import { prefixedLine, syslog } from './prefixed-line.ts';
import { splunkExport, splunkHec, splunkRow } from './splunk.ts';
import { textJson } from './text-json.ts';
import { vector, vectorParsed } from './vector.ts';
import type { Wrapper } from './wrapper.ts';

/** Lines of text, and text with JSON in it. */
const TEXTS: readonly Wrapper[] = [legacyText, criLine, syslog, prefixedLine, textJson];

/** What shippers and log stores make of a line or an event. */
const STORES: readonly Wrapper[] = [
  ...[splunkExport, splunkRow, splunkHec, datadogList, datadog, lokiPush, lokiQuery, lokiLine, ocsf],
  ...[pantherEks, panther, dockerJsonFile, vector, vectorParsed, flatRow, fluentBitParsed, fluentBitLog],
];

/** Every wrapper, in the order in which they are tried: the first that detects its form takes the value. */
export const WRAPPERS: readonly Wrapper[] = [eventList, list, jsonArray, ...CLOUDS, ...TEXTS, ...STORES, nestedJson];
