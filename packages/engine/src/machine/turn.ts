import type { Problem, RunEventDraft } from '@countersign/model';
import type { RunContext } from '../context.ts';
import type { Due } from '../waits/dueOf.ts';

/** A run event without its time, which is that of the turn. */
export type Note = Omit<RunEventDraft, 'at'>;

type Table<TValue> = { readonly [key: string]: TValue };

/**
 * What the machine works with during one turn. Run events are noted here, in order, instead of being
 * returned by XState, because a turn that halts would otherwise lose what happened before.
 */
export type Turn = {
  /** ISO time of the event. */
  readonly now: string;
  readonly note: (note: Note) => void;
  /** The table with one more entry. A turn copies a table once, however often it adds to it. */
  readonly put: <TValue>(table: Table<TValue>, key: string, value: TValue) => Table<TValue>;
  /** Kept signals that a transition has been chosen for and not taken yet, by name: two waits never take the same one. */
  readonly promised: Map<string, number>;
  /** When the waits that this turn has entered are over, by the name of the delay. */
  readonly dues: Map<string, Due>;
};

/** A turn at an ISO time that tells what happens to `note` and leaves in `dues` when waits are over. */
export function turnAt(now: string, note: Turn['note'], dues: Turn['dues'] = new Map()): Turn {
  const own = new WeakSet<object>();
  const put: Turn['put'] = (table, key, value) => {
    if (own.has(table)) {
      (table as { [key: string]: typeof value })[key] = value; // safe: this turn has made the table
      return table;
    }
    const copy = withEntry(table, key, value);
    own.add(copy);
    return copy;
  };
  return { now, note, put, promised: new Map(), dues };
}

/** Up to so many entries the engine that runs us copies an object in one go, in well under a microsecond. */
const FEW_ENTRIES = 100;

/** A copy with one more entry. With many entries a loop over an object without fixed shape is five times as fast. */
function withEntry<TValue>(table: Table<TValue>, key: string, value: TValue): { [key: string]: TValue } {
  const keys = Object.keys(table);
  if (keys.length <= FEW_ENTRIES) return { ...table, [key]: value };
  const copy: { [key: string]: TValue } = Object.create(null);
  for (const known of keys) copy[known] = table[known] as TValue; // safe: it is one of its own keys
  copy[key] = value;
  return Object.setPrototypeOf(copy, Object.prototype);
}

/** Every event that reaches the machine. */
export type MachineEvent = { readonly type: string; readonly [field: string]: unknown };

/**
 * Ends a turn in the middle of a transition: an expression failed, or a step was entered too often. XState offers no
 * other way out of a chain of eventless transitions that would go on for ever. Never leaves this package.
 */
export class Halt extends Error {
  readonly node: string;
  readonly problem: Problem;
  readonly context: RunContext;

  constructor(node: string, problem: Problem, context: RunContext) {
    super(problem.message);
    this.node = node;
    this.problem = problem;
    this.context = context;
  }
}
