import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';

/** Serves the built studio; Vite names assets by their content, so they may be kept for ever. */
export async function mountStudio(app: FastifyInstance, folder: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: folder,
    wildcard: true,
    index: ['index.html'],
    cacheControl: false,
    // The build leaves a .br and a .gz beside each text file.
    preCompressed: true,
    setHeaders: (reply, file) => {
      const isAsset = path.relative(folder, file).startsWith(`assets${path.sep}`);
      reply.header('cache-control', isAsset ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
}

/** The studio's one page, for every address that it routes itself. */
export const sendStudioPage = (reply: FastifyReply): FastifyReply => reply.sendFile('index.html');
