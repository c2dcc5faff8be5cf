import { type Json, type JsonSchema, validateJson } from '@countersign/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonSchemaFaults } from './jsonSchemaFaults.ts';

const { schema } = fc.letrec<{ schema: Json; part: Json }>((tie) => ({
  schema: tie('part').map((part) => part),
  part: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom<Json>(
      true,
      {},
      { type: 'string' },
      { type: ['number', 'null'] },
      { enum: [1, 'a'] },
      { pattern: '^a' },
    ),
    fc.constantFrom<Json>(
      { type: 'money' },
      { pattern: '(' },
      { minimum: 'x' },
      { required: 'a' },
      { enum: [] },
      3,
    ),
    fc.constantFrom<Json>(
      { $ref: '#' },
      { $ref: '#/$defs/a' },
      { $ref: '#/properties/b' },
      { $ref: 'https://x.test' },
    ),
    fc.record({
      type: fc.constant('object'),
      properties: fc.dictionary(fc.constantFrom('a', 'b'), tie('part')),
    }),
    fc.record({ type: fc.constant('array'), items: tie('part') }),
    fc.record({ anyOf: fc.array(tie('part'), { maxLength: 2 }) }),
    fc.record({
      allOf: fc.array(tie('part'), { maxLength: 2 }),
      $defs: fc.dictionary(fc.constant('a'), tie('part')),
    }),
    fc.record({ not: tie('part') }),
  ) as fc.Arbitrary<Json>,
}));

describe('jsonSchemaFaults', () => {
  it('lets only schemas pass that can be used on any value', () => {
    const seen = { usable: 0, faulty: 0 };
    fc.assert(
      fc.property(schema, fc.jsonValue({ maxDepth: 3 }), (drawn, value) => {
        const isObject = typeof drawn === 'object' && drawn !== null && !Array.isArray(drawn);
        if (jsonSchemaFaults(drawn).length > 0 || !isObject) {
          seen.faulty += 1;
          return;
        }
        validateJson(drawn as JsonSchema, value as Json);
        seen.usable += 1;
      }),
      { numRuns: 1_000, seed: 1 },
    );
    expect(Math.min(seen.usable, seen.faulty)).toBeGreaterThan(50);
  }, 30_000);

  it('finds nothing in a recursive schema that goes into the value', () => {
    const tree = { type: 'object', properties: { children: { type: 'array', items: { $ref: '#' } } } };
    expect(jsonSchemaFaults(tree)).toEqual([]);
  });

  it.each(['(?=a)b', '(?<!a)b', '(a)\\1', 'a{1001}'])(
    'refuses the pattern %s, whose time has no bound',
    (source) => {
      const faults = jsonSchemaFaults({
        properties: { a: { pattern: source } },
        patternProperties: { [source]: {} },
      });
      expect(faults.map(({ pointer }) => pointer)).toEqual([
        '/properties/a/pattern',
        `/patternProperties/${source}`,
      ]);
      expect(faults[0]?.reason).toContain('bounded in time');
    },
  );

  it('names the place of a fault deep inside', () => {
    const deep = { properties: { 'a/b': { items: { anyOf: [{ minLength: -1 }] } } } };
    expect(jsonSchemaFaults(deep).map(({ pointer }) => pointer)).toEqual([
      '/properties/a~1b/items/anyOf/0/minLength',
    ]);
  });
});
