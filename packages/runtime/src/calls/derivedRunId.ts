import type { RunId } from '@countersign/model';
import { v5 } from 'uuid';

/**
 * The id of a run that another one brings about, for ever the same for the same reason: so it is started once, however
 * often the start is tried.
 */
export const derivedRunId = (by: RunId, reason: string): RunId => v5(reason, by) as RunId; // safe: a UUID
