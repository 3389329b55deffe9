import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** Two programs for Node: the endpoint and the import. Dependencies stay outside. */
export default defineConfig({
  root: at('../..'),
  resolve: { alias: { '@': at('..') } },
  build: {
    ssr: true,
    target: 'node20',
    outDir: at('../../dist-endpoint'),
    emptyOutDir: true,
    sourcemap: true,
    copyPublicDir: false,
    rolldownOptions: {
      input: { start: at('start.ts'), import: at('import.ts') },
      output: { entryFileNames: '[name].js', chunkFileNames: 'parts/[name]-[hash].js' },
    },
  },
})
