import type { PendingQuery, Row, Sql } from 'postgres';

/**
 * The hash of the artefact of what a statement calls `runs`: that of its version. Rows of older programs name it
 * themselves, and so do runs of a version that is not there.
 */
export const artefactOf = (tx: Pick<Sql, 'unsafe'>): PendingQuery<Row[]> =>
  tx.unsafe(`coalesce(runs.artefact_hash, (
    select flow_versions.artefact_hash from flow_versions
    where flow_versions.flow_id = runs.flow_id and flow_versions.version = runs.version
  ))`);
