import { useCallback, useEffect, useState } from 'react';
import { PlayDesk } from './PlayDesk.ts';
import type { PlayAnswers, PlayQuestion, PlayType } from './playMessages.ts';
import type { PlayProgress } from './playProgress.ts';

/** What is being played and what came of it. While it is played again, the answer before stays. */
type PlayState<TType extends PlayType> = {
  readonly answer?: PlayAnswers[TType];
  /** While something is played. */
  readonly progress?: PlayProgress;
  readonly error?: Error;
};

export type Play<TType extends PlayType> = PlayState<TType> & {
  /** Takes the place of what is being played. */
  readonly ask: (question: Extract<PlayQuestion, { type: TType }>) => void;
  /** Ends what is being played. */
  readonly stop: () => void;
  /** Forgets the answer. */
  readonly clear: () => void;
};

const NOT_BEGUN: PlayProgress = { done: 0, of: 0 };

/** Plays cases beside the page, as long as the component is shown. */
export function usePlay<TType extends PlayType>(): Play<TType> {
  const [desk] = useState(() => new PlayDesk<TType>());
  const [state, setState] = useState<PlayState<TType>>({});
  const ask = useCallback<Play<TType>['ask']>(
    (question) => {
      setState(({ answer }) => ({ ...(answer && { answer }), progress: NOT_BEGUN }));
      desk.ask(question, {
        onProgress: (progress) => setState((before) => ({ ...before, progress })),
        onPlayed: (answer) => setState({ answer }),
        onFailed: (error) => setState({ error }),
      });
    },
    [desk],
  );
  const stop = useCallback(() => {
    desk.stop();
    setState(({ answer }) => (answer === undefined ? {} : { answer }));
  }, [desk]);
  useEffect(() => stop, [stop]);
  const clear = useCallback(() => setState({}), []);
  return { ...state, ask, stop, clear };
}
