// Loaded before the program: its wall clock is off by SHIFT_MS, and every STEP_MS it is set, to and fro.
const shiftMs = Number(process.env['SHIFT_MS'] ?? 0);
const stepMs = Number(process.env['STEP_MS'] ?? 0);

const RealDate = Date;
const begun = RealDate.now();
const offset = () => {
  const isBack = stepMs > 0 && Math.floor((RealDate.now() - begun) / stepMs) % 2 === 1;
  return isBack ? -shiftMs : shiftMs;
};

class ShiftedDate extends RealDate {
  constructor(...given: ConstructorParameters<typeof Date> | []) {
    if (given.length === 0) super(RealDate.now() + offset());
    else super(...given);
  }

  static override now(): number {
    return RealDate.now() + offset();
  }
}
globalThis.Date = ShiftedDate as DateConstructor; // safe: everything else is inherited
