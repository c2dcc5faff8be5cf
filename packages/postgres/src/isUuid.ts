const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Ids come from outside: what is no uuid cannot be in a uuid column, and asking for it would be an error there. */
export const isUuid = (text: string): boolean => UUID.test(text);
