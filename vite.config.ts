import vue from '@vitejs/plugin-vue'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import { lessonsPlugin } from './media/packLessons'

/** jspdf can draw web pages with these; ours writes text, so half a megabyte stays at home. */
const unusedByPdf = {
  name: 'unused-by-pdf',
  enforce: 'pre' as const,
  resolveId: (id: string) => (/^(html2canvas|canvg)$/.test(id) ? '\0nothing' : undefined),
  load: (id: string) => (id === '\0nothing' ? 'export default {}' : undefined),
}

export default defineConfig({
  resolve: {
    alias: {
      '@': fileURLToPath(new URL('./src', import.meta.url)),
      // Dexie's build for browsers of today: smaller, and without ES5's stand-ins.
      dexie: fileURLToPath(new URL('./node_modules/dexie/dist/modern/dexie.mjs', import.meta.url)),
    },
  },
  define: {
    __VUE_OPTIONS_API__: false,
    __INTLIFY_JIT_COMPILATION__: true,
    __VUE_I18N_FULL_INSTALL__: false,
    __VUE_I18N_LEGACY_API__: false,
    __INTLIFY_DROP_MESSAGE_COMPILER__: false,
    __INTLIFY_PROD_DEVTOOLS__: false,
  },
  build: {
    target: 'safari16.4',
    sourcemap: false,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // Each file passes through the service worker: few of a good size open faster than many.
        codeSplitting: {
          groups: [
            {
              name: 'start',
              test: /preload-helper|rolldown\/runtime|pinia|src\/(vault|records\/firstRead|stores\/(settings|library)Store)/,
              priority: 2,
            },
            { name: 'store', test: /dexie|src\/records\/(?!firstRead)/ },
            {
              name: 'kit',
              test: /src\/(ui\/(?!AppSheet|ConfirmSheet|FormSheet|useKeyboardInset)|i18n\/(useFormat|formats|fhirDate))/,
              minShareCount: 2,
            },
          ],
        },
      },
    },
  },
  plugins: [
    vue(),
    unusedByPdf,
    lessonsPlugin(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src/service-worker',
      filename: 'sw.ts',
      registerType: 'prompt',
      injectRegister: null,
      manifest: {
        id: '/',
        name: 'Alongside',
        short_name: 'Alongside',
        description: 'Doctor and patient look together, agree together, and nothing is lost.',
        lang: 'en',
        display: 'standalone',
        start_url: '/',
        scope: '/',
        background_color: '#F5F2EC',
        theme_color: '#F5F2EC',
        categories: ['medical', 'health'],
        icons: [
          { src: '/icons/icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: '/icons/icon-512.png', sizes: '512x512', type: 'image/png' },
          {
            src: '/icons/maskable-512.png',
            sizes: '512x512',
            type: 'image/png',
            purpose: 'maskable',
          },
        ],
      },
      injectManifest: {
        // Icons and manifest come by themselves; lessons live in their own verified chunks.
        globPatterns: ['**/*.{js,css,html}', 'favicon.svg'],
        globIgnores: ['lessons/**'],
        maximumFileSizeToCacheInBytes: 4_000_000,
        target: 'safari16.4',
      },
    }),
  ],
  server: {
    host: '127.0.0.1',
    proxy: { '/fhir': 'http://127.0.0.1:4180', '/auth': 'http://127.0.0.1:4180' },
  },
})
