import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { onParentGone } from './onParentGone.ts';

/** Before another start, twice as long each time, so that a program that cannot live is no load. */
const PAUSE_MS = { first: 500, most: 30_000 } as const;
/** Who has lived for so long did not end because of its start. */
const LIVED_MS = 60_000;
/** Refused to begin: a port that is taken, a database that is not there. */
const REFUSED = 2;
const INTERRUPTED = 130;
/** Ended as it was told to. */
const STOPPED: ReadonlySet<number | null> = new Set([0, INTERRUPTED]);

type End = { readonly code: number | null; readonly signal: NodeJS.Signals | null };

type Options = {
  /** Started as a script of a package: whoever ends the script means the program. */
  readonly isScript: boolean;
  /** Told of each end that nobody asked for. */
  readonly say: (line: string) => void;
};

/**
 * Runs this program with these words in a process of its own, and starts it again when it ends without having been told to:
 * when the watchdog has ended it, it has run out of memory, or it has crashed. What it refuses at its very first start stays
 * refused. Stops when it is told to stop itself; answers the exit code.
 */
export async function keepRunning(words: readonly string[], { isScript, say }: Options): Promise<number> {
  const stopping = new AbortController();
  let child: ChildProcess | null = null;
  const stop = (signal: NodeJS.Signals) => {
    stopping.abort();
    child?.kill(signal);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop);
  // The terminal is closed.
  process.on('SIGHUP', () => stop('SIGTERM'));
  // Who ends a whole group ends the parent too. Told twice, the other process would wait for nothing, its database neither.
  if (isScript) onParentGone(() => stopping.signal.aborted || stop('SIGTERM'));
  let pauseMs: number = PAUSE_MS.first;
  for (let starts = 1; ; starts += 1) {
    const begunAt = performance.now();
    child = startAgain(words);
    const end = await endOf(child);
    const isFinal = STOPPED.has(end.code) || (end.code === REFUSED && starts === 1);
    if (isFinal || stopping.signal.aborted) return end.code ?? INTERRUPTED;
    if (performance.now() - begunAt > LIVED_MS) pauseMs = PAUSE_MS.first;
    say(`The server has ended (${end.signal ?? `code ${end.code}`}) and is started again.`);
    await sleep(pauseMs, null, { signal: stopping.signal }).catch(() => {}); // woken because it is to stop
    if (stopping.signal.aborted) return 0;
    pauseMs = Math.min(2 * pauseMs, PAUSE_MS.most);
  }
}

/**
 * In a group of its own: Ctrl-C reaches this process alone, which passes it on once. The channel between the two closes when
 * this one ends, however that comes, and tells the other to stop.
 */
function startAgain(words: readonly string[]): ChildProcess {
  const [, program = ''] = process.argv;
  return spawn(process.execPath, [...process.execArgv, program, ...words], {
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
}

async function endOf(child: ChildProcess): Promise<End> {
  const [code, signal] = (await once(child, 'exit')) as [End['code'], End['signal']]; // safe: what `exit` is told with
  return { code, signal };
}
