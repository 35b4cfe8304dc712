import { annotations, annotationsEnd, body, status, statusEnd } from './ending';
import { CLASSES } from './memory';
import { hasReference, level, name, namespace, namespaceEnd, stage } from './request';
import { impersonation, impersonationEnd, sourceIPs, sourceIPsEnd, user, userAgent, userAgentEnd, userEnd } from './sender';
import { add, addNumberToKey, addToKey, beginKey, find, isFull, openTable } from './table';
import { NONE } from './text';

/** Parts of a line on which rules rest by their class alone, in the order of rules/line-axes.ts. */
export const PART_COUNT: u32 = 7;

/** Their classes; and of profiles how many lines they had, and their number. */
export const PARTS = openTable(0x2000, 4, 0x600000);
export const PROFILES = openTable(0x8000, 8, 0x160000);

/** Asks for a part; one that is not there is a part too. */
function askPart(index: u32): void {
  switch (index) {
    case 0:
      ask(index, annotations, annotationsEnd);
      break;
    case 1:
      ask(index, user, userEnd);
      break;
    case 2:
      ask(index, impersonation, impersonationEnd);
      break;
    case 3:
      ask(index, sourceIPs, sourceIPsEnd);
      break;
    case 4:
      ask(index, userAgent, userAgentEnd);
      break;
    case 5:
      ask(index, status, statusEnd);
      break;
    default:
      ask(index, hasReference ? namespace : NONE, namespaceEnd); // without objectRef the URI, which is known as a whole, tells it
      break;
  }
}

function ask(index: u32, start: usize, end: usize): void {
  beginKey(<u8>(start === NONE ? index | 0x80 : index));
  if (start !== NONE) addToKey(start, end);
}

/** Asks for the profile of the line, by the number of its request, and the classes of its parts as they stand in CLASSES. */
function askProfile(request: u32): void {
  beginKey(<u8>((level << 5) | (stage << 3) | (body << 1) | (name === NONE || !hasReference ? 0 : 1)));
  addNumberToKey(request);
  for (let index: u32 = 0; index < PART_COUNT; index += 1) addNumberToKey(load<u32>(CLASSES + 4 * <usize>index));
}

/** The data of the line's profile; NONE where it is not known. */
export function findProfile(request: u32): usize {
  for (let index: u32 = 0; index < PART_COUNT; index += 1) {
    askPart(index);
    const part = find(PARTS);
    if (part === NONE) return NONE;
    store<u32>(CLASSES + 4 * <usize>index, load<u32>(part));
  }
  askProfile(request);
  return find(PROFILES);
}

/** Learns the line's profile, whose parts have the classes in CLASSES; false where there is no more room. */
export function addProfile(request: u32, profile: u32): bool {
  if (isFull(PROFILES)) return false;
  for (let index: u32 = 0; index < PART_COUNT; index += 1) {
    if (isFull(PARTS)) return false;
    askPart(index);
    const part = add(PARTS);
    if (part !== NONE) store<u32>(part, load<u32>(CLASSES + 4 * <usize>index));
  }
  askProfile(request);
  const data = add(PROFILES);
  if (data !== NONE) store<u32>(data, profile, 4);
  return true;
}
