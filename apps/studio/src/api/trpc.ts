import type { AppRouter } from '@countersign/api';
import type { inferRouterOutputs } from '@trpc/server';
import { createTRPCContext } from '@trpc/tanstack-react-query';

const context = createTRPCContext<AppRouter>();

export const TrpcProvider = context.TRPCProvider;

/** Typed query and mutation options of every procedure: `useQuery(useTrpc().flows.list.queryOptions())`. */
export const useTrpc = context.useTRPC;

/** The bare client, for calls that are not a query of a component. */
export const useTrpcClient = context.useTRPCClient;

/** What procedures answer: `RouterOutput['flows']['list']`. */
export type RouterOutput = inferRouterOutputs<AppRouter>;
