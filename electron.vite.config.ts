/** The three entries of the desktop build. Set by hand because the folders have their own names. */
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const here = import.meta.dirname;

export default defineConfig({
  main: {
    build: {
      outDir: `${here}/out/main`,
      rolldownOptions: {
        input: { index: `${here}/src-main/electron/index.ts` },
        output: { entryFileNames: '[name].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: `${here}/out/preload`,
      rolldownOptions: {
        input: { index: `${here}/src-main/electron/preload.ts` },
        // A sandboxed preload has no modules.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: `${here}/src-renderer`,
    base: './',
    build: {
      outDir: `${here}/out/renderer`,
      emptyOutDir: true,
      // the tool leaves it as it is unless told
      minify: true,
      rolldownOptions: { input: { index: `${here}/src-renderer/index.html` } },
    },
    plugins: [react()],
  },
});
