import {
  answerApprovals,
  answerInterruptions,
  answerInterrupts,
  createDesk,
  type Desk,
} from '@countersign/adapters';
import {
  Annotation,
  Command,
  END,
  type Interrupt,
  interrupt,
  MemorySaver,
  START,
  StateGraph,
} from '@langchain/langgraph';
import { Agent, tool as agentTool, type Model, Runner, Usage } from '@openai/agents-core';
import { generateText, type ModelMessage, tool } from 'ai';
import { MockLanguageModelV4 } from 'ai/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { RestClient } from '../server/RestClient.ts';
import { RunningServer } from '../server/RunningServer.ts';
import { StudioClient } from '../server/StudioClient.ts';
import { waitFor } from '../server/waitFor.ts';

let server: RunningServer;
let client: RestClient;
let desk: Desk;
beforeAll(async () => {
  server = await RunningServer.start({ args: ['--empty'] });
  const studio = await StudioClient.signIn(server, 'demo');
  client = new RestClient(server.url, await studio.createKey(['reviews:read', 'reviews:write']));
  const key = await studio.createKey(['runs:write', 'runs:read']);
  desk = createDesk({ url: server.url, key, pollMs: 50 });
}, 90_000);
afterAll(() => server?.[Symbol.asyncDispose]());

type Verdict = Parameters<RestClient['decide']>[2];

/** The answer that a person gives at the desk as soon as somebody asks for this action. */
async function reviewer(action: string, verdict: Verdict): Promise<unknown> {
  const review = await waitFor(async () => {
    const { items } = await client.openReviews();
    return items.find(({ subject }) => subject === action);
  });
  const { content } = await client.review(review.id);
  expect((await client.decide(review.id, review.etag, verdict)).status).toBe(200);
  return content;
}

describe('a graph of LangGraph', () => {
  const State = Annotation.Root({ answers: Annotation<unknown[]> });
  const ask = (action: string, args: object, config: object = {}) =>
    interrupt([
      {
        ...{ action_request: { action, args }, description: `May I ${action}?` },
        config: { allow_accept: true, allow_edit: true, allow_respond: true, allow_ignore: true, ...config },
      },
    ]) as unknown[];
  const graph = new StateGraph(State)
    .addNode('work', () => ({
      answers: [
        ...ask('send_refund', { order: 'A-1', amount: 40 }),
        ...ask('close_ticket', { ticket: 'T-1' }, { allow_edit: false }),
        ...ask('write_reply', { text: 'Hi' }),
      ],
    }))
    .addEdge(START, 'work')
    .addEdge('work', END)
    .compile({ checkpointer: new MemorySaver() });

  it('stops at each question, is answered at the desk, and goes on with the answer in its own format', async () => {
    const config = { configurable: { thread_id: 'thread' } };
    type Step = { readonly answers?: unknown; readonly __interrupt__?: Interrupt[] };
    let step = (await graph.invoke({ answers: [] }, config)) as Step;
    const payload = { action: 'send_refund', args: { order: 'A-1', amount: 25 } };
    const people = Promise.all([
      reviewer('send_refund', { type: 'edit', edited: payload }),
      reviewer('close_ticket', { type: 'reject', message: 'Not yet' }),
      reviewer('write_reply', { type: 'sendBack', message: 'Be kinder' }),
    ]);
    while (step.__interrupt__ !== undefined) {
      const resume = await answerInterrupts(desk, step.__interrupt__);
      step = (await graph.invoke(new Command({ resume }), config)) as Step;
    }
    expect(step.answers).toEqual([
      { type: 'edit', args: payload },
      { type: 'ignore', args: null },
      { type: 'response', args: 'Be kinder' },
    ]);
    const [refund, ticket] = (await people) as { options: { verdict: string }[]; proposal: object }[];
    expect(refund?.proposal).toMatchObject({ decision: 'send_refund', summary: 'May I send_refund?' });
    const offered = ({ options = [] }: Partial<NonNullable<typeof refund>> = {}) =>
      options.map(({ verdict }) => verdict).sort();
    expect(offered(refund)).toEqual(['approve', 'edit', 'escalate', 'reject', 'sendBack']);
    expect(offered(ticket)).toEqual(['approve', 'escalate', 'reject', 'sendBack']);
  });

  it('gets the same answer again when the process asks again under the same key', async () => {
    const request = { action: 'ask_twice', args: { amount: 1 } };
    const first = desk.ask(request, 'twice');
    await reviewer('ask_twice', { type: 'approve' });
    const answer = { type: 'approve', ...request, message: null };
    expect(await first).toEqual(answer);
    expect(await desk.ask(request, 'twice')).toEqual(answer);
    await expect(desk.ask({ action: 'another' }, 'twice')).rejects.toMatchObject({
      code: 'idempotency_conflict',
    });
  });
});

describe('an agent of the OpenAI Agents SDK', () => {
  it('does what was approved and not what was rejected', async () => {
    const done: string[] = [];
    const act = agentTool({
      name: 'act',
      description: 'Does something',
      parameters: z.object({ what: z.string() }),
      needsApproval: true,
      execute: async ({ what }) => {
        done.push(what);
        return 'done';
      },
    });
    const asked: unknown[] = [];
    const agent = new Agent({ name: 'Cashier', model: scriptedModel(asked), tools: [act] });
    const runner = new Runner({ tracingDisabled: true });
    const stopped = await runner.run(agent, 'Pay and delete');
    expect(stopped.interruptions).toHaveLength(2);
    const answers = answerInterruptions(desk, stopped);
    const reviews = await waitFor(async () => {
      const { items } = await client.openReviews();
      const mine = items.filter(({ subject }) => subject === 'act');
      return mine.length === 2 ? mine : undefined;
    });
    for (const { id, etag } of reviews) {
      const { proposal } = (await client.review(id)).content;
      expect(proposal.usage.model).toBe('Cashier');
      const isPaying = JSON.stringify(proposal.payload).includes('"pay"');
      await client.decide(id, etag, isPaying ? { type: 'approve' } : { type: 'reject', message: 'Keep it' });
    }
    await answers;
    const ended = await runner.run(agent, stopped.state);
    expect(ended.finalOutput).toBe('All said');
    expect(done).toEqual(['pay']);
    expect(JSON.stringify(asked.at(-1))).toContain('Keep it');
  });
});

/** Calls the tool twice at first, and then says something; keeps what it was asked. */
function scriptedModel(asked: unknown[]): Model {
  const call = (what: string) => ({
    ...{ type: 'function_call' as const, callId: `call-${what}`, name: 'act', status: 'completed' as const },
    arguments: JSON.stringify({ what }),
  });
  const words = {
    ...{ type: 'message' as const, role: 'assistant' as const, status: 'completed' as const },
    content: [{ type: 'output_text' as const, text: 'All said' }],
  };
  return {
    async getResponse({ input }) {
      asked.push(input);
      return { usage: new Usage(), output: asked.length === 1 ? [call('pay'), call('delete')] : [words] };
    },
    getStreamedResponse() {
      throw new Error('Nobody streams here');
    },
  };
}

describe('a conversation of the AI SDK', () => {
  it('goes on with the answers, and does only what was approved', async () => {
    const paid: number[] = [];
    const tools = {
      pay_out: tool({
        description: 'Pays',
        inputSchema: z.object({ amount: z.number() }),
        needsApproval: true,
        execute: async ({ amount }) => {
          paid.push(amount);
          return 'paid';
        },
      }),
      wipe: tool({
        description: 'Deletes',
        inputSchema: z.object({}),
        needsApproval: true,
        execute: async () => {
          paid.push(Number.NaN);
          return 'deleted';
        },
      }),
    };
    const usage = {
      inputTokens: { total: 1, noCache: 1, cacheRead: 0, cacheWrite: 0 },
      outputTokens: { total: 1, text: 1, reasoning: 0 },
    };
    const call = (toolName: string, input: object) => ({
      ...{ type: 'tool-call' as const, toolCallId: toolName, toolName, input: JSON.stringify(input) },
    });
    const said = { usage, warnings: [] };
    const stopped = { unified: 'tool-calls' as const, raw: undefined };
    const finished = { unified: 'stop' as const, raw: undefined };
    const model = new MockLanguageModelV4({
      doGenerate: [
        { ...said, content: [call('pay_out', { amount: 40 }), call('wipe', {})], finishReason: stopped },
        { ...said, content: [{ type: 'text', text: 'Done' }], finishReason: finished },
      ],
    });
    const messages: ModelMessage[] = [{ role: 'user', content: 'Pay 40 and wipe it' }];
    const asked = await generateText({ model, tools, messages });
    const [answers] = await Promise.all([
      answerApprovals(desk, asked.content),
      reviewer('pay_out', { type: 'approve' }),
      reviewer('wipe', { type: 'reject', message: 'Never' }),
    ]);
    messages.push(...asked.response.messages, answers);
    const answered = await generateText({ model, tools, messages });
    expect(answered.text).toBe('Done');
    expect(paid).toEqual([40]);
    expect(JSON.stringify(model.doGenerateCalls.at(-1)?.prompt)).toContain('Never');
  });
});
