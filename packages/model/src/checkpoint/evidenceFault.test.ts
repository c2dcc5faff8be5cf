import { expect, it } from 'vitest';
import { z } from 'zod';
import { evidenceFaults } from './evidenceFault.ts';
import { CheckpointPolicy } from './policy.ts';

it('reads every policy that an earlier release took, and says of each what nothing can show', () => {
  const at = (part: object) => evidenceFaults(CheckpointPolicy.parse(part))[0]?.at;
  expect(at({})).toBeUndefined();
  expect(at({ risk: Number.MIN_VALUE })).toBe('/policy/risk');
  expect(at({ tolerance: 1 - 2 ** -53 })).toBe('/policy/tolerance');
  expect(at({ target: 'cumulative', rule: { type: 'streak' } })).toBe('/policy/target');
  expect(at({ target: 'cumulative', rule: { type: 'escalating' } })).toBe('/policy/target');
  expect(at({ target: 'cumulative' })).toBeUndefined();
  const several = CheckpointPolicy.parse({ tolerance: 1e-9, risk: 1e-9 });
  expect(evidenceFaults(several).map((fault) => fault.at)).toEqual(['/policy/tolerance', '/policy/risk']);
});

it('is described with the bounds that hold for whoever wants a policy now', () => {
  const { properties } = z.toJSONSchema(CheckpointPolicy, { io: 'input' });
  for (const field of ['tolerance', 'risk']) {
    expect(properties?.[field]).toMatchObject({ minimum: 0.000_001, maximum: 0.99 });
  }
});
