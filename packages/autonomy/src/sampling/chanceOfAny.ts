/**
 * How likely at least one of several independent coins falls: 1 − Π(1 − p). Summed from the small side, because the way
 * over 1 would lose digits: a lone chance comes back as it is, and a rare one keeps all of its digits.
 */
export const chanceOfAny = (chances: readonly number[]): number =>
  chances.reduce((any, chance) => any + chance * (1 - any), 0);
