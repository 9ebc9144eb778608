/**
 * What somebody writes who wants a script of theirs to run where it is read, or something of theirs to be on the page.
 * Each script would set `ran`; each element carries `data-injected`.
 */
const HOSTILE = [
  '<img data-injected src=x onerror=ran=1>',
  '<script data-injected>ran=1</script>',
  '<svg data-injected onload=ran=1>',
  '"><b data-injected onfocus=ran=1 autofocus>',
  "'><iframe data-injected srcdoc='<script>parent.ran=1</script>'>",
  '</script><script data-injected>ran=1</script>',
  '</title><img data-injected src=x onerror=ran=1>',
  '</textarea><details data-injected open ontoggle=ran=1>',
  '--><style data-injected>*{display:none}</style>',
  '<math data-injected><mtext></form><form><mglyph><style></math><img src onerror=ran=1>',
  '<a data-injected href="java&#9;script:ran=1">x</a>',
  '[x](javascript:ran=1) ![x](x"onerror="ran=1)',
  '{{constructor.constructor("ran=1")()}}',
];

export const HOSTILE_DOCUMENT = HOSTILE.join('\n\n');

let given = 0;

/** One of them after another, each as short as most names may be, and no two alike. */
export function hostile(most = 80): string {
  const short = HOSTILE.filter((text) => text.length <= most - 4);
  given += 1;
  return `${given} ${short[given % short.length]}`;
}
