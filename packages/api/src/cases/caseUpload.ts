/** The two ways in which a file of cases can be written, by their content types. */
export const UPLOAD_TYPES = {
  'application/jsonl': 'jsonl',
  'application/x-jsonlines': 'jsonl',
  'application/x-ndjson': 'jsonl',
  'application/ndjson': 'jsonl',
  'text/csv': 'csv',
} as const satisfies Readonly<Record<string, 'jsonl' | 'csv'>>;
export type UploadFormat = (typeof UPLOAD_TYPES)[keyof typeof UPLOAD_TYPES];

export const MAX_FILE_BYTES = 100 * 1024 * 1024;
export const MAX_FILE_ROWS = 1_000_000;
export const MAX_ROW_BYTES = 1024 * 1024;

/** The format of a content type; null for one that is no file of cases. Parameters such as `charset` do not matter. */
export function uploadFormat(contentType: string | undefined): UploadFormat | null {
  const type = contentType?.split(';')[0]?.trim().toLowerCase() ?? '';
  return Object.hasOwn(UPLOAD_TYPES, type) ? UPLOAD_TYPES[type as keyof typeof UPLOAD_TYPES] : null; // safe: asked just now
}
