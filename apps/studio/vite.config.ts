import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { chunkGroups } from './chunkGroups.ts';

/** Where the API listens while the studio is developed with Vite's own server. */
const API_URL = process.env['COUNTERSIGN_URL'] ?? 'http://127.0.0.1:4310';

const COMPRESSIBLE = /\.(?:js|css|html|svg)$/;
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };

/** Writes each text file compressed beside itself once, so that the server never compresses while it answers. */
function precompressed(): Plugin {
  return {
    name: 'precompressed',
    apply: 'build',
    async writeBundle({ dir = 'dist' }) {
      const files = await readdir(dir, { recursive: true });
      for (const file of files.filter((name) => COMPRESSIBLE.test(name))) {
        const target = path.join(dir, file);
        const bytes = await readFile(target);
        await writeFile(`${target}.br`, await promisify(brotliCompress)(bytes, BROTLI));
        await writeFile(`${target}.gz`, await promisify(gzip)(bytes));
      }
    },
  };
}

/** Names the files that the studio starts with in its page, so that they come together and not one after the other. */
function preloaded(): Plugin {
  return {
    name: 'preloaded',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle = {} }) {
        const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
        const start = chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith('/src/start.tsx'));
        const files = start === undefined ? [] : [start.fileName, ...start.imports];
        const styles = chunks
          .filter(({ fileName }) => files.includes(fileName))
          .flatMap(({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])]);
        const links = [
          ...files.map((file) => ({ rel: 'modulepreload', crossorigin: true, href: `/${file}` })),
          ...styles.map((file) => ({ rel: 'stylesheet', crossorigin: true, href: `/${file}` })),
        ];
        return links.map((attrs) => ({ tag: 'link', attrs, injectTo: 'head' as const }));
      },
    },
  };
}

/** Around each `import()` stands the studio's own way to bring files, which can be tried again, in place of Vite's. */
function bringing(): Plugin {
  return {
    name: 'bringing',
    apply: 'build',
    enforce: 'pre',
    load: {
      filter: { id: /^\0vite\/preload-helper\.js$/ },
      handler: () => `export { bringModule as __vitePreload } from '/src/later/bringModule.ts';`,
    },
  };
}

export default defineConfig({
  plugins: [react(), precompressed(), preloaded(), bringing()],
  build: {
    target: 'es2023',
    // The first versions that know `light-dark()` and nested rules, which the styles use as they are.
    cssTarget: ['chrome123', 'edge123', 'firefox121', 'safari17.5'],
    sourcemap: true,
    // An inlined asset would be a data: URL in a place where the page's policy may forbid it.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      output: {
        codeSplitting: { groups: chunkGroups() },
        // Shared parts are called after all that share them: too long for an address.
        chunkFileNames: ({ name }) => `assets/${name.split('~')[0]}-[hash].js`,
      },
    },
  },
  // The compiler's own parts are shared with the page's.
  worker: { format: 'es' },
  server: {
    proxy: {
      '/api': { target: API_URL, changeOrigin: false },
      '/trpc': { target: API_URL, changeOrigin: false },
    },
  },
});
