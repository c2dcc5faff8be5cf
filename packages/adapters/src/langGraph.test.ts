import { describe, expect, it } from 'vitest';
import type { Answer, Desk, Request } from './desk.ts';
import { answerInterrupts, type HumanInterrupt } from './langGraph.ts';

/** A desk at which every question gets the same answer; keeps what was asked. */
function deskSaying(answer: Answer) {
  const asked: { request: Request; key: string }[] = [];
  const desk: Desk = {
    async ask(request, key) {
      asked.push({ request, key });
      return answer;
    },
  };
  return { desk, asked };
}

const ALL = { allow_accept: true, allow_edit: true, allow_respond: true, allow_ignore: true };
const APPROVED: Answer = { type: 'approve', action: 'pay', args: { amount: 40 }, message: null };
const EDITED: Answer = { type: 'edit', action: 'pay', args: { amount: 5 }, message: null };
const REJECTED: Answer = { type: 'reject', message: 'Too much' };
const REPLIED: Answer = { type: 'reply', message: 'Ask again' };
const EXPIRED: Answer = { type: 'expired', message: null };

const interrupt = (config: Partial<HumanInterrupt['config']> = {}): HumanInterrupt => ({
  action_request: { action: 'pay', args: { amount: 40 } },
  config: { ...ALL, ...config },
});

async function answered(value: unknown, answer: Answer): Promise<unknown> {
  const { desk } = deskSaying(answer);
  return (await answerInterrupts(desk, [{ id: 'i', value }]))['i'];
}

describe('an interrupt in the format of Agent Inbox', () => {
  const change = { type: 'edit', args: { action: 'pay', args: { amount: 5 } } };
  const same = { type: 'edit', args: { action: 'pay', args: { amount: 40 } } };
  const ignored = { type: 'ignore', args: null };
  it.each([
    ['a yes', APPROVED, {}, { type: 'accept', args: null }],
    ['a yes where only a change counts', APPROVED, { allow_accept: false }, same],
    ['a change', EDITED, {}, change],
    ['a no', REJECTED, {}, ignored],
    ['a no that must be said', REJECTED, { allow_ignore: false }, { type: 'response', args: 'Too much' }],
    ['a no without another way', REJECTED, { allow_ignore: false, allow_respond: false }, ignored],
    ['a reply', REPLIED, {}, { type: 'response', args: 'Ask again' }],
    ['silence', EXPIRED, {}, ignored],
    [
      'silence that must be said',
      EXPIRED,
      { allow_ignore: false },
      { type: 'response', args: 'Nobody answered in time.' },
    ],
  ])('gets %s as its response', async (_name, answer, config, response) => {
    expect(await answered(interrupt(config), answer)).toEqual(response);
    expect(await answered([interrupt(config)], answer)).toEqual([response]);
  });

  it('offers what the graph takes, and keeps the keys of two questions apart', async () => {
    const { desk, asked } = deskSaying(APPROVED);
    const one = interrupt({ allow_edit: false });
    await answerInterrupts(desk, [{ id: 'i', value: one }]);
    await answerInterrupts(desk, [{ id: 'i', value: [one, interrupt({ allow_respond: false })] }]);
    await answerInterrupts(desk, [{ id: 'i', value: one }]);
    expect(asked.map(({ request }) => request.answers)).toEqual([['reply'], ['reply'], ['edit'], ['reply']]);
    const keys = asked.map(({ key }) => key);
    expect(keys[3]).toBe(keys[0]);
    expect(new Set(keys).size).toBe(3);
  });

  it.each([
    ['neither a yes nor a change', interrupt({ allow_accept: false, allow_edit: false }), 'not_an_approval'],
    ['something else', 'What is your name?', 'interrupt_unknown'],
    ['nothing', [], 'interrupt_unknown'],
  ])('refuses to ask where the graph takes %s', async (_name, value, code) => {
    await expect(answered(value, APPROVED)).rejects.toMatchObject({ code });
  });
});

describe('a request of the human-in-the-loop middleware', () => {
  const request = (allowed: readonly ('approve' | 'edit' | 'reject')[]) => ({
    actionRequests: [{ name: 'pay', args: { amount: 40 }, description: 'Pay it' }],
    reviewConfigs: [{ actionName: 'pay', allowedDecisions: allowed }],
  });
  it.each([
    [APPROVED, { type: 'approve' }],
    [EDITED, { type: 'edit', editedAction: { name: 'pay', args: { amount: 5 } } }],
    [REJECTED, { type: 'reject', message: 'Too much' }],
    [EXPIRED, { type: 'reject', message: 'Nobody answered in time.' }],
  ])('gets %o as a decision', async (answer, decision) => {
    expect(await answered(request(['approve', 'edit', 'reject']), answer)).toEqual({ decisions: [decision] });
  });

  it('is refused where a reviewer could not say no', async () => {
    await expect(answered(request(['approve']), APPROVED)).rejects.toMatchObject({ code: 'not_an_approval' });
  });
});
