import type { ReviewContent } from '@countersign/model';
import type { Sql } from 'postgres';
import { jsonRows } from '../jsonRows.ts';
import { unpack } from '../packed.ts';
import { foundBy } from './foundBy.ts';

const AT_ONCE = 200;

type Unread = Readonly<{ id: string; packed: Uint8Array | null; content: ReviewContent | null }>;

/**
 * Writes down what some reviews of an earlier release are found by, the newest first; answers how many there were. Nobody
 * is waited for: what somebody else is changing is left for the next time.
 */
export function fillReviews(worker: Sql): Promise<number> {
  return worker.begin(async (tx) => {
    const unread = await tx<Unread[]>`
      select id, packed, content from reviews join review_contents on review_id = id
      where decision is null order by opened_at desc limit ${AT_ONCE} for update of reviews skip locked`;
    const rows = unread.map(({ id, packed, content }) => ({ id, ...foundBy(unpack(packed, content)) }));
    await tx`
      update reviews set decision = filled.decision, flags = filled.flags
      from json_to_recordset(${jsonRows(rows)}::text::json) as filled (id uuid, decision text, flags text[])
      where reviews.id = filled.id`;
    return rows.length;
  });
}
