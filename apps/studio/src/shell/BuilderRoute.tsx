import { Center, Loader } from '@mantine/core';
import { lazy, Suspense } from 'react';

/** Begins to bring the code of the builder; asked again, it is the same. */
export const loadBuilder = () => import('../features/builder/index.ts');

const BuilderPage = lazy(async () => ({ default: (await loadBuilder()).BuilderPage }));

/** The builder's place: the frame around it is there, and asks for the flow, while its code is on its way. */
export function BuilderRoute() {
  return (
    <Suspense
      fallback={
        <Center h="100%">
          <Loader />
        </Center>
      }
    >
      <BuilderPage />
    </Suspense>
  );
}
