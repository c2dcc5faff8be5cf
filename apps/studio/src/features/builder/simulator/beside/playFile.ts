import type { Artefact, Json, JsonSchema, Problem, RunStatus } from '@countersign/model';
import { coverageOf, type PlayedCase, type PlayingAlone, playCase, resultOf } from '@countersign/simulation';
import { type CaseFault, type CaseLine, readCases } from '../readCases.ts';
import type { PlayProgress } from './playProgress.ts';

export type CaseFile = { readonly name: string; readonly text: string; readonly schema: JsonSchema };

/** How a case ended, as the flow calls it; of one that did not, where it stands. */
type CaseEnd = { readonly status: RunStatus; readonly outcome: string | null };

/** One line of the file: why it is no case, why the flow did not take it, or its way through the flow. */
export type FileRow = { readonly line: number } & (
  | { readonly type: 'noCase'; readonly fault: CaseFault }
  | { readonly type: 'refused'; readonly input: Json; readonly problem: Problem }
  | {
      readonly type: 'played';
      readonly end: CaseEnd;
      readonly steps: readonly string[];
      /** Why it went no further, if it should have. */
      readonly stuck: Problem | null;
    }
);

export type FileResult = {
  /** All lines, also those without a row. */
  readonly count: number;
  /** How many cases came to which end; null counts those that were not played. */
  readonly ends: readonly (readonly [CaseEnd | null, number])[];
  readonly rows: readonly FileRow[];
  readonly taken: ReadonlySet<string>;
};

/** Longer tables help nobody; every case counts for the ends and the coverage. */
const SHOWN = 200;

type Playing = {
  readonly artefact: Artefact;
  readonly file: CaseFile;
  readonly alone: PlayingAlone;
  readonly onProgress: (progress: PlayProgress) => void;
};

/** Plays every case of a file through a flow, without asking anybody. */
export function playFile({ artefact, file, alone, onProgress }: Playing): FileResult {
  const lines = readCases(file);
  const taken = new Set<string>();
  const ends = new Map<string, readonly [CaseEnd | null, number]>();
  const rows: FileRow[] = [];
  for (const [index, line] of lines.entries()) {
    const row = playLine(line, { artefact, alone, taken });
    const end = row.type === 'played' ? row.end : null;
    const key = end === null ? '' : (end.outcome ?? `/${end.status}`);
    ends.set(key, [end, (ends.get(key)?.[1] ?? 0) + 1]);
    if (rows.length < SHOWN) rows.push(row);
    onProgress({ done: index + 1, of: lines.length });
  }
  return { count: lines.length, ends: [...ends.values()], rows, taken };
}

type Table = Pick<Playing, 'artefact' | 'alone'> & { readonly taken: Set<string> };

function playLine(line: CaseLine, { artefact, alone, taken }: Table): FileRow {
  if ('fault' in line) return { type: 'noCase', ...line };
  const played = playCase(artefact, line.input, alone);
  if (!played.ok) return { ...line, type: 'refused', problem: played.problem };
  for (const port of coverageOf(artefact, [played.value.state]).taken) taken.add(port);
  return { line: line.line, type: 'played', ...wayOf(played.value) };
}

function wayOf({ state, stuck }: PlayedCase) {
  const { status, outcome, steps } = resultOf(state);
  return { end: { status, outcome }, steps, stuck };
}
