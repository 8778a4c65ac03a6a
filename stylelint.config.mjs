// What style sheets keep to; that a block's names only its own class is held by the conformance tests.
export default {
  extends: 'stylelint-config-standard',
  ignoreFiles: ['.venv/**', 'var/**', 'build/**', 'dist/**'],
  rules: {
    'declaration-no-important': true,
    'selector-class-pattern': '^[a-z]+(-[a-z0-9]+)*(-[A-Z]|--[a-z]+)?$', // KERN's names of variants; a value as stored
  },
  overrides: [
    { files: ['xblocks/**/*.css'], rules: { 'selector-max-id': 0 } }, // ids are made for each block on the page
  ],
};
