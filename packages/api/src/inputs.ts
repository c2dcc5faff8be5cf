import {
  Json,
  JsonObject,
  Priority,
  ReviewFilter,
  ReviewSort,
  RunId,
  SortOrder,
  Verdict,
} from '@countersign/model';
import { z } from 'zod';

/** Inputs that both interfaces share; every object is strict, so a field that nobody knows is refused. */
export const MAX_PAGE = 200;
export const MAX_BATCH = 500;
export const MAX_LABELLED_CASES = 10_000;

export const PageInput = z.strictObject({
  cursor: z.string().max(1_000).optional(),
  limit: z.number().int().min(1).max(MAX_PAGE).optional(),
  /** Endless lists of the studio's client say which way they go; there is one. */
  direction: z.literal('forward').optional(),
});

/** One page of the reviews that a filter means. */
export const ReviewListInput = z.strictObject({
  ...PageInput.shape,
  ...ReviewFilter.shape,
  sort: ReviewSort.optional(),
  /** The order of the sort unless it is to be the other way round. */
  order: SortOrder.optional(),
});

export const Subject = z.string().min(1).max(300);
export const CaseType = z.string().min(1).max(100);
/** A case type as it is kept: flows of earlier releases could make them of any length. */
export const KeptCaseType = z.string().min(1).max(100_000);
/** Under which somebody may repeat a request. As in the header of the runtime API: keys made here have a space. */
export const VisibleKey = z.string().regex(/^[\x21-\x7e]{1,200}$/, 'Use 1 to 200 visible ASCII characters');
const Etag = z.string().min(1).max(200);
export const ModelName = z
  .string()
  .regex(/^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/, 'Use small letters, digits and -');

export const StartInput = z.strictObject({
  input: Json,
  subject: Subject.optional(),
  caseType: CaseType.optional(),
  priority: Priority.optional(),
});

/** A column of a file of cases. */
export const ColumnName = z.string().min(1).max(200);
/** What reviewers are asked about each case. */
export const Question = z.string().trim().min(1).max(500);
export const FileName = z.string().trim().min(1).max(200);

/** How an incident is to end; `value` goes with `skip`. */
export const ResolveInput = z.strictObject({
  key: z.string().min(1).max(200),
  resolution: z.enum(['retry', 'skip', 'fail']),
  value: Json.optional(),
});

/** As large as the column that holds it. */
export const VersionNumber = z.number().int().positive().max(2_147_483_647);

/** Which waiting runs are to go on as runs of another version; all of them without `runs`. */
export const MigrateInput = z.strictObject({
  from: VersionNumber,
  to: VersionNumber,
  runs: z.array(RunId).min(1).max(1_000).optional(),
  /** `nextCursor` of the answer before: goes on behind the runs that it named. */
  cursor: z.string().max(500).optional(),
  /** Only says what would become of each. */
  dryRun: z.boolean().default(false),
});

/** Nobody looks at a case for longer than a day. */
const MAX_LOOK_MS = 86_400_000;

export const VerdictInput = z.strictObject({
  type: Verdict.shape.type,
  edited: JsonObject.optional(),
  reasonCode: Verdict.shape.reasonCode,
  message: Verdict.shape.message,
  /** With `incorrect` only: an error so serious that the agent loses all autonomy in this segment at once. */
  critical: Verdict.shape.critical,
  etag: Etag,
  /** It can be withdrawn for as long as the workspace's settings say, and takes effect only then; otherwise at once. */
  undoable: z.boolean().optional(),
  /** How long the case was in front of whoever answers it, in milliseconds; it changes nothing about the verdict. */
  lookedMs: z.number().int().min(0).max(MAX_LOOK_MS).optional(),
});
export type VerdictInput = z.infer<typeof VerdictInput>;

export const NewPassword = z.string().min(12, 'Use at least 12 characters').max(128);

export const LabelledCaseInput = z.strictObject({
  id: z.string().min(1).max(200).optional(),
  text: z.string().min(1).max(20_000),
  label: z.string().min(1).max(100),
});
export type LabelledCaseInput = z.infer<typeof LabelledCaseInput>;

/** The verdict without the etag and without absent fields, as it is stored. */
export function verdictOf({ type, edited, reasonCode, message, critical }: VerdictInput): Verdict {
  return {
    type,
    ...(edited === undefined ? {} : { edited }),
    ...(reasonCode === undefined ? {} : { reasonCode }),
    ...(message === undefined ? {} : { message }),
    ...(critical === undefined ? {} : { critical }),
  };
}
