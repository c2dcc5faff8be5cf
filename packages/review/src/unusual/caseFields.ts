import type { Json, Review } from '@countersign/model';
import { type Leaf, leavesOf } from './leavesOf.ts';

/** The field that tells whether several agents of a run decided alike; cases with one agent have none. */
export const AGENTS_AGREE = '/agentsAgree';

/** What of a review its fields are taken from. */
type Fielded = Pick<Review, 'subject' | 'caseType' | 'amount' | 'content'>;

/**
 * The fields of a case that can be compared with those of others: what came in below `/input`, whom it is about
 * (`/subject`), its type, its amount where the input does not say the same, what the agent decided, and whether agents agree.
 */
export function caseFields({ subject, caseType, amount, content }: Fielded): readonly Leaf[] {
  const incoming = leavesOf({ input: content.input });
  const isSaid = (value: Json) => incoming.some((leaf) => leaf.value === value);
  const agree = agentsAgree(content);
  return [
    ...leavesOf({
      ...(subject === null || isSaid(subject) ? {} : { subject }),
      ...(caseType === null || isSaid(caseType) ? {} : { caseType }),
      ...(amount === null || isSaid(amount) ? {} : { amount }),
      decision: content.proposal.decision,
    }),
    ...incoming,
    ...(agree === null ? [] : [{ pointer: AGENTS_AGREE, value: agree }]),
  ];
}

/** Whether the other agents that were asked before decided as the last one did; null when there was none. */
function agentsAgree({ proposal, steps }: Review['content']): boolean | null {
  const others = Object.values(steps).flatMap((step) => decisionOf(step));
  return others.length === 0 ? null : others.every((decision) => decision === proposal.decision);
}

/** What a step decided, if it is one of an agent: those say how sure they are. */
function decisionOf(step: Json): readonly string[] {
  if (typeof step !== 'object' || step === null || Array.isArray(step)) return [];
  const { decision, confidence } = step as { readonly [key: string]: Json }; // safe: an object that is no list
  return typeof decision === 'string' && typeof confidence === 'number' ? [decision] : [];
}
