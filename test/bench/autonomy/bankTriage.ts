import type { CheckpointPolicy } from '@countersign/model';

export const BANK_FLOW = 'bank-triage';
export const BANK_MODEL = 'bank-triage';

/**
 * Finds the intent of messages by a learning agent behind one gate. What the agent calls foreign goes to the desk, and so
 * does everything while nobody has trained it.
 */
export function bankTriage(policy: CheckpointPolicy): object {
  const position = { x: 0, y: 0 };
  const node = (id: string, kind: string, config: object) => ({ id, kind, title: id, config, position });
  const edge = (source: string, port: string, target: string) => ({
    id: `${source}-${port}`,
    ...{ source, port, target },
  });
  const text = { type: 'string' };
  const payload = { type: 'object', required: ['label'], properties: { label: text } };
  const foreign = { port: 'foreign', title: 'Foreign', when: { type: 'flag', flag: 'out_of_scope' } };
  const input = { type: 'object', required: ['ticket', 'text'], properties: { ticket: text, text } };
  return {
    schema: 'countersign.flow/1',
    name: 'Triage of a bank',
    input: { ...input, additionalProperties: false },
    nodes: [
      node('message', 'trigger', { subject: '{{ input.ticket }}' }),
      node('triage', 'agent', {
        provider: { type: 'learning', model: BANK_MODEL, text: '{{ input.text }}' },
        payload,
      }),
      node('unusual', 'exception', { rules: [foreign] }),
      node('desk', 'gate', { question: 'What is this about?' }),
      node('gate', 'gate', { question: 'Is this the right intent?', policy }),
      node('forwarded', 'end', { outcome: 'forwarded' }),
      node('refused', 'end', { outcome: 'refused' }),
    ],
    edges: [
      edge('message', 'next', 'triage'),
      edge('triage', 'proposed', 'unusual'),
      edge('triage', 'failed', 'desk'),
      edge('unusual', 'foreign', 'desk'),
      edge('unusual', 'normal', 'gate'),
      edge('desk', 'approved', 'forwarded'),
      edge('desk', 'rejected', 'refused'),
      edge('gate', 'approved', 'forwarded'),
      edge('gate', 'rejected', 'refused'),
    ],
  };
}
