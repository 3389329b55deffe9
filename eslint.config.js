import js from '@eslint/js'
import prettier from 'eslint-config-prettier'
import vue from 'eslint-plugin-vue'
import globals from 'globals'
import tseslint from 'typescript-eslint'
import vueParser from 'vue-eslint-parser'

/** A promise may be left alone on purpose, but then the line above says why. */
const voidSaysWhy = {
  meta: { type: 'problem', messages: { why: 'Say in a comment why this promise is not awaited.' } },
  create(context) {
    const source = context.sourceCode
    return {
      'UnaryExpression[operator="void"]'(node) {
        const line = node.loc.start.line
        const near = source
          .getAllComments()
          .some((note) => note.loc.end.line === line - 1 || note.loc.end.line === line)
        if (!near) context.report({ node, messageId: 'why' })
      },
    }
  },
}

const house = { rules: { 'void-says-why': voidSaysWhy } }

const typed = ['**/*.ts', '**/*.vue']

const words = {
  fetch: 'Record data is fetched by src/sync, lessons by src/media-library.',
  localStorage: 'What the tablet keeps lies in the device table of src/records.',
  sessionStorage: 'What the tablet keeps lies in the device table of src/records.',
  indexedDB: 'The database is opened in src/records only.',
}
const restrictedGlobals = (...names) =>
  names.map((name) => ({ name, message: words[name] ?? 'Not here.' }))

const noRawHtml = [
  {
    selector: 'AssignmentExpression > MemberExpression[property.name=/^(innerHTML|outerHTML)$/]',
    message: 'Pictures pass through DOMPurify with RETURN_TRUSTED_TYPE; no raw HTML.',
  },
  {
    selector: 'CallExpression[callee.property.name="insertAdjacentHTML"]',
    message: 'Pictures pass through DOMPurify with RETURN_TRUSTED_TYPE; no raw HTML.',
  },
]

const noOwnClock = [
  {
    selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
    message: 'Hand the clock in.',
  },
  {
    selector: 'CallExpression[callee.object.name="Date"][callee.property.name="now"]',
    message: 'Hand the clock in.',
  },
  {
    selector: 'CallExpression[callee.object.name="Math"][callee.property.name="random"]',
    message: 'Hand the randomness in.',
  },
  {
    selector: 'CallExpression[callee.object.name="crypto"]',
    message: 'Hand ids and randomness in.',
  },
]

export default tseslint.config(
  {
    ignores: [
      'dist',
      'dist-endpoint',
      'node_modules',
      'tests/bench/node_modules',
      'clinic-data',
      'test-results',
      '.cache',
      'public',
      'media/lessons',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  ...vue.configs['flat/recommended'],
  {
    files: typed,
    extends: [...tseslint.configs.strictTypeChecked],
    languageOptions: {
      globals: globals.browser,
      parserOptions: {
        parser: tseslint.parser,
        projectService: true,
        extraFileExtensions: ['.vue'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    plugins: { house },
    rules: {
      'house/void-says-why': 'error',
      '@typescript-eslint/no-floating-promises': ['error', { ignoreVoid: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      'no-undef': 'off',
      'no-eval': 'error',
      'no-new-func': 'error',
      'max-lines': ['warn', { max: 150, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['**/*.vue'],
    languageOptions: { parser: vueParser },
    rules: {
      'vue/no-v-html': 'error',
      'vue/block-lang': ['error', { script: { lang: 'ts' } }],
      'vue/component-api-style': ['error', ['script-setup']],
      'vue/define-props-declaration': ['error', 'type-based'],
      'vue/define-emits-declaration': ['error', 'type-based'],
      'vue/no-static-inline-styles': 'error',
      'vue/require-default-prop': 'off',
      'vue/no-undef-components': ['error', { ignorePatterns: ['RouterLink', 'RouterView'] }],
      // The type service sees another component as unknown; vue-tsc is the judge of these.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    files: ['src/**/*.{ts,vue}'],
    rules: {
      'no-console': 'error',
      'no-restricted-globals': [
        'error',
        ...restrictedGlobals('fetch', 'localStorage', 'sessionStorage', 'indexedDB'),
      ],
      'no-restricted-syntax': ['error', ...noRawHtml],
    },
  },
  { files: ['src/domain/**/*.ts'], rules: { 'no-restricted-syntax': ['error', ...noOwnClock] } },
  {
    files: ['src/{sync,media-library,service-worker}/**/*.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...restrictedGlobals('localStorage', 'sessionStorage', 'indexedDB'),
      ],
    },
  },
  {
    files: ['src/{records,vault}/**/*.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...restrictedGlobals('fetch', 'localStorage', 'sessionStorage'),
      ],
    },
  },
  {
    files: ['src/clinic-endpoint/**/*.ts'],
    languageOptions: { globals: globals.node },
    rules: { 'no-restricted-globals': 'off' },
  },
  {
    files: ['src/clinic-endpoint/{start,import}.ts', 'src/clinic-endpoint/cli/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['src/app/**/*.ts', 'tests/unit/{ui,features,app}/**/*.ts'],
    rules: {
      // A component imported into plain TypeScript is unknown to the type service, not to vue-tsc.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
    },
  },
  {
    files: ['tests/**/*.ts'],
    languageOptions: { globals: globals.node },
    rules: {
      '@typescript-eslint/no-empty-function': 'off',
      '@typescript-eslint/require-await': 'off',
      // What comes back over the wire is read as it is: that is what these tests are for.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    // Build and test configurations stand outside the programs that the type service knows.
    files: ['*.config.ts'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { parserOptions: { projectService: false } },
  },
  {
    files: ['**/*.{js,mjs,cjs}'],
    languageOptions: { globals: globals.node },
    rules: {
      'no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
    },
  },
  prettier,
)
