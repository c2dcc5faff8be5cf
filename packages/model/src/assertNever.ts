/** Ends an exhaustive `switch`: does not compile when a case is missing, throws when data lied about its type. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
}
