/** Vue templates only: scripts are oxlint's and vue-tsc's, and layout is oxfmt's. */
import vue from 'eslint-plugin-vue'

const layout = Object.entries(vue.rules).filter(([, { meta }]) => meta.type === 'layout')

export default [
  { ignores: ['**/*.js', '**/*.mjs', 'out/**'] },
  ...vue.configs['flat/recommended-error'],
  {
    files: ['**/*.vue'],
    languageOptions: { parserOptions: { parser: false } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      ...Object.fromEntries(layout.map(([name]) => [`vue/${name}`, 'off'])),
      // A template that escapes nothing is the one way for a text to become code.
      'vue/no-v-html': 'error',
      'vue/block-lang': ['error', { script: { lang: 'ts' } }],
      'vue/component-name-in-template-casing': ['error', 'PascalCase'],
      'vue/no-static-inline-styles': 'error',
      'vue/no-useless-v-bind': 'error',
    },
  },
]
