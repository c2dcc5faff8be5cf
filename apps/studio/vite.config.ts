import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Where the API listens while the studio is developed with Vite's own server. */
const API_URL = process.env['COUNTERSIGN_URL'] ?? 'http://127.0.0.1:4310';

export default defineConfig({
  plugins: [react()],
  build: {
    target: 'es2023',
    // The first versions that know `light-dark()` and nested rules, which the styles use as they are.
    cssTarget: ['chrome123', 'edge123', 'firefox121', 'safari17.5'],
    sourcemap: true,
    // An inlined asset would be a data: URL in a place where the page's policy may forbid it.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
  },
  server: {
    proxy: {
      '/api': { target: API_URL, changeOrigin: false },
      '/trpc': { target: API_URL, changeOrigin: false },
    },
  },
});
