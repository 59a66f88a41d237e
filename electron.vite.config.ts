/** How the app is built: the shell's main process and preload, and one page for each screen. */
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'electron-vite'

// How long a plug-in took on a slow machine is no news for whoever starts the kiosk.
const checks = { bundlerTimings: false }

export default defineConfig({
  main: {
    build: {
      // One file, with all but what is native code: it does not depend on what the Node inside an Electron can load.
      externalizeDeps: false,
      rolldownOptions: { input: { main: 'electron/main.ts' }, external: ['serialport'], checks },
    },
  },
  preload: {
    build: {
      // A sandboxed preload is one CommonJS file.
      rolldownOptions: {
        checks,
        input: { preload: 'electron/preload/preload.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [vue()],
    define: {
      // Only what is used of Vue and vue-i18n, and nothing that needs `eval`: the pages' CSP forbids it.
      __VUE_OPTIONS_API__: false,
      __VUE_PROD_DEVTOOLS__: false,
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: false,
      __VUE_I18N_FULL_INSTALL__: false,
      __VUE_I18N_LEGACY_API__: false,
      __INTLIFY_PROD_DEVTOOLS__: false,
    },
    build: {
      // A screen also runs in an ordinary browser, which may be older than the kiosk's own.
      target: 'es2022',
      minify: true,
      // The CSP allows fonts and styles from files only, so nothing becomes a data: address.
      assetsInlineLimit: 0,
      rolldownOptions: {
        checks,
        input: {
          archive: 'renderer/archive/index.html',
          display: 'renderer/display/index.html',
          guest: 'renderer/guest/index.html',
          print: 'renderer/print/index.html',
          place: 'renderer/place/index.html',
          remote: 'renderer/remote/index.html',
          settings: 'renderer/settings/index.html',
          tablet: 'renderer/tablet/index.html',
        },
      },
    },
  },
})
