import { type Answer, type Desk, DeskError, type Fields, type Request } from './desk.ts';

/** What a graph asks in the format of Agent Inbox (`HumanInterrupt` of LangGraph). */
export type HumanInterrupt = {
  readonly action_request: { readonly action: string; readonly args: Fields };
  readonly config: {
    readonly allow_ignore: boolean;
    readonly allow_respond: boolean;
    readonly allow_edit: boolean;
    readonly allow_accept: boolean;
  };
  readonly description?: string | undefined;
};

/** What the graph gets back (`HumanResponse` of LangGraph). */
export type HumanResponse = {
  readonly type: 'accept' | 'ignore' | 'response' | 'edit';
  readonly args: null | string | { readonly action: string; readonly args: Fields };
};

/** What LangChain's human-in-the-loop middleware asks: several calls of tools at once. */
export type ToolCallsRequest = {
  readonly actionRequests: readonly {
    readonly name: string;
    readonly args: Fields;
    readonly description?: string | undefined;
  }[];
  readonly reviewConfigs: readonly {
    readonly actionName: string;
    readonly allowedDecisions: readonly ('approve' | 'edit' | 'reject')[];
  }[];
};

/** What the middleware gets back: a decision for each call, in order. */
export type ToolCallsResponse = {
  readonly decisions: readonly (
    | { readonly type: 'approve' }
    | { readonly type: 'edit'; readonly editedAction: { readonly name: string; readonly args: Fields } }
    | { readonly type: 'reject'; readonly message: string }
  )[];
};

/** An interrupt as a stopped graph tells it: `(await graph.invoke(…)).__interrupt__`. */
export type Interrupt = { readonly id?: string | undefined; readonly value?: unknown };

/**
 * Asks the desk what a stopped graph asks, and answers what it is resumed with: `new Command({ resume })`. A list of
 * requests is answered by a list.
 */
export async function answerInterrupts(
  desk: Desk,
  interrupts: readonly Interrupt[],
): Promise<Record<string, unknown>> {
  const answers = interrupts.map(async ({ id, value }) => {
    if (id === undefined)
      throw new DeskError('interrupt_unnamed', 'The interrupt has no id to answer it by.');
    return [id, await answerValue(desk, `${id}/${await fingerprint(value)}`, value)] as const;
  });
  return Object.fromEntries(await Promise.all(answers));
}

/** Interrupts of one node share their id, so what is asked belongs to the key. */
async function fingerprint(value: unknown): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...hash.slice(0, 12)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function answerValue(desk: Desk, key: string, value: unknown): Promise<unknown> {
  if (isToolCalls(value)) return answerToolCalls(desk, key, value);
  if (isHumanInterrupt(value)) return answerHumanInterrupt(desk, key, value);
  if (Array.isArray(value) && value.length > 0 && value.every(isHumanInterrupt)) {
    return Promise.all(value.map((one, index) => answerHumanInterrupt(desk, `${key}/${index}`, one)));
  }
  throw new DeskError('interrupt_unknown', 'The graph asks for something else than an approval.');
}

async function answerHumanInterrupt(desk: Desk, key: string, asked: HumanInterrupt): Promise<HumanResponse> {
  const { action_request: request, config, description } = asked;
  if (!config.allow_accept && !config.allow_edit) {
    const message = 'The graph takes neither a yes nor a change, so there is nothing to approve.';
    throw new DeskError('not_an_approval', message);
  }
  const answer = await desk.ask(
    { ...request, description, answers: extras(config.allow_edit, config.allow_respond) },
    key,
  );
  return humanResponse(answer, config);
}

/** A no is said in the way that the graph understands: ignoring, or else a text. Silence is a no without a reason. */
function humanResponse(answer: Answer, config: HumanInterrupt['config']): HumanResponse {
  switch (answer.type) {
    case 'approve':
    case 'edit': {
      const { action, args } = answer;
      const isChanged = answer.type === 'edit' || !config.allow_accept;
      return isChanged ? { type: 'edit', args: { action, args } } : { type: 'accept', args: null };
    }
    case 'reply':
      return { type: 'response', args: answer.message ?? '' };
    default:
      return config.allow_ignore || !config.allow_respond
        ? { type: 'ignore', args: null }
        : { type: 'response', args: refusal(answer) };
  }
}

async function answerToolCalls(desk: Desk, key: string, asked: ToolCallsRequest): Promise<ToolCallsResponse> {
  const decisions = asked.actionRequests.map(async ({ name, args, description }, index) => {
    const config = asked.reviewConfigs.find(({ actionName }) => actionName === name);
    const allowed = config?.allowedDecisions ?? [];
    if (!allowed.includes('approve') || !allowed.includes('reject')) {
      throw new DeskError('not_an_approval', `A reviewer must be able to approve and to reject “${name}”.`);
    }
    const request: Request = {
      action: name,
      args,
      description,
      answers: extras(allowed.includes('edit'), false),
    };
    return decisionOf(await desk.ask(request, `${key}/${index}`));
  });
  return { decisions: await Promise.all(decisions) };
}

function decisionOf(answer: Answer): ToolCallsResponse['decisions'][number] {
  if (answer.type === 'approve') return { type: 'approve' };
  if (answer.type === 'edit') {
    return { type: 'edit', editedAction: { name: answer.action, args: answer.args } };
  }
  return { type: 'reject', message: refusal(answer) };
}

const extras = (edit: boolean, reply: boolean): NonNullable<Request['answers']> => [
  ...(edit ? (['edit'] as const) : []),
  ...(reply ? (['reply'] as const) : []),
];

const refusal = ({ type, message }: Answer): string =>
  message ?? (type === 'expired' ? 'Nobody answered in time.' : 'A reviewer rejected it.');

const isHumanInterrupt = (value: unknown): value is HumanInterrupt =>
  isObject(value) && isObject(value['action_request']) && isObject(value['config']);

const isToolCalls = (value: unknown): value is ToolCallsRequest =>
  isObject(value) && Array.isArray(value['actionRequests']) && Array.isArray(value['reviewConfigs']);

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
