/** A fault put into the program on purpose, and the test that must notice it. */
export type Mutant = {
  /** The promise of guarantees.md that it breaks. */
  readonly guarantee: string;
  /** What it does, in a few words. */
  readonly does: string;
  readonly file: string;
  /** Occurs exactly once in the file. */
  readonly find: string;
  readonly replace: string;
  /** Folder, file and name of the test that must fail. */
  readonly test: { readonly folder: string; readonly file: string; readonly name: string };
};
