/** What the command line asks of a scenario; `scale` multiplies its usual counts. */
export type ScenarioOptions = {
  readonly seed: number;
  readonly scale: number;
  readonly minutes: number;
};

/** Counts of what was done and what happened, as they stand in the table. */
export type Report = Readonly<Record<string, number>>;

/** One row of the fault table. `run` throws when something did not hold, or when nothing was put to the test. */
export type Scenario = {
  readonly name: string;
  readonly fault: string;
  readonly holds: string;
  readonly run: (options: ScenarioOptions) => Promise<Report>;
};
