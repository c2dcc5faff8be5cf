/** A field that got another name: the way to it, from the top of the schema, and what it is called now. */
export type Rename = { readonly path: readonly string[]; readonly to: string };
