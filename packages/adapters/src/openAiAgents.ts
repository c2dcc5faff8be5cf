import { type Desk, DeskError, type Fields } from './desk.ts';

/** A call of a tool that waits for approval (`RunToolApprovalItem` of the OpenAI Agents SDK). */
export type ApprovalItem = {
  readonly rawItem: { readonly callId?: string | undefined; readonly id?: string | undefined };
  readonly name?: string | undefined;
  readonly arguments?: string | undefined;
  readonly agent: { readonly name: string };
};

/** What a run of the SDK answers when it was interrupted. */
export type InterruptedRun<TItem extends ApprovalItem> = {
  readonly interruptions: readonly TItem[];
  readonly state: {
    approve(item: TItem): void;
    reject(item: TItem, options?: { readonly message?: string }): void;
  };
};

/**
 * Asks the desk for every call that waits, and notes the answers in the state, with which the run goes on:
 * `run(agent, result.state)`. The SDK knows yes and no; arguments cannot be changed.
 */
export async function answerInterruptions<TItem extends ApprovalItem>(
  desk: Desk,
  { interruptions, state }: InterruptedRun<TItem>,
): Promise<void> {
  const answers = interruptions.map(async (item) => ({ item, answer: await desk.ask(...questionOf(item)) }));
  for (const { item, answer } of await Promise.all(answers)) {
    if (answer.type === 'approve') state.approve(item);
    else state.reject(item, answer.message === null ? {} : { message: answer.message });
  }
}

function questionOf(item: ApprovalItem): Parameters<Desk['ask']> {
  const { rawItem, agent, name = 'tool' } = item;
  const key = rawItem.callId ?? rawItem.id;
  if (key === undefined) throw new DeskError('call_unnamed', 'The call has no id to answer it by.');
  return [{ action: name, args: argumentsOf(item.arguments), agent: agent.name }, key];
}

/** The model writes arguments as text; what is no object is shown as it is. */
function argumentsOf(text: string | undefined): Fields {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields; // safe: asked just now
  } catch {} // shown as text below
  return { arguments: text };
}
