import type { Desk, Fields } from './desk.ts';

/** A part of what a model of the AI SDK answered; those of the type `tool-approval-request` wait for approval. */
export type ContentPart = { readonly type: string };

type ApprovalRequest = ContentPart & {
  readonly approvalId: string;
  readonly isAutomatic?: boolean | undefined;
  readonly toolCall: { readonly toolName: string; readonly input: unknown };
};

/** The message that the SDK reads the answers from. */
export type ApprovalMessage = {
  role: 'tool';
  content: { type: 'tool-approval-response'; approvalId: string; approved: boolean; reason?: string }[];
};

/**
 * Asks the desk for every call in `result.content` that waits for approval, and answers the message with which the
 * conversation goes on. The SDK knows yes and no; arguments cannot be changed.
 */
export async function answerApprovals(desk: Desk, content: readonly ContentPart[]): Promise<ApprovalMessage> {
  const answers = content.filter(isOpenRequest).map(async ({ approvalId, toolCall }) => {
    const request = { action: toolCall.toolName, args: fieldsOf(toolCall.input) };
    const { type, message } = await desk.ask(request, approvalId);
    const reason = message ?? (type === 'expired' ? 'Nobody answered in time.' : undefined);
    return {
      ...{ type: 'tool-approval-response' as const, approvalId, approved: type === 'approve' },
      ...(reason === undefined ? {} : { reason }),
    };
  });
  return { role: 'tool', content: await Promise.all(answers) };
}

const isOpenRequest = (part: ContentPart): part is ApprovalRequest =>
  part.type === 'tool-approval-request' && (part as ApprovalRequest).isAutomatic !== true;

const fieldsOf = (input: unknown): Fields =>
  typeof input === 'object' && input !== null && !Array.isArray(input) ? (input as Fields) : { input }; // safe: asked just now
