import { describe, expect, it } from 'vitest';
import { readForeign } from '../read/readForeign.ts';

function gate(values: object) {
  const parameters = { operation: 'sendAndWait', message: 'Pay?', options: { limitWaitTime: { values } } };
  const nodes = [
    { name: 'Start', type: 'n8n-nodes-base.manualTrigger', parameters: {}, position: [0, 0] },
    { name: 'Ask', type: 'n8n-nodes-base.slack', parameters, position: [300, 0] },
  ];
  const connections = { Start: { main: [[{ node: 'Ask', type: 'main', index: 0 }]] } };
  const result = readForeign(JSON.stringify({ nodes, connections }));
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  const ask = result.value.document.nodes.find(({ title }) => title === 'Ask');
  return { ask, said: (ask?.origin?.losses ?? []).map(({ type, what }) => `${type} ${what}`) };
}

describe('a person who is asked in n8n', () => {
  it('is waited for as long as there', () => {
    const { ask, said } = gate({ limitType: 'afterTimeInterval', resumeAmount: 45, resumeUnit: 'minutes' });
    expect(ask).toMatchObject({ kind: 'gate', config: { question: 'Pay?', expiresAfter: '45m' } });
    expect(said).toEqual([]);
  });

  it.each([
    { limitType: 'atSpecifiedTime', maxDateAndTime: '2026-12-01T00:00:00' },
    { resumeAmount: '={{ $json.hours }}', resumeUnit: 'hours' },
  ])('is waited for without an end where the file says it otherwise, which is named: %j', (values) => {
    const { ask, said } = gate(values);
    expect(ask?.kind === 'gate' && ask.config.expiresAfter).toBeUndefined();
    expect(said).toContain('setting "options.limitWaitTime"');
  });
});
