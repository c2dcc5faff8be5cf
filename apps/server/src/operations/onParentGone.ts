const LOOK_MS = 500;

/**
 * Package managers start scripts through shells, and a shell that is told to end does not pass it on. The program would
 * be left behind, holding port and data.
 */
export function onParentGone(then: () => void): void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    then();
  }, LOOK_MS);
  timer.unref();
}
