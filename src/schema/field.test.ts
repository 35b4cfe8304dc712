import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type FieldContent, fieldContent } from './field.ts';
import { fieldStem } from './ids.ts';

const folder = new URL('../../content/fields/', import.meta.url);
const files = readdirSync(folder).map((name) => ({
  name,
  field: fieldContent.parse(parse(readFileSync(new URL(name, folder), 'utf8'))),
}));

const isText = (value: unknown) => typeof value === 'string';
const isObject = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);
const isListOf = (test: (value: unknown) => boolean) => (value: unknown) =>
  Array.isArray(value) && value.length > 0 && value.every(test);

const FITS: Record<FieldContent['type'], (value: unknown) => boolean> = {
  string: isText,
  integer: Number.isInteger,
  boolean: (value) => typeof value === 'boolean',
  timestamp: (value) => isText(value) && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/.test(String(value)),
  object: isObject,
  map: (value) => isObject(value) && Object.values(value as object).every(isText),
  any: (value) => value !== undefined,
  'string[]': isListOf(isText),
  'object[]': isListOf(isObject),
};

describe('content/fields', () => {
  it('names every file after the path of its field', () => {
    expect(files.filter(({ name, field }) => name !== `${fieldStem(field.path)}.yaml`)).toEqual([]);
  });

  it('gives every field an address of its own, also without regard to case', () => {
    expect(new Set(files.map(({ name }) => name.toLowerCase())).size).toBe(files.length);
  });

  it('gives every field an example of the type that it declares', () => {
    expect(files.filter(({ field }) => !FITS[field.type](field.example)).map(({ field }) => field.path)).toEqual([]);
  });

  it('places a path in a body exactly where the path lies inside requestObject', () => {
    expect(
      files
        .filter(({ field }) => (field.body !== undefined) !== field.path.startsWith('requestObject.'))
        .map(({ field }) => field.path),
    ).toEqual([]);
  });

  it('asks for level Request and stage ResponseComplete wherever the request body is needed', () => {
    const bodies = files.filter(({ field }) => field.path.startsWith('requestObject'));
    expect(bodies.filter(({ field }) => field.level !== 'Request' || field.stages.join() !== 'ResponseComplete')).toEqual([]);
  });

  it('says when a field is present where it is not always present', () => {
    expect(
      files.filter(({ field }) => (field.presence === 'sometimes') !== (field.when !== undefined)).map(({ name }) => name),
    ).toEqual([]);
  });
});
