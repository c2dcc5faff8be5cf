import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The same React Flow and React as the canvas draws with, and nothing of this package. */
const canvas = createRequire(join(import.meta.dirname, '../../../../packages/canvas/package.json'));
const studio = createRequire(join(import.meta.dirname, '../../../../apps/studio/package.json'));
const folder = (require, name) => dirname(require.resolve(`${name}/package.json`));

export default {
  root: import.meta.dirname,
  resolve: {
    alias: {
      '@xyflow/react': folder(canvas, '@xyflow/react'),
      'react-dom': folder(studio, 'react-dom'),
      react: folder(studio, 'react'),
    },
  },
};
