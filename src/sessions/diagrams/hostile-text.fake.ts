import fc from 'fast-check';

/** What somebody might say to break out of a drawing. */
const ATTACKS = [
  'x --> y',
  '"; click a "',
  '%% note',
  '[*] --> z',
  '<script>alert(1)</script>',
  '</title></svg><script>',
  '" onload="alert(1)',
  "' onmouseover='alert(1)",
  ']]>',
  '<!--',
  '&amp;&#0;&nbsp;',
  '}\n{',
  '\u202eevil\u2066',
  'a:b;c',
  '#35;',
  '\u0000\u0008\u001b[31m',
  '\ud800',
  '\uffff\ufffe',
  '👩‍👩‍👧🚀',
  '漢字'.repeat(60),
  'ab\u0301\u0301\u0301\u0301\u0301\u0301\u0301',
  'w'.repeat(400),
  '${x}`\\',
  '</style>',
  'مرحبا',
];

export const hostileText = fc
  .array(
    fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.constantFrom(...ATTACKS)),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  .map((parts) => parts.join(' '));
