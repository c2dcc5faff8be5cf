import { CheckpointPolicy, GateConfig } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defaultsOf } from './defaultsOf.ts';
import { type Field, fieldOf } from './fieldOf.ts';
import type { FormSchema } from './formSchema.ts';

const typeOf = (schema: FormSchema, root = schema): Field['type'] => fieldOf(schema, root).type;

describe('fieldOf', () => {
  it.each<[string, FormSchema, Field['type']]>([
    ['a string', { type: 'string' }, 'text'],
    ['a number or null', { type: ['number', 'null'] }, 'number'],
    ['a flag', { type: 'boolean' }, 'boolean'],
    ['an enum', { enum: ['a', 'b'] }, 'choice'],
    [
      'constants with titles',
      {
        oneOf: [
          { const: 1, title: 'One' },
          { const: 2, title: 'Two' },
        ],
      },
      'choice',
    ],
    ['a list of an enum', { type: 'array', items: { enum: ['a'] } }, 'choices'],
    ['a list of texts', { type: 'array', items: { type: 'string' } }, 'list'],
    ['an object', { properties: { a: { type: 'string' } } }, 'group'],
    ['an object with free keys', { type: 'object', additionalProperties: { type: 'string' } }, 'map'],
    ['an object of unknown shape', { type: 'object' }, 'json'],
    ['anything', {}, 'json'],
    ['several types', { type: ['string', 'number'] }, 'json'],
    ['a constant', { const: 'x' }, 'constant'],
  ])('draws %s as %3$s', (_name, schema, type) => {
    expect(typeOf(schema)).toBe(type);
  });

  it('sees through "or null", references and allOf', () => {
    const root: FormSchema = { $defs: { Amount: { type: 'integer', minimum: 1 } } };
    expect(fieldOf({ anyOf: [{ $ref: '#/$defs/Amount' }, { type: 'null' }] }, root)).toEqual({
      type: 'number',
      integer: true,
      min: 1,
    });
    expect(typeOf({ allOf: [{ properties: { a: {} } }] })).toBe('group');
  });

  it('survives a reference that leads in a circle or nowhere', () => {
    const root: FormSchema = { $defs: { A: { $ref: '#/$defs/B' }, B: { $ref: '#/$defs/A' } } };
    expect(typeOf({ $ref: '#/$defs/A' }, root)).toBe('json');
    expect(typeOf({ $ref: '#/nowhere' }, root)).toBe('json');
  });

  it('tells shapes apart by their constants', () => {
    const schema: FormSchema = {
      oneOf: [
        { type: 'object', properties: { type: { const: 'http' }, url: { type: 'string' } } },
        { type: 'object', title: 'By mail', properties: { type: { const: 'email' } } },
      ],
    };
    const field = fieldOf(schema, schema);
    expect(
      field.type === 'variant' && field.variants.map(({ label, constants }) => [label, constants]),
    ).toEqual([
      ['Http', { type: 'http' }],
      ['By mail', { type: 'email' }],
    ]);
  });

  it('understands the schemas of the model', () => {
    for (const model of [CheckpointPolicy, GateConfig]) {
      const schema = z.toJSONSchema(model, { io: 'input' }) as FormSchema;
      const field = fieldOf(schema, schema);
      if (field.type !== 'group') throw new Error('A config is an object.');
      const types = field.properties.map((property) => typeOf(property.schema, schema));
      expect(types.length).toBeGreaterThan(5);
      expect(types).not.toContain('json');
    }
  });
});

describe('defaultsOf', () => {
  it('fills defaults and constants and leaves the rest to the person', () => {
    const schema: FormSchema = {
      type: 'object',
      required: ['name', 'address', 'tags'],
      properties: {
        name: { type: 'string' },
        kind: { const: 'refund' },
        urgent: { type: 'boolean', default: false },
        note: { type: 'string' },
        tags: { type: 'array', items: { type: 'string' } },
        address: {
          type: 'object',
          required: ['country'],
          properties: { country: { type: 'string', default: 'DE' } },
        },
      },
    };
    expect(defaultsOf(schema)).toEqual({
      kind: 'refund',
      urgent: false,
      tags: [],
      address: { country: 'DE' },
    });
  });
});
