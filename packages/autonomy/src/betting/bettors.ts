/** One gambler of the e-process: the share κ of its wealth that it stakes, and its share of the start capital. */
export type Bettor = { readonly kappa: number; readonly weight: number };

/** Almost the streak rule (0.95), and two that tolerate errors. Constant bets keep the guarantee under drift. */
export const BETTORS: readonly Bettor[] = [
  { kappa: 0.3, weight: 1 / 3 },
  { kappa: 0.6, weight: 1 / 3 },
  { kappa: 0.95, weight: 1 / 3 },
];

/** κ of each bettor by itself. */
export const KAPPA: readonly number[] = BETTORS.map(({ kappa }) => kappa);
