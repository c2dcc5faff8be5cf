/** Why the database cannot be used. Every code belongs to one sentence that says what to do. */
export type DatabaseErrorCode =
  | 'database_unsupported_platform'
  | 'database_no_unprivileged_user'
  | 'database_folder_not_ours'
  | 'database_initialization_failed'
  | 'database_start_failed'
  | 'database_unreachable'
  | 'database_too_old'
  | 'database_rights_missing'
  | 'database_schema_newer'
  | 'database_schema_changed'
  | 'database_migration_failed'
  | 'target_not_empty';

/**
 * The surroundings refuse: no server, no right, no room. It travels as an exception through the layers that
 * start the server and becomes a `Problem` value at the border, in `openDatabase`.
 */
export class DatabaseError extends Error {
  readonly code: DatabaseErrorCode;

  constructor(code: DatabaseErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'DatabaseError';
    this.code = code;
  }
}
