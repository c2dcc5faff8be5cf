import { ReviewFilter, ReviewGrouping, ReviewSort, RunStatus, SortOrder } from '@countersign/model';
import { z } from 'zod';

/** What the address of the runs list may carry; anything unreadable is dropped, never an error page. */
const RunsSearch = z.object({
  flow: z.string().optional().catch(undefined),
  status: RunStatus.optional().catch(undefined),
  subject: z.string().optional().catch(undefined),
  file: z.string().optional().catch(undefined),
  start: z.boolean().optional().catch(undefined),
});
type RunsSearch = z.infer<typeof RunsSearch>;

export const runsSearch = (search: Record<string, unknown>): RunsSearch => RunsSearch.parse(search);

/** Each field for itself: what cannot be read is dropped. */
const forgiving = <TShape extends z.ZodRawShape>(shape: TShape) =>
  Object.fromEntries(
    Object.entries(shape).map(([name, field]) => [name, (field as z.ZodType).catch(undefined)]),
  ) as unknown as { [TName in keyof TShape]: z.ZodCatch<TShape[TName] & z.ZodType> }; // safe: the same fields

const InboxSearch = z.object({
  ...forgiving(ReviewFilter.shape),
  review: z.string().optional().catch(undefined),
  flow: z.string().optional().catch(undefined),
  run: z.string().optional().catch(undefined),
  sort: ReviewSort.optional().catch(undefined),
  order: SortOrder.optional().catch(undefined),
  group: ReviewGrouping.optional().catch(undefined),
  unfolded: z.string().nullable().optional().catch(undefined),
});
type InboxSearch = z.infer<typeof InboxSearch>;

export const inboxSearch = (search: Record<string, unknown>): InboxSearch => InboxSearch.parse(search);

const Side = z.union([z.literal('draft'), z.number().int().positive()]);

const CompareSearch = z.object({
  before: Side.optional().catch(undefined),
  after: Side.optional().catch(undefined),
});
type CompareSearch = z.infer<typeof CompareSearch>;

/** Which two states of a flow are compared: the draft, or versions by their numbers. */
export const compareSearch = (search: Record<string, unknown>): CompareSearch => CompareSearch.parse(search);

const CalibrationSearch = z.object({
  checkpoint: z.string().optional().catch(undefined),
  segment: z.string().optional().catch(undefined),
  agent: z.string().optional().catch(undefined),
  target: z.number().gt(0).lt(1).optional().catch(undefined),
});
type CalibrationSearch = z.infer<typeof CalibrationSearch>;

/** Whose confidence is looked at, and the error rate that a threshold is suggested for. */
export const calibrationSearch = (search: Record<string, unknown>): CalibrationSearch =>
  CalibrationSearch.parse(search);

const MapSearch = z.object({
  perWeek: z.number().positive().max(1_000_000).optional().catch(undefined),
  costOfError: z.number().positive().max(1_000_000_000).optional().catch(undefined),
});
type MapSearch = z.infer<typeof MapSearch>;

/** Where "often" and "costly" begin on the map. */
export const mapSearch = (search: Record<string, unknown>): MapSearch => MapSearch.parse(search);

const PeriodSearch = z.object({
  from: z.iso.date().optional().catch(undefined),
  to: z.iso.date().optional().catch(undefined),
});
type PeriodSearch = z.infer<typeof PeriodSearch>;

/** The first and the last day of a report. */
export const periodSearch = (search: Record<string, unknown>): PeriodSearch => PeriodSearch.parse(search);

const SignInSearch = z.object({ next: z.string().optional().catch(undefined) });
type SignInSearch = z.infer<typeof SignInSearch>;

/** `next` is where the reader wanted to go. */
export const signInSearch = (search: Record<string, unknown>): SignInSearch => SignInSearch.parse(search);

const TokenSearch = z.object({ token: z.coerce.string().optional().catch(undefined) });
type TokenSearch = z.infer<typeof TokenSearch>;

/** The token of a link. */
export const tokenSearch = (search: Record<string, unknown>): TokenSearch =>
  TokenSearch.parse(search['token'] === undefined ? {} : search);
