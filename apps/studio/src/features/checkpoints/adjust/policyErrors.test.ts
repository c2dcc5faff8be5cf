import { CheckpointPolicy } from '@countersign/model';
import { beforeAll, describe, expect, it } from 'vitest';
import { createPhrase, type Phrase } from '../../../strings/createPhrase.ts';
import { createTranslate } from '../../../strings/createTranslate.ts';
import { en } from '../../../strings/en.ts';
import { loadVocabulary } from '../../../strings/vocabulary.ts';
import { blockingErrors, isApplicable, policyErrors } from './policyErrors.ts';

const SURE = { title: 'Sure', minConfidence: 0.9, maxAmount: 50, sampleRate: 0.1 };
const WIDE = { title: 'Wide', minConfidence: 0.8, maxAmount: 500, sampleRate: 0.1 };
const IN_FORCE = CheckpointPolicy.parse({ ladder: [SURE, WIDE], amount: 'proposal.payload.amount' });
const t = createTranslate(en, 'en');

let phrase: Phrase;
beforeAll(async () => {
  phrase = createPhrase(await loadVocabulary('en'));
});

const errorsOf = (part: object, inForce = IN_FORCE) =>
  policyErrors({ ...inForce, ...part }, { inForce, locale: { t, phrase } });

describe('a draft of a policy', () => {
  it('has no fault as long as nothing is changed', () => {
    expect(errorsOf({})).toEqual({});
  });

  it.each([
    { field: 'tolerance', part: { tolerance: undefined } },
    { field: 'risk', part: { risk: undefined } },
    { field: 'labelWithin', part: { labelWithin: undefined } },
    { field: 'breakers/alarmAt', part: { breakers: {} } },
    { field: 'rule/length', part: { rule: { type: 'streak' } } },
    { field: 'ladder/1/sampleRate', part: { ladder: [SURE, { ...WIDE, sampleRate: undefined }] } },
  ])('does not take an emptied $field for its default', ({ field, part }) => {
    expect(errorsOf(part)).toEqual({ [`/${field}`]: 'Please fill this in.' });
  });

  it('may leave empty what is optional', () => {
    expect(errorsOf({ missRate: undefined, maxAmount: undefined })).toEqual({});
  });

  it('says at the field in what a rung is stricter than the one before, though it is wider in another way', () => {
    const surer = errorsOf({ ladder: [SURE, { ...WIDE, minConfidence: 0.95 }] });
    expect(surer['/ladder/1/minConfidence']).toMatch(/more confidence than the rung before/);
    const smaller = errorsOf({ ladder: [SURE, { ...WIDE, maxAmount: 20 }] });
    expect(smaller['/ladder/1/maxAmount']).toMatch(/a smaller amount than the rung before/);
    const inAll = errorsOf({ ladder: [SURE, { ...WIDE, minConfidence: 0.95, maxAmount: 20 }] });
    expect(Object.keys(inAll)).toEqual(['/ladder/1']);
  });

  it('keeps a rung that is stricter in the policy in force already', () => {
    const before = CheckpointPolicy.parse({ ...IN_FORCE, ladder: [SURE, { ...WIDE, minConfidence: 0.95 }] });
    expect(errorsOf({ tolerance: 0.05 }, before)).toEqual({});
  });

  it('says in words how a deadline is written, and how long it may be', () => {
    expect(errorsOf({ sampling: { dueAfter: 'soon' }, labelWithin: '999d' })).toEqual({
      '/sampling/dueAfter': 'Write a number and a unit: 90s, 15m, 4h or 3d.',
    });
    const errors = errorsOf({ sampling: { dueAfter: '366d' }, labelWithin: '999999d' });
    expect(Object.keys(errors)).toEqual(['/labelWithin', '/sampling/dueAfter']);
    expect(errors['/labelWithin']).toMatch(/a year at most/);
  });

  it('says that a breaker can never trip', () => {
    const errors = errorsOf({ breakers: { alarmAt: 5_000, errors: { count: 5, window: 3 } } });
    expect(errors['/breakers/errors/count']).toMatch(/there can never be 5 errors/);
  });

  it('says so also of the policy in force, and lets something else be changed all the same', () => {
    const breakers = { alarmAt: 5_000, errors: { count: 5, window: 3 } };
    const before = CheckpointPolicy.parse({ ...IN_FORCE, breakers });
    const canApply = (part: object) => isApplicable(errorsOf(part, before), { ...before, ...part }, before);
    expect(Object.keys(errorsOf({}, before))).toEqual(['/breakers/errors/count']);
    expect(canApply({ tolerance: 0.05 })).toBe(true);
    expect(canApply({ breakers: { ...breakers, errors: { count: 6, window: 3 } } })).toBe(false);
    expect(canApply({ breakers: { ...breakers, errors: { count: 3, window: 5 } } })).toBe(true);
  });
});

describe('a policy in force that no evidence can bear out in two ways', () => {
  const before = CheckpointPolicy.parse({ ...IN_FORCE, tolerance: 1e-9, risk: 1e-9 });
  const canApply = (part: object) => isApplicable(errorsOf(part, before), { ...before, ...part }, before);

  it('can be mended in one way first', () => {
    expect(canApply({ tolerance: 0.02 })).toBe(true);
    expect(canApply({ tolerance: 0.02, risk: 0.05 })).toBe(true);
    expect(Object.keys(errorsOf({ tolerance: 0.02 }, before))).toEqual(['/risk']);
  });

  it('says of several faults which one keeps a draft from being applied', () => {
    const part = { risk: 1e-10 };
    const errors = errorsOf(part, before);
    expect(Object.keys(errors).sort()).toEqual(['/risk', '/tolerance']);
    expect(blockingErrors(errors, { ...before, ...part }, before)).toEqual({ '/risk': errors['/risk'] });
    const none = { ...before, risk: 0 };
    expect(Object.keys(blockingErrors(errorsOf({ risk: 0 }, before), none, before))).toEqual(['/risk']);
  });

  it('cannot be made worse in another meanwhile', () => {
    expect(canApply({ tolerance: 0.02, risk: 1e-10 })).toBe(false);
    expect(canApply({ tolerance: 0.02, startRung: 7 })).toBe(false);
    expect(canApply({ tolerance: undefined })).toBe(false);
  });
});
