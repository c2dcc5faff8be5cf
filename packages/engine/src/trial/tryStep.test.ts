import { FlowNode, FlowSettings, type Json } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { tryStep } from './tryStep.ts';

const NOW = '2026-03-02T08:00:00.000Z';
const aStep = (kind: string, config: object) =>
  FlowNode.parse({ id: 'here', kind, title: 'Here', config, position: { x: 0, y: 0 } });

function tried(kind: string, config: object, given: { input?: Json; proposal?: Json; steps?: Json } = {}) {
  const scope = {
    input: {},
    steps: {},
    proposal: null,
    run: { id: 'r', startedAt: NOW },
    now: NOW,
    ...given,
  };
  return tryStep(aStep(kind, config), { scope, settings: FlowSettings.parse({}), now: NOW });
}

describe('trying one step', () => {
  it('computes values in order, later ones from earlier ones', () => {
    const set = [
      { name: 'net', value: 'input.gross - 19.0' },
      { name: 'twice', value: 'steps.here.net * 2.0' },
    ];
    expect(tried('transform', { set }, { input: { gross: 119 } })).toEqual({
      ok: true,
      value: { type: 'values', values: { net: 100, twice: 200 } },
    });
  });

  it('says which way a case takes and which conditions nobody asked', () => {
    const cases = [
      { port: 'small', title: 'Small', when: 'input.amount < 10.0' },
      { port: 'large', title: 'Large', when: 'input.amount >= 100.0' },
      { port: 'broken', title: 'Broken', when: 'input.nothing > 1.0' },
    ];
    expect(tried('branch', { cases }, { input: { amount: 250 } })).toEqual({
      ok: true,
      value: {
        type: 'way',
        port: 'large',
        ways: [
          { port: 'small', title: 'Small', holds: false },
          { port: 'large', title: 'Large', holds: true },
          { port: 'broken', title: 'Broken', holds: null },
        ],
      },
    });
  });

  it('names the way whose condition cannot be evaluated', () => {
    const cases = [{ port: 'broken', title: 'Broken', when: 'input.nothing > 1.0' }];
    const result = tried('branch', { cases });
    expect(!result.ok && result.problem.data?.['port']).toBe('broken');
  });

  it('routes exceptions by flag, confidence and failed steps', () => {
    const rules = [
      { port: 'angry', title: 'Angry', when: { type: 'flag', flag: 'frustrated' } },
      { port: 'unsure', title: 'Unsure', when: { type: 'lowConfidence', below: 0.5 } },
      { port: 'broken', title: 'Broken', when: { type: 'stepFailure', step: 'pay' } },
    ];
    const wayOf = (proposal: Json, steps: Json = {}) => {
      const result = tried('exception', { rules }, { proposal, steps });
      return result.ok && result.value.type === 'way' ? result.value.port : undefined;
    };
    expect(wayOf({ confidence: 0.9, flags: ['frustrated'] })).toBe('angry');
    expect(wayOf({ confidence: 0.4, flags: [] })).toBe('unsure');
    expect(wayOf({ confidence: 0.9, flags: [] }, { pay: { failed: true } })).toBe('broken');
    expect(wayOf({ confidence: 0.9, flags: [] })).toBe('normal');
  });

  it('shows the request of an action without sending it', () => {
    const operation = {
      type: 'http',
      url: 'https://shop.example/orders/{{ input.id }}',
      body: { amount: '{{ input.amount }}' },
    };
    const result = tried('action', { operation }, { input: { id: 'A7', amount: 12 } });
    expect(result).toMatchObject({
      ok: true,
      value: { operation: { url: 'https://shop.example/orders/A7', method: 'POST', body: { amount: 12 } } },
    });
  });

  it('tells until when a case would wait', () => {
    expect(tried('wait', { until: { type: 'duration', duration: '2h' } })).toEqual({
      ok: true,
      value: { type: 'waits', at: '2026-03-02T10:00:00.000Z', signal: null },
    });
    expect(tried('wait', { until: { type: 'signal', signal: 'paid' } })).toEqual({
      ok: true,
      value: { type: 'waits', at: null, signal: 'paid' },
    });
  });

  it('gives the input of each call, and the failure of a list that is none', () => {
    const config = { flow: 'line', items: 'input.lines', input: '{"sku": item, "at": index}' };
    expect(tried('each', config, { input: { lines: ['a', 'b'] } })).toMatchObject({
      ok: true,
      value: {
        inputs: [
          { sku: 'a', at: 0 },
          { sku: 'b', at: 1 },
        ],
      },
    });
    const wrong = tried('each', config, { input: { lines: 3 } });
    expect(!wrong.ok && wrong.problem.code).toBe('not_a_list');
  });

  it('renders what an agent is asked and what a reviewer reads', () => {
    const provider = {
      type: 'language',
      connection: 'ai',
      model: 'm',
      instructions: 'Be kind to {{ input.name }}.',
      prompt: 'Case {{ input.name }}',
    };
    expect(tried('agent', { provider }, { input: { name: 'Ada' } })).toMatchObject({
      ok: true,
      value: { input: { text: 'Case Ada', instructions: 'Be kind to Ada.' } },
    });
    expect(tried('gate', { question: 'Pay {{ input.name }}?' }, { input: { name: 'Ada' } })).toMatchObject({
      ok: true,
      value: { question: 'Pay Ada?' },
    });
  });
});
