import {
  applyCommand,
  type Command,
  type Diagnostic,
  type FlowDocument,
  type SingleCommand,
} from '@countersign/model';
import type { CompileEnvironment } from './compileEnvironment.ts';
import { createChecker } from './createChecker.ts';

/** One edit that mends every finding of a kind that has a fix, and how many that are; null when there is none. */
export type FixOfAll = { readonly command: Command; readonly count: number };

export type FixAllOptions = {
  readonly environment?: CompileEnvironment;
  /** Told now and then how many findings are mended so far. */
  readonly onProgress?: (count: number) => void;
};

/** Fixes that were done to a document without looking at it in between. */
type Round = { readonly document: FlowDocument; readonly commands: readonly SingleCommand[] };

/**
 * Mends all findings of the kind `code`. What two fixes would both take (the same step, the same place, the same id) is never
 * given twice: in each round only fixes that have nothing to do with each other are done, and then the document is looked at
 * again. Where a round did not mend what it should, its fixes are done one at a time; a fix that mends nothing ends it.
 * Statements are left to whoever can make them.
 */
export function fixAll(
  start: FlowDocument,
  code: string,
  { environment = {}, onProgress }: FixAllOptions = {},
): FixOfAll | null {
  const check = createChecker();
  const ofKind = (document: FlowDocument) =>
    check(document, environment).filter(({ code: kind, fix }) => kind === code && fix?.isStatement !== true);
  const commands: SingleCommand[] = [];
  let document = start;
  let findings = ofKind(document);
  const count = findings.length;
  for (let most = Number.POSITIVE_INFINITY; most > 0; ) {
    const round = roundOf(document, findings, most);
    const left = round.fixes === 0 ? findings : ofKind(round.document);
    if (round.fixes > 1 && left.length > findings.length - round.fixes) {
      most = 1;
      continue;
    }
    if (left.length >= findings.length) break;
    commands.push(...round.commands);
    ({ document } = round);
    findings = left;
    onProgress?.(count - findings.length);
  }
  const mended = count - findings.length;
  return mended === 0 ? null : { command: { type: 'batch', commands }, count: mended };
}

/** The document after up to so many of the fixes that touch different steps. */
function roundOf(
  start: FlowDocument,
  findings: readonly Diagnostic[],
  most: number,
): Round & { readonly fixes: number } {
  const touched = new Set<string>();
  const commands: SingleCommand[] = [];
  let document = start;
  let fixes = 0;
  for (const { fix } of findings) {
    if (fix === undefined || fixes >= most) continue;
    const command = fix.command as Command; // safe: the rules write commands of the model here
    const applied = applyCommand(document, command);
    if (!applied.ok) continue;
    const touches = touchedBetween(document, applied.value.document);
    if (touches.some((one) => touched.has(one))) continue;
    for (const one of touches) touched.add(one);
    commands.push(...(command.type === 'batch' ? command.commands : [command]));
    ({ document } = applied.value);
    fixes += 1;
  }
  return { document, commands, fixes };
}

/** All that is added looks for a free place, so only one fix of a round may add. */
const ADDED = '+';
const ELSEWHERE = '*';

/** The steps that are different, those at the ends of wires that are, and whether something was added or is not a step's. */
function touchedBetween(before: FlowDocument, after: FlowDocument): string[] {
  const nodes = changed(before.nodes, after.nodes);
  const edges = changed(before.edges, after.edges);
  const { nodes: _, edges: __, ...rest } = before;
  const names = Object.keys(rest) as (keyof typeof rest)[];
  return [
    ...nodes.map(({ id }) => id),
    ...edges.flatMap(({ source, target }) => [source, target]),
    ...(after.nodes.length > before.nodes.length ? [ADDED] : []),
    ...(names.some((name) => before[name] !== after[name]) ? [ELSEWHERE] : []),
  ];
}

/** What is in one list only. */
function changed<TEntry>(before: readonly TEntry[], after: readonly TEntry[]): TEntry[] {
  if (before === after) return [];
  const [old, now] = [new Set(before), new Set(after)];
  return [...before.filter((entry) => !now.has(entry)), ...after.filter((entry) => !old.has(entry))];
}
