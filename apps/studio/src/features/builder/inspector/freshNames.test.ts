import { NODE_CONFIGS, NODE_KINDS } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { defaultsOf } from '../../../ui/SchemaForm/index.ts';
import { formSchema } from './formSchemas.ts';
import { freshNames } from './freshNames.ts';

describe('freshNames', () => {
  it('gives an added rule a port of its own', () => {
    const rule = (port: string) => ({ port, title: 'Rule' });
    const before = { rules: [rule('rule'), rule('other')] };
    const after = { rules: [rule('rule'), rule('other'), rule('rule')] };
    expect(freshNames(before, after)).toEqual({ rules: [rule('rule'), rule('other'), rule('rule2')] });
  });

  it('leaves names alone that a person types', () => {
    const before = { rules: [{ port: 'a' }, { port: 'b' }] };
    const after = { rules: [{ port: 'a' }, { port: 'a' }] };
    expect(freshNames(before, after)).toEqual(after);
  });
});

describe('formSchema', () => {
  it.each(NODE_KINDS)('adds list elements to %s that its schema accepts', (kind) => {
    const schema = formSchema(kind) as { properties?: Record<string, { type?: string; items?: object }> };
    for (const [name, property] of Object.entries(schema.properties ?? {})) {
      const items = property.items as { type?: string } | undefined;
      if (items?.type !== 'object') continue;
      const element = NODE_CONFIGS[kind].shape[name as never] as {
        safeParse: (value: unknown) => { success: boolean };
      };
      const one = defaultsOf(items, schema);
      expect(element.safeParse([one, one]).success, name).toBe(true);
    }
  });
});
