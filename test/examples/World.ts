import { createActions } from '@countersign/actions';
import { type AgentDependencies, createAgents, trainClassifier } from '@countersign/agents';
import { type CalledFlow, compile } from '@countersign/compiler';
import {
  type Artefact,
  type Diagnostic,
  type FlowDocument,
  type Json,
  parseFlow,
  type WorkspaceId,
} from '@countersign/model';
import {
  type Clock,
  createRuntime,
  type Mailbox,
  type Runs,
  type Runtime,
  type Settings,
  type Store,
  type TrainedModel,
} from '@countersign/runtime';
import type { Sample } from './readSample.ts';

export const WORKSPACE = 'samples' as WorkspaceId; // safe: not empty
const MODEL = 'support-triage';

/** A runtime in which one sample is published, wherever its data is kept. */
export type World = AsyncDisposable &
  Runtime & {
    readonly flow: string;
    readonly store: Store;
    readonly runs: Runs;
    readonly mailbox: Mailbox;
    readonly errors: readonly unknown[];
  };

export type Kept = {
  readonly store: Store;
  readonly runs: Runs;
  readonly mailbox: Mailbox;
  readonly settings: Settings;
  readonly recordings: AgentDependencies['recordings'];
  readonly learning: AgentDependencies['learning'];
  readonly caseIndex: AgentDependencies['caseIndex'];
  readonly clock?: Clock;
};

/**
 * The runtime with the real agents and the real e-mail executor over what is kept. Ids count up and the secret never
 * changes, so that the coins of samplers fall the same way each time.
 */
export function openWorld(sample: Sample, kept: Kept): Omit<World, keyof AsyncDisposable> {
  const errors: unknown[] = [];
  const openConnection = async () => null;
  const runtime = createRuntime({
    ...{ store: kept.store, runs: kept.runs, workerId: 'worker-1', random: () => 1, newId: countedIds() },
    ...(kept.clock === undefined ? {} : { clock: kept.clock }),
    agents: createAgents({ openConnection, ...kept }),
    actions: createActions({ openConnection, settings: kept.settings, mailbox: kept.mailbox }),
    samplingSecret: new Uint8Array(32).fill(7),
    onError: (error) => errors.push(error),
  });
  const { store, runs, mailbox } = kept;
  return { ...runtime, flow: sample.slug, store, runs, mailbox, errors };
}

export type CompiledFlow = {
  readonly slug: string;
  readonly document: FlowDocument;
  readonly artefact: Artefact;
  readonly diagnostics: readonly Diagnostic[];
};

/**
 * What the compiler makes of the flows that the sample calls and, last, of its own; a broken one throws. Each is compiled
 * as it would be published after those before it.
 */
export function compileSample({ slug, flow, called }: Sample): readonly CompiledFlow[] {
  const calledFlows = new Map<string, CalledFlow>();
  return [...called, { slug, flow }].map((part) => {
    const parsed = parseFlow(part.flow);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problem));
    const { artefact, diagnostics } = compile(parsed.value, { calledFlows, self: part.slug });
    if (artefact === null) throw new Error(JSON.stringify(diagnostics));
    const { hash: artefactHash, input, oversight } = artefact;
    calledFlows.set(part.slug, { slug: part.slug, version: 1, artefactHash, input, oversight });
    return { slug: part.slug, document: parsed.value, artefact, diagnostics };
  });
}

/** The sample's labelled messages as a trained model; null when it has none. */
export function trainedModel({
  labels,
}: Sample): Pick<TrainedModel, 'model' | 'hash' | 'metrics' | 'body'> | null {
  if (labels.length === 0) return null;
  const trained = trainClassifier(labels.map((row, index) => ({ id: String(index), ...row })));
  if (!trained.ok) throw new Error(trained.problem.message);
  const { hash, metrics } = trained.value;
  return { model: MODEL, hash, metrics, body: trained.value as unknown as Json }; // safe: a classifier's artefact is JSON
}

/** UUIDs that count up. */
function countedIds(): () => string {
  let count = 0;
  return () => {
    count += 1;
    return `00000000-0000-7000-8000-${String(count).padStart(12, '0')}`;
  };
}
