import path from 'node:path';
import { publishFlow, type Services } from '@countersign/api';
import { contentHash, type FlowDocument, Json, type Result, type WorkspaceId } from '@countersign/model';
import type { Actor, Recordings } from '@countersign/runtime';
import { z } from 'zod';
import { readJsonLines } from '../files/readJsonLines.ts';
import { type ExampleFlow, exampleSlugs, readExample } from '../services/createExamples.ts';
import { HistoryLine, playHistory } from './playHistory.ts';

const SYSTEM: Actor = { type: 'system', id: 'system', name: 'Countersign' };
/** So many cases of each sample are started, so that the inbox has something to decide. */
const STARTED_CASES = 8;

const RecordingLine = z.object({ recording: z.string(), key: z.string(), proposal: Json });
const LabelLine = z.object({ text: z.string(), label: z.string() });
const CaseLine = z.object({ id: z.string(), input: Json });

type Setup = { readonly services: Services; readonly recordings: Recordings; readonly folder: string };

/**
 * Puts every example into a workspace: recordings, labelled cases with a trained model, the published flow, a history of
 * decided cases where it has one, and some cases that wait.
 */
export async function fillWithExamples(setup: Setup, workspaceId: WorkspaceId): Promise<void> {
  for (const slug of await exampleSlugs(setup.folder)) await fillWithExample(setup, workspaceId, slug);
}

/** Every step may have been done already by a start that was killed; doing it again changes nothing. */
async function fillWithExample(
  { services, recordings, folder }: Setup,
  workspaceId: WorkspaceId,
  slug: string,
): Promise<void> {
  const flows = await readExample(folder, slug);
  const lines = <TLine>(file: string, line: z.ZodType<TLine>) =>
    readJsonLines(path.join(folder, slug, file), line);

  await recordings.save(workspaceId, await lines('recordings.jsonl', RecordingLine));
  const model = flows.map(({ document }) => learningModelOf(document)).find((name) => name !== null) ?? null;
  const labels = await lines('labels.jsonl', LabelLine);
  if (model !== null && labels.length > 0) {
    const cases = labels.map(({ text, label }) => ({ id: contentHash(text), text, label }));
    await services.learning.addCases(workspaceId, model, cases);
    expectDone(await services.trainer.train(workspaceId, model));
  }

  for (const flow of flows) await publish(services, workspaceId, flow);

  await playHistory({ services, workspaceId, slug }, await lines('history.jsonl', HistoryLine));

  const cases = (await lines('cases.jsonl', CaseLine)).slice(0, STARTED_CASES);
  const started = await Promise.all(
    cases.map(({ id, input }) =>
      services.verbs.start(workspaceId, {
        ...{ flow: slug, input, subject: null, caseType: null },
        ...{ idempotencyKey: `sample:${slug}:${id}`, channel: 'file', actor: SYSTEM },
      }),
    ),
  );
  for (const result of started) expectDone(result);
}

async function publish(services: Services, workspaceId: WorkspaceId, flow: ExampleFlow): Promise<void> {
  const created = await services.flows.create(workspaceId, { ...flow, actor: SYSTEM });
  if (!created.ok && created.problem.code !== 'slug_taken') expectDone(created);
  expectDone(await publishFlow(services, workspaceId, { ...flow, actor: SYSTEM, role: 'owner' }));
}

function learningModelOf(document: FlowDocument): string | null {
  for (const node of document.nodes) {
    if (node.kind === 'agent' && node.config.provider.type === 'learning') return node.config.provider.model;
  }
  return null;
}

/** What we ship must fit what we run. */
function expectDone(result: Result<unknown>): void {
  if (!result.ok) throw new Error(`The samples cannot be put in: ${result.problem.message}`);
}
