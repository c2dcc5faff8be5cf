import type { TrainedModel } from '@countersign/runtime';

/** A trained model as the database answers it: with an instant that is not text yet. */
export type TrainedModelRow<TModel extends Omit<TrainedModel, 'body'> = TrainedModel> = Omit<
  TModel,
  'trainedAt'
> &
  Readonly<{ trainedAt: Date }>;

export function trainedModelOf<TRow extends { trainedAt: Date }>(
  row: TRow,
): Omit<TRow, 'trainedAt'> & { trainedAt: string } {
  return { ...row, trainedAt: row.trainedAt.toISOString() };
}
