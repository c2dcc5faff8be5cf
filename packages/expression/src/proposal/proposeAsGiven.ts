import {
  fail,
  type GivenProvider,
  type Json,
  type JsonObject,
  ok,
  problem,
  type Result,
} from '@countersign/model';
import { evaluateSource } from '../evaluate.ts';
import { renderTemplate } from '../template/renderTemplate.ts';
import { renderWords } from './renderWords.ts';

type Scope = { readonly [variable: string]: Json };

/** What came in with a case, as a proposal says it. */
export type GivenSaid = {
  readonly decision: string;
  readonly confidence: number;
  readonly summary: string;
  readonly reasoning: string[];
  readonly payload: JsonObject;
  readonly flags: [];
  /** Who proposed it; empty where the case does not say. */
  readonly agent: string;
};

const LONGEST_DECISION = 200;
const NO_DECISION = 'no recommendation';

/**
 * The proposal that came in with a case. A confidence that is missing or no number is 0, so that nothing passes by it.
 * Problem `given_proposal_unreadable` for templates that do not fit the case.
 */
export function proposeAsGiven(given: GivenProvider, scope: Scope): Result<GivenSaid> {
  const decision = renderTemplate(given.decision, scope);
  if (!decision.ok) return unreadable(decision.problem.message);
  const words = renderWords(given, scope);
  if (!words.ok) return unreadable(words.problem.message);
  const agent = renderTemplate(given.agent, scope);
  if (!agent.ok) return unreadable(agent.problem.message);
  return ok({
    ...words.value,
    decision: shortened(decision.value.trim()),
    confidence: confidenceOf(given.confidence, scope),
    flags: [],
    agent: agent.value,
  });
}

function shortened(decision: string): string {
  if (decision === '') return NO_DECISION;
  return decision.length <= LONGEST_DECISION ? decision : `${decision.slice(0, LONGEST_DECISION - 1)}…`;
}

function confidenceOf(source: string | undefined, scope: Scope): number {
  const said = source === undefined ? null : evaluateSource(source, scope);
  const value = said?.ok ? said.value : null;
  return typeof value === 'number' && value >= 0 && value <= 1 ? value : 0;
}

const unreadable = (reason: string): Result<never> =>
  fail(
    problem('given_proposal_unreadable', `The proposal that came with the case cannot be read: ${reason}`),
  );
