import { caseTextOf } from '@countersign/engine';
import type { Artefact, Json, JsonObject, NodeOf, Review, Verdict } from '@countersign/model';
import type { Lesson } from '../ports/lesson.ts';
import type { Actor } from '../ports/store.ts';
import { isMadeByPerson } from '../turns/madeByPerson.ts';
import type { TurnSubject } from '../turns/turnDesk.ts';

type Judged = {
  readonly review: Review;
  readonly verdict: Verdict;
  readonly actor: Actor;
  readonly subject: TurnSubject;
};

/**
 * What a last word on a proposal teaches about the agent that made it: only learning agents and language models can be
 * taught, and sending back or escalating says nothing about what is right. Null when there is nothing to learn.
 */
export function lessonOf({ review, verdict, actor, subject }: Judged): Lesson | null {
  const { artefact, run } = subject;
  const { proposal } = review.content;
  const agent = agentOf(artefact, review.node);
  if (agent === null || isMadeByPerson(proposal) || !JUDGING.has(verdict.type)) return null;
  // Where an agent failed there was nothing to agree with.
  if (proposal.agentVersion === NO_AGENT && CONFIRMING.has(verdict.type)) return null;
  const text = askedText(agent, { review, subject });
  if (text === null || text === '') return null;
  const { provider } = agent.config;
  const answer = answerOf(review, verdict);
  const isClassifier = provider.type === 'learning';
  return {
    reviewId: review.id,
    runId: run.id,
    flowId: run.flowId,
    node: agent.id,
    model: isClassifier ? provider.model : null,
    checkpointId: review.checkpointId,
    text,
    proposed: proposal.decision,
    verdict: verdict.type,
    label: isClassifier && answer !== null ? labelOf(answer, review, verdict) : null,
    answer,
    message: verdict.message ?? null,
    reviewer: actor.id,
  };
}

/** The version of a proposal that stands for a missing one. */
const NO_AGENT = 'none';
const CONFIRMING: ReadonlySet<Verdict['type']> = new Set(['approve', 'correct']);
const JUDGING: ReadonlySet<Verdict['type']> = new Set([...CONFIRMING, 'edit', 'reject', 'incorrect']);

/** The agent whose proposal the step shows. */
function agentOf(artefact: Artefact, step: string): NodeOf<'agent'> | null {
  const agent = artefact.nodes[artefact.nodes[step]?.agent ?? '']?.node;
  return agent?.kind === 'agent' ? agent : null;
}

/** The right payload, if the reviewer said what it is. */
function answerOf({ content }: Review, { type, edited }: Verdict): JsonObject | null {
  return edited ?? (CONFIRMING.has(type) ? content.proposal.payload : null);
}

/**
 * The payload's label; of an agreed payload that holds none, the decision. An edit without a label says nothing about
 * which one is right.
 */
function labelOf(answer: JsonObject, { content }: Review, { type }: Verdict): string | null {
  const { label } = answer;
  if (typeof label === 'string' && label.trim() !== '') return label.trim();
  return CONFIRMING.has(type) && label === undefined ? content.proposal.decision : null;
}

/**
 * What the agent was asked, rendered from what the review froze: the run may have gone on since then. Of several agents
 * in a row, `proposal` is what the one before this one said.
 */
function askedText(
  agent: NodeOf<'agent'>,
  { review, subject }: Pick<Judged, 'review' | 'subject'>,
): string | null {
  const { input, steps } = review.content;
  const before = subject.artefact.nodes[agent.id]?.agent;
  const proposal = before == null ? null : (steps[before] ?? null);
  const run: Json = { id: review.runId, startedAt: review.openedAt };
  return caseTextOf(agent.config.provider, { input, steps, proposal, run, now: review.openedAt });
}
