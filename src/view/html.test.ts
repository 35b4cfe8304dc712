import { describe, expect, it } from 'vitest';
import { escapeHtml, nameHtml } from './html.ts';

describe('escapeHtml', () => {
  it('leaves no mark that ends a text or an attribute', () => {
    expect(escapeHtml(`<a b="c" d='e'>&amp;`)).toBe('&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;amp;');
  });
});

describe('nameHtml', () => {
  it('lets a long path break before each dot and slash, and an identity after each colon', () => {
    expect(nameHtml('requestObject.spec.automountServiceAccountToken')).toBe(
      'requestObject<wbr>.spec<wbr>.automountServiceAccountToken',
    );
    expect(nameHtml('system:serviceaccount:kube-system:node-controller')).toBe(
      'system:<wbr>serviceaccount:<wbr>kube-system:<wbr>node-controller',
    );
    expect(nameHtml('annotations["authorization.k8s.io/decision"]')).toBe(
      'annotations[&quot;authorization<wbr>.k8s<wbr>.io<wbr>/decision&quot;]',
    );
  });

  it('leaves what is short in one piece, and dots together', () => {
    expect(nameHtml('objectRef.subresource')).toBe('objectRef.subresource');
    expect(nameHtml('a.name.that.is.rather.long.and.goes.on...')).toMatch(/on<wbr>\.\.\.$/);
  });

  it('escapes each part', () => {
    expect(nameHtml('user.extra.<key>.and.something.that.is.long')).toContain('<wbr>.&lt;key&gt;<wbr>');
  });
});
