/**
 * Where to go after signing in: the address that was asked for, if it is one of ours. Anything else could lead to a
 * foreign page that looks like this one.
 */
export function destination(next: string | undefined): string {
  return next !== undefined && /^\/(?![/\\])/.test(next) ? next : '/';
}
