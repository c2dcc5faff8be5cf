export type Filling = {
  /** Ends after the batch under way. */
  readonly stop: () => Promise<void>;
};

type FillingSetup = {
  /** Does a batch and answers how much there was in it. */
  readonly fill: () => Promise<number>;
  readonly onError: (error: unknown) => void;
};

/**
 * Does batch after batch in the background until nothing is left, which is at once unless the database is of an earlier
 * release. What fails is tried again when the program starts the next time.
 */
export function startFilling({ fill, onError }: FillingSetup): Filling {
  let isStopping = false;
  const work = async () => {
    while (!isStopping && (await fill()) > 0);
  };
  const worked = work().catch(onError);
  return {
    stop: () => {
      isStopping = true;
      return worked;
    },
  };
}
