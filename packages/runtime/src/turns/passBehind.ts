import { gateBehind, type RunSnapshot } from '@countersign/engine';
import { type RunEventDraft, SampledLine, SampleLane, segmentOf, Verdict } from '@countersign/model';
import { z } from 'zod';
import { Behind, chanceOfSample, type GateVisit } from './chanceOfSample.ts';
import type { Composing } from './composing.ts';

/** What was noted when a gate let the case pass; only where something could be earned by it. */
const Facts = SampledLine.pick({
  rung: true,
  band: true,
  policyVersion: true,
  amount: true,
  epoch: true,
}).extend({
  earner: z.string().optional(),
});

/** What a sampler tells of a case that it picked, or that somebody was asked about before and that it took for evidence. */
const Picked = z.object({ lanes: z.array(SampleLane) });

/** What a run tells of a verdict. */
const Taken = z.object({ verdict: Verdict });

/**
 * The gate that let a case pass by itself. `asked` names the lanes for which somebody has been asked about that very case
 * already.
 */
export type Pass = {
  readonly gate: string;
  readonly visit: number;
  readonly checkpointId: string;
  readonly asked: readonly SampleLane[];
  /** Where that was; null while nobody has been asked. */
  readonly askedAt: GateVisit | null;
  /** What was answered there in time; null while nobody has. */
  readonly answer: Verdict | null;
  /** How likely somebody was asked about it before this sampler. */
  readonly chance: number;
  /** Whether labels of such cases calibrate the confidence, by which the targeted lane goes. */
  readonly isCalibrated: boolean;
  /** When the gate let it pass. */
  readonly at?: string;
  readonly facts: ReturnType<typeof Facts.parse> | null;
};

/** The gate behind a sampler that let the case pass; null when a person had approved, or when it could be several. */
export function gateOfSampler(sampler: string, { subject, draft }: Composing): GateVisit | null {
  const { context } = draft.snapshot as RunSnapshot; // safe: a sampler comes after the start
  const node = gateBehind(subject.artefact, context, sampler);
  return node === null ? null : { node, visit: context.visits[node] ?? 1 };
}

/** What is known of the case that a gate let pass: only there is a sample evidence. */
export async function passBehind(
  behind: GateVisit,
  { subject, draft, desk }: Composing,
): Promise<Pass | null> {
  const { run, artefact } = subject;
  const { node: gate, visit } = behind;
  const node = artefact.nodes[gate]?.node;
  if (node?.kind !== 'gate') return null;
  const isPass = (event: RunEventDraft) =>
    event.type === 'gate.passed' && event.node === gate && event.visit === visit;
  const events = [...(await desk.eventsOf(run.id)), ...draft.events];
  const event = events.find(isPass);
  const facts = Facts.safeParse(event?.data);
  const earner = { segment: segmentOf(run), agentVersion: '' };
  const key = node.config.checkpoint ?? node.id;
  const checkpoint = await desk.checkpoint(run.workspaceId, { flowId: run.flowId, key, ...earner });
  if (checkpoint === null) return null;
  const samples = events.filter((event) => isSampleOf(event, { gate, visit }));
  const askedAt = placeOf(samples.find(({ type }) => type === 'sampler.sampled'));
  return {
    gate,
    visit,
    checkpointId: checkpoint.id,
    asked: samples.flatMap(({ data }) => Picked.safeParse(data).data?.lanes ?? []),
    askedAt,
    answer: askedAt === null ? null : answerAt(events, askedAt),
    chance: chanceOfSample(events, { gate, visit }) ?? 0,
    facts: facts.success ? facts.data : null,
    isCalibrated: checkpoint.policy.sampling.targeted !== undefined,
    ...(event === undefined ? {} : { at: event.at }),
  };
}

const placeOf = (event: RunEventDraft | undefined): GateVisit | null =>
  event?.node === undefined || event.visit === undefined ? null : { node: event.node, visit: event.visit };

/** The answer to the question that was asked at a step, if it came before the case counted as an error. */
function answerAt(events: readonly RunEventDraft[], { node, visit }: GateVisit): Verdict | null {
  const there = events.filter((event) => event.node === node && event.visit === visit);
  if (there.some(({ type }) => type === 'verdict.late')) return null;
  const taken = there.findLast(({ type }) => type === 'verdict.taken');
  return Taken.safeParse(taken?.data).data?.verdict ?? null;
}

/** Whether a case was picked by its gate itself, or by a sampler behind that visit of the gate, which may not have asked. */
function isSampleOf(
  { type, data, ...at }: RunEventDraft,
  { gate, visit }: { gate: string; visit: number },
): boolean {
  if (type !== 'sampler.sampled' && type !== 'sampler.skipped') return false;
  if (at.node === gate && at.visit === visit) return true;
  const behind = Behind.safeParse(data);
  return behind.success && behind.data.behind.node === gate && behind.data.behind.visit === visit;
}
