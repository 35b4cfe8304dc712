import { describe, expect, it } from 'vitest';
import { decodeFile } from './decode.ts';

const file = 'content/a.yaml';
const decode = (...bytes: number[]) => decodeFile({ file, bytes: new Uint8Array(bytes) });
const encode = (text: string): number[] => [...new TextEncoder().encode(text)];

describe('decodeFile', () => {
  it('gives the text of UTF-8, without a byte order mark', () => {
    expect(decode(...encode('a: ü\n'))).toEqual({ file, text: 'a: ü\n' });
    expect(decode(0xef, 0xbb, 0xbf, ...encode('a: 日本'))).toEqual({ file, text: 'a: 日本' });
    expect(decode()).toEqual({ file, text: '' });
  });

  it('says where a text stops being UTF-8, also in the middle of a character', () => {
    expect(decode(...encode('a: ü\nb: é'), 0xff, 0x61)).toMatchObject({ line: 2, column: 5, rule: 'read' });
    expect(decode(...encode('a: '), 0xe6, 0x97)).toMatchObject({ line: 1, column: 4 });
    expect(decode(0xff, 0xfe, 0x61, 0x00)).toMatchObject({ line: 1, column: 1 });
  });

  it('takes the character that stands for others for what it is', () => {
    expect(decode(...encode('a: \ufffd'))).toEqual({ file, text: 'a: \ufffd' });
    expect(decode(...encode('a: \ufffd'), 0xc0)).toMatchObject({ line: 1, column: 5 });
  });
});
