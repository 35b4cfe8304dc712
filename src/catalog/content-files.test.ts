import { describe, expect, it } from 'vitest';
import { contentKindOf } from './content-files.ts';

const kindOf = (file: string) => contentKindOf(file)?.kind;

describe('contentKindOf', () => {
  it('knows each kind of content by its path', () => {
    expect(kindOf('content/operations/core/pods/exec/get.yaml')).toBe('operation');
    expect(kindOf('content/operations/nonresource/version/get.yaml')).toBe('operation');
    expect(kindOf('content/resources/apps/deployments.yaml')).toBe('resource');
    expect(kindOf('content/fields/objectRef.name.yaml')).toBe('field');
    expect(kindOf('content/guides/levels-and-stages.mdx')).toBe('guide');
    expect(kindOf('content/vocab/levels.yaml')).toBe('terms');
    expect(kindOf('content/imported/api/1.36.yaml')).toBe('api');
  });

  it('knows no kind for a file that lies elsewhere or ends otherwise', () => {
    expect(kindOf('content/operations/get.yaml')).toBeUndefined();
    expect(kindOf('content/fields/deep/objectRef.name.yaml')).toBeUndefined();
    expect(kindOf('content/fields/objectRef.name.yml')).toBeUndefined();
    expect(kindOf('content/fields/objectRef.name.yaml.bak')).toBeUndefined();
    expect(kindOf('old/content/fields/objectRef.name.yaml')).toBeUndefined();
    expect(kindOf('content/vocab/verbsXyaml')).toBeUndefined();
  });
});
