import { Center, Loader } from '@mantine/core';
import { later } from '../later/later.tsx';

/** The builder's place: the frame around it is there, and asks for the flow, while its code is on its way. */
export const BuilderRoute = later(
  async () => (await import('../features/builder/index.ts')).BuilderPage,
  <Center h="100%">
    <Loader />
  </Center>,
);
