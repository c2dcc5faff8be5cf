import type { TrainedModel } from '@countersign/runtime';

type Instants = 'trainedAt' | 'adoptedAt';

/** A trained model as the database answers it: with instants that are not text yet. */
export type TrainedModelRow<TModel extends Omit<TrainedModel, 'body'> = TrainedModel> = Omit<
  TModel,
  Instants
> &
  Readonly<{ trainedAt: Date; adoptedAt: Date | null }>;

export function trainedModelOf<TRow extends { trainedAt: Date; adoptedAt: Date | null }>(
  row: TRow,
): Omit<TRow, Instants> & { trainedAt: string; adoptedAt: string | null } {
  const { trainedAt, adoptedAt } = row;
  return { ...row, trainedAt: trainedAt.toISOString(), adoptedAt: adoptedAt?.toISOString() ?? null };
}
