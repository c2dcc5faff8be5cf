import { useMay, useSession } from '../../api/session.ts';

/** Who reads the desk, as far as it matters for who may answer. */
export interface Reader {
  readonly id: string;
  readonly mayDecide: boolean;
  readonly mayGovern: boolean;
}

export function useReader(): Reader {
  const id = useSession().data?.user.id ?? '';
  return { id, mayDecide: useMay('decide'), mayGovern: useMay('govern') };
}
