import { fail, type Problem, type Result } from '@countersign/model';
import type { Command } from 'commander';
import type { Env } from '../env.ts';

/** What a command found: data for programs, text for people, and whether there is something to mend. */
type CommandOutcome = {
  readonly data: unknown;
  readonly text: string;
  readonly hasFindings?: boolean;
};

export type CommandResult = Result<CommandOutcome, Problem>;

type CommandContext = { readonly env: Env };

export const EXIT = { done: 0, findings: 1, misuse: 2 } as const;

/** A command that cannot begin: wrong arguments, a missing file, an unreachable database. */
export const misuse = (code: string, message: string): { ok: false; problem: Problem } =>
  fail({ code, message });

/** Declares one command and its arguments; `perform` wraps what it does. */
export type DeclareCommand = (program: Command, perform: Perform) => void;

/** Turns a command's work into an action: prints the outcome, keeps the exit code. */
export type Perform = <TArguments extends readonly unknown[]>(
  work: (context: CommandContext, ...values: TArguments) => Promise<CommandResult>,
) => (...values: TArguments) => Promise<void>;
