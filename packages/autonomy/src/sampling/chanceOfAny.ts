/** How likely at least one of several independent coins falls: 1 − Π(1 − p). */
export const chanceOfAny = (chances: readonly number[]): number =>
  1 - chances.reduce((none, chance) => none * (1 - chance), 1);
