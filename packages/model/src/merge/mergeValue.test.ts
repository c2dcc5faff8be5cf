import { describe, expect, it } from 'vitest';
import type { Json } from '../json.ts';
import { type MergePlace, mergeValue } from './mergeValue.ts';

const PLACE: MergePlace = {
  part: 'nodes',
  record: 'agent',
  pointer: '/config/rules',
  title: 'Rules',
  schema: undefined,
};
const fraud = { when: 'fraud', confidence: 0.9 };
const small = { when: 'small', confidence: 0.9 };
const merge = (mine: Json, theirs: Json) =>
  mergeValue({ base: [fraud, small], mine, theirs }, PLACE, () => 'mine');

describe('a list whose entries nothing tells apart', () => {
  it('is merged place by place when every entry stays in its own', () => {
    const { value, conflicts } = merge(
      [{ ...fraud, confidence: 0.2 }, small],
      [fraud, { ...small, confidence: 0.5 }],
    );
    expect(conflicts).toEqual([]);
    expect(value).toEqual([
      { when: 'fraud', confidence: 0.2 },
      { when: 'small', confidence: 0.5 },
    ]);
  });

  it.each([
    ['moved', [small, fraud]],
    ['taken away for another', [small, { when: 'late', confidence: 0.9 }]],
  ])('asks when one side changed an entry that the other one has %s', (_, mine) => {
    const theirs = [{ ...fraud, confidence: 0.2 }, small];
    const { value, conflicts } = merge(mine, theirs);
    expect(conflicts).toMatchObject([{ key: 'nodes/agent/config/rules', mine, theirs }]);
    expect(value).toEqual(mine);
  });
});
