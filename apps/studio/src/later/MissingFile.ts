type MissingFileOptions = {
  /** The server no longer has it: it serves a newer studio than the one that runs here. */
  readonly isGone: boolean;
  readonly cause?: unknown;
};

/** A file of the studio did not come. */
export class MissingFile extends Error {
  readonly code = 'missing_file';
  readonly isGone: boolean;

  constructor(url: string, { isGone, cause }: MissingFileOptions) {
    super(`${url} did not come.`, { cause });
    this.isGone = isGone;
  }
}
