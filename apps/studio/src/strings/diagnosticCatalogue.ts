import type { DiagnosticCode } from '@countersign/compiler';

/** A finding of the compiler in another language, with the same holes. */
type DiagnosticWords = { readonly message: string; readonly help: string };

/** Words for every finding of the compiler. */
export type DiagnosticCatalogue = { readonly [TCode in DiagnosticCode]: DiagnosticWords };
