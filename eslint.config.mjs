// What the scripts of blocks and player keep to, besides `tsc`: see tsconfig.json.
import js from '@eslint/js';
import stylistic from '@stylistic/eslint-plugin';
import globals from 'globals';

const KIT = 'xblocks/kit/assets/*.js';

export default [
  { ignores: ['.venv/', 'var/', 'build/', 'dist/'] },
  js.configs.recommended,
  {
    plugins: { style: stylistic },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      curly: 'error',
      eqeqeq: 'error',
      'no-shadow': 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'style/brace-style': ['error', '1tbs', { allowSingleLine: true }],
      'style/comma-dangle': ['error', 'always-multiline'],
      'style/eol-last': 'error',
      'style/indent': ['error', 2],
      'style/max-len': ['error', { code: 120 }],
      'style/no-multiple-empty-lines': ['error', { max: 1 }],
      'style/no-trailing-spaces': 'error',
      'style/quotes': ['error', 'single', { avoidEscape: true }],
      'style/semi': 'error',
    },
  },
  {
    files: ['**/*.js'],
    languageOptions: { sourceType: 'script', globals: globals.browser },
    rules: { strict: ['error', 'function'] },
  },
  // The kit's files are one function in the page (xblocks/kit/render.py): one may name what stands in another, which
  // `tsc` looks after.
  { files: [KIT], rules: { 'no-undef': 'off', 'no-unused-vars': ['error', { vars: 'local' }], strict: 'off' } },
  { files: ['**/*.mjs'], languageOptions: { globals: globals.node } },
];
