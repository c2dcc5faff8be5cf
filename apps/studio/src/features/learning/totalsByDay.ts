interface LabelledDay {
  readonly day: string | null;
  readonly uploaded: number;
  readonly confirmed: number;
  readonly corrected: number;
}

/** How many labelled cases there were at the end of each day on which some came. */
export function totalsByDay(days: readonly LabelledDay[]): readonly LabelledDay[] {
  let total = { uploaded: 0, confirmed: 0, corrected: 0 };
  return days.map(({ day, uploaded, confirmed, corrected }) => {
    total = {
      uploaded: total.uploaded + uploaded,
      confirmed: total.confirmed + confirmed,
      corrected: total.corrected + corrected,
    };
    return { day, ...total };
  });
}
