/**
 * Rows as the one parameter of `json_to_recordset(${…}::text::json)`: many rows go in one statement whose text never
 * changes, and a json column inside is stored as it was written.
 */
export const jsonRows = (rows: readonly object[]): string => JSON.stringify(rows);
