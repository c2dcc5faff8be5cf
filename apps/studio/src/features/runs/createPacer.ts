/** Does something when it is asked for, at once or as soon as enough time has passed since the last time. */
export type Pacer = { readonly ask: () => void; readonly stop: () => void };

/** What was asked for several times meanwhile is done once. */
export function createPacer(act: () => void, everyMs: number): Pacer {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isWanted = false;
  const rest = () => {
    timer = setTimeout(() => {
      timer = undefined;
      if (isWanted) go();
    }, everyMs);
  };
  const go = () => {
    isWanted = false;
    act();
    rest();
  };
  return {
    ask: () => {
      if (timer === undefined) go();
      else isWanted = true;
    },
    stop: () => {
      clearTimeout(timer);
      timer = undefined;
      isWanted = false;
    },
  };
}
