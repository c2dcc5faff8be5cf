import { z } from 'zod';
import { Json } from '../json.ts';

/** A place that an import could not fill. It stands in angle brackets, and nothing that has one can be published. */
export const importBlank = (what: string): string => `⟨${what.replaceAll(/[⟨⟩]/g, '').trim() || '…'}⟩`;

/** The first place in a text that an import left blank, with its brackets; null when there is none. */
export const blankIn = (text: string): string | null => /⟨[^⟩]*⟩?/.exec(text)?.[0] ?? null;

/**
 * Something of an imported file that was not taken over: a text in the language of the other program, a condition (which
 * changes where runs go), a condition whose values may stand elsewhere here, a reference to credentials, a setting, a connection or an attached part, a difference in what
 * the step means, or a fault of the file itself. `what` names it.
 */
export const ImportLoss = z.strictObject({
  type: z.enum([
    'expression',
    'condition',
    'reading',
    'credential',
    'setting',
    'connection',
    'attachment',
    'meaning',
    'fault',
  ]),
  what: z.string().min(1).max(400),
});
export type ImportLoss = z.infer<typeof ImportLoss>;

/**
 * Where an imported step comes from, with the original as it stood in the file. It never changes what the flow does; a
 * placeholder stands for a step that nobody has rebuilt yet, and keeps the flow from being published.
 */
export const NodeOrigin = z.strictObject({
  /** The program or language of the file, as people call it. */
  format: z.string().min(1).max(60),
  kind: z.string().max(200),
  name: z.string().max(500),
  original: Json,
  isPlaceholder: z.literal(true).optional(),
  losses: z.array(ImportLoss).max(1_000).optional(),
});
export type NodeOrigin = z.infer<typeof NodeOrigin>;
