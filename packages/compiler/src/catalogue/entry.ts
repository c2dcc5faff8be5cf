/** What is always said about one kind of finding. `{holes}` of the message are filled per finding. */
export type CatalogueEntry = {
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
  readonly help: string;
};
