import classes from './Report.module.css';

/** A gate and the flow that it belongs to. */
export const GateName = ({ title, flowName }: { title: string; flowName: string }) => (
  <>
    {title} <span className={classes['quiet']}>{flowName}</span>
  </>
);
