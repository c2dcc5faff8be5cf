import { IconAlertTriangleFilled, IconClockExclamation } from '@tabler/icons-react';
import { useCanvas } from './CanvasContext.ts';
import { placeInPath } from './marks.ts';

/** What is painted over one card: its place in a marked path, and a few words below it. */
export function CardMarks({ node }: { readonly node: string }) {
  const { marks, labels, level } = useCanvas();
  const place = placeInPath(marks, node);
  const badge = marks.badges?.get(node);
  const Sign = badge?.weight === 'urgent' ? IconAlertTriangleFilled : IconClockExclamation;
  return (
    <>
      {place !== undefined && (
        <span
          className="cs-path-place"
          role="img"
          aria-label={labels.pathPlace(place, marks.path?.nodes.length ?? place)}
          title={labels.pathPlace(place, marks.path?.nodes.length ?? place)}
        >
          {place}
        </span>
      )}
      {badge && (
        <span className="cs-badge" data-weight={badge.weight} title={badge.text}>
          {badge.weight !== 'calm' && <Sign size={12} aria-hidden="true" />}
          {level === 'full' ? badge.text : badge.brief}
        </span>
      )}
    </>
  );
}
