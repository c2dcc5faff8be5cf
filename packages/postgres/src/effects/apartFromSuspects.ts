import { SUSPECT_CLAIMS, suspectsTogether } from '@countersign/runtime';

/** By unanswered claims; the last size is that of all further ones. */
const GROUPS = [SUSPECT_CLAIMS, SUSPECT_CLAIMS + 1, SUSPECT_CLAIMS + 2].map(suspectsTogether);

/**
 * A query over `due (run_id, key, due_at, unanswered)`: all effects but those that lost their worker again and again, and of
 * these the one that has waited longest with a few that lost as many; none where `withSuspects` is false.
 */
export const apartFromSuspects = (withSuspects: boolean): string => `
  select run_id, key
  from (
    select run_id, key, unanswered, row_number() over (partition by unanswered order by due_at) as place,
      first_value(unanswered) over (order by unanswered < ${SUSPECT_CLAIMS}, due_at) as of_oldest
    from due
  ) as numbered
  where unanswered < ${SUSPECT_CLAIMS} or (
    ${withSuspects} and unanswered = of_oldest
    and place <= (array[${GROUPS}])[least(unanswered - ${SUSPECT_CLAIMS - 1}, ${GROUPS.length})]
  )`;
