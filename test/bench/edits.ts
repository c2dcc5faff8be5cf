import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { compile } from '@countersign/compiler';
import {
  applyCommand,
  type Command,
  canRedo,
  canUndo,
  EMPTY_HISTORY,
  type FlowDocument,
  type History,
  mergeFlows,
  parseFlow,
  patchBetween,
  pushEdit,
  pushForeign,
  redo,
  undo,
} from '@countersign/model';
import { commandFor } from '@countersign/model/testing';
import { seededRandom } from './autonomy/seededRandom.ts';

/**
 * Random editing, as a hurried person or two would do it: `pnpm bench edits [--sequences 10000] [--seed 1]`. Each sequence is
 * done, undone to the byte and done again; the patch between its ends leads both ways; what comes of it is a document, which
 * compiles or says why not; and merged with another person's sequence it is a document still, which undo leaves with the
 * other's edits alone. Anything else is printed, and ends with code 1.
 */
const { values } = parseArgs({
  options: { sequences: { type: 'string', default: '10000' }, seed: { type: 'string', default: '1' } },
});
const random = seededRandom(Number(values.seed));
const nat = (below: number) => Math.floor(random() * below);
const start = await aSample('customer-refunds');
const another = await aSample('content-publishing');
const bytes = JSON.stringify(start);
const TEXTS = [
  '',
  'Paid',
  '__proto__',
  '{{ input.',
  '"',
  '\u{1F600}',
  'steps.triage.decision',
  '<b>',
  'x'.repeat(11),
];
const aText = (): string => TEXTS[nat(TEXTS.length)] ?? '';
const count = { sequences: 0, commands: 0, refused: 0, merges: 0, conflicts: 0, faults: 0 };

type Work = { readonly document: FlowDocument; readonly history: History; readonly bytes: readonly string[] };

for (; count.sequences < Number(values.sequences); count.sequences += 1) {
  const faults = sequence();
  for (const fault of faults) process.stderr.write(`sequence ${count.sequences}: ${fault}\n`);
  count.faults += faults.length;
}
console.log(JSON.stringify({ bench: 'edits', ...count, seed: Number(values.seed) }));
process.exit(count.faults === 0 ? 0 : 1);

function sequence(): string[] {
  const log: Command[] = [];
  try {
    const done = edited(start, 1 + nat(12), log);
    return [...backAndForth(done), ...sound(done.document), ...beside(done)].map(
      (fault) => `${fault}: ${JSON.stringify(log).slice(0, 4_000)}`,
    );
  } catch (error) {
    const reason = error instanceof Error ? error.stack : String(error);
    return [`${reason}: ${JSON.stringify(log).slice(0, 4_000)}`];
  }
}

function edited(from: FlowDocument, steps: number, log: Command[]): Work {
  let document = from;
  let history = EMPTY_HISTORY;
  const states = [JSON.stringify(from)];
  for (let step = 0; step < steps; step += 1) {
    const dice = { kind: nat(400), first: nat(60), second: nat(60), text: aText() };
    const command = commandFor(document, dice, another);
    const applied = command && applyCommand(document, command);
    if (!applied?.ok) {
      count.refused += 1;
      continue;
    }
    log.push(command as Command);
    count.commands += 1;
    document = applied.value.document;
    // Through JSON, as a stack that survives a reload goes.
    const patch = JSON.parse(JSON.stringify(applied.value.inverse)) as typeof applied.value.inverse;
    history = pushEdit(history, document, { patch, label: 'edit', at: step * 10_000 });
    states.push(JSON.stringify(document));
  }
  return { document, history, bytes: states };
}

/** Back to the first byte, each state on the way as it was, and forth again. */
function backAndForth({ document, history, bytes: states }: Work): string[] {
  let now = { document, history };
  let at = states.length - 1;
  for (; canUndo(now.history); at -= 1) {
    if (JSON.stringify(now.document) !== states[at]) return [`state ${at} differs on the way back`];
    const back = undo(now.history, now.document);
    if (back === undefined) return [`stuck at ${at} on the way back`];
    now = back;
  }
  if (JSON.stringify(now.document) !== bytes) return ['undoing does not give the start back'];
  while (canRedo(now.history)) {
    const forth = redo(now.history, now.document);
    if (forth === undefined) return ['stuck on the way forth'];
    now = forth;
  }
  return JSON.stringify(now.document) === states.at(-1) ? [] : ['doing again gives another end'];
}

/** A document for everybody who reads it: the schema, the compiler, and a patch between two states. */
function sound(document: FlowDocument): string[] {
  const copy: unknown = JSON.parse(JSON.stringify(document));
  const parsed = parseFlow(copy);
  if (!parsed.ok) return [`no document: ${JSON.stringify(parsed.problem).slice(0, 300)}`];
  const faults: string[] = [];
  if (JSON.stringify(parsed.value) !== JSON.stringify(document)) faults.push('reading it changes its bytes');
  const { artefact, diagnostics } = compile(document);
  if (artefact === null && !diagnostics.some(({ severity }) => severity === 'error'))
    faults.push('no artefact and no error');
  const back = applyCommand(document, patchBetween(document, start));
  if (!back.ok || JSON.stringify(back.value.document) !== bytes) faults.push('the patch does not lead back');
  return faults;
}

/** The same flow edited by somebody else at the same time. */
function beside(mine: Work): string[] {
  const theirs = edited(start, 1 + nat(6), []);
  const flows = { base: start, mine: mine.document, theirs: theirs.document };
  const faults: string[] = [];
  count.merges += 1;
  for (const otherwise of ['mine', 'theirs'] as const) {
    const { document, conflicts } = mergeFlows(flows, { otherwise });
    count.conflicts += conflicts.length;
    if (!parseFlow(JSON.parse(JSON.stringify(document))).ok) faults.push('merging gives no document');
    faults.push(...sound(document).map((fault) => `merged: ${fault}`));
    faults.push(...undoneBeside(mine, document));
  }
  return faults;
}

/** Undo and redo of mine go all the way around what the other did. */
function undoneBeside(mine: Work, merged: FlowDocument): string[] {
  const patch = patchBetween(merged, mine.document);
  let now = { document: merged, history: pushForeign(mine.history, merged, { patch, at: 0 }) };
  let steps = 0;
  for (; canUndo(now.history) && steps < 100; steps += 1) {
    const back = undo(now.history, now.document);
    if (back === undefined) break;
    now = back;
    const parsed = parseFlow(JSON.parse(JSON.stringify(now.document)));
    if (!parsed.ok) return ['undoing beside another gives no document'];
  }
  return steps < 100 ? [] : ['undoing beside another does not end'];
}

async function aSample(name: string): Promise<FlowDocument> {
  const file = join(import.meta.dirname, '../../examples', name, 'flow.json');
  const parsed = parseFlow(JSON.parse(await readFile(file, 'utf8')));
  if (!parsed.ok) throw new Error(`The sample ${name} is broken`);
  return parsed.value;
}
