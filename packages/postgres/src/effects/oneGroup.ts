import { SUSPECT_CLAIMS, suspectsTogether } from '@countersign/runtime';

/** By unanswered claims; the last size is that of all further ones. */
const GROUPS = [SUSPECT_CLAIMS, SUSPECT_CLAIMS + 1, SUSPECT_CLAIMS + 2].map(suspectsTogether);

/**
 * A query over `suspects (run_id, key, due_at, unanswered)`, which lost their worker again and again: the one that has waited
 * longest, and a few with it that lost as many. At most half of the room, because one of them may be what kills the workers.
 */
export const oneGroup = (room: number): string => `
  select run_id, key
  from (
    select run_id, key, unanswered, row_number() over (partition by unanswered order by due_at) as place,
      first_value(unanswered) over (order by due_at, unanswered) as of_oldest
    from suspects
  ) as numbered
  where unanswered = of_oldest and place <= least(
    ${Math.ceil(room / 2)}, (array[${GROUPS}])[least(unanswered - ${SUSPECT_CLAIMS - 1}, ${GROUPS.length})]
  )`;
