import { z } from 'zod';

/** What the compiler found: shown in the problems panel, by the command line and by the API alike. */
export const Diagnostic = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  message: z.string(),
  help: z.string(),
  /** Id of the node it is about; absent when it is about the flow. */
  node: z.string().optional(),
  /** JSON pointer into the node's `config` (or into the document when there is no node). */
  field: z.string().optional(),
  edge: z.string().optional(),
  /** What fills the holes of the message, for whoever says it in another language. */
  holes: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  data: z.record(z.string(), z.unknown()).optional(),
  /**
   * An edit command of this package that mends it, with the words of its button. A statement says that a person has done
   * something, so it is made for one finding at a time, by whoever has done it.
   */
  fix: z
    .object({ title: z.string(), command: z.unknown(), isStatement: z.literal(true).optional() })
    .optional(),
});
export type Diagnostic = z.infer<typeof Diagnostic>;
