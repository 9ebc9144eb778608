import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { citation } from '@/domain/postmortems/citations';
import MarkdownText from './markdown-text';

const draw = (markdown: string) => renderToStaticMarkup(<MarkdownText>{markdown}</MarkdownText>);

const PAYLOADS = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg/onload=alert(1)>',
  '<iframe src="javascript:alert(1)"></iframe>',
  '<a href="javascript:alert(1)">x</a>',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](java\nscript:alert(1))',
  '[x](&#106;avascript:alert(1))',
  '[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)',
  '[x](vbscript:msgbox(1))',
  '[x](//evil.example/x)',
  '<javascript:alert(1)>',
  '![x](javascript:alert(1))',
  '![x](https://evil.example/pixel.png)',
  '[x]: javascript:alert(1)\n\n[x]',
  '| <img src=x onerror=alert(1)> |\n|--|\n| <b onclick=alert(1)>x</b> |',
  '`<img src=x onerror=alert(1)>`',
];

describe('Markdown as text', () => {
  test.each(PAYLOADS)('makes no markup, script or picture of %s', (payload) => {
    const html = draw(payload);
    expect(html).not.toMatch(/<(script|img|svg|iframe|object|b)\b/i);
    expect(html).not.toMatch(/<[^>]*\son\w+=/i);
    expect(html).not.toMatch(/href="(?!https?:|mailto:|#|\/(?!\/))/i);
  });

  test('shows HTML as it was written', () => {
    expect(draw('a <b>bold</b> claim')).toContain('&lt;b&gt;bold&lt;/b&gt;');
  });

  test('marks citations and assumptions, and keeps the headings below the section’s', () => {
    const html = draw(`# Top\n\nIt was slow ${citation(3)} *(assumption)*, *really*.`);
    expect(html).toContain('<h3');
    expect(html).not.toContain('<h1');
    expect(html).toMatch(/<a href="#evidence-3"[^>]*>E3<\/a>/);
    expect(html).toContain('>assumption<');
    expect(html).toContain('<em>really</em>');
  });

  test.each([
    ['quotations in quotations', '> '.repeat(1_000)],
    ['lists in lists', `${'- '.repeat(1_000)}a`],
    ['many lists in lists', `${'- '.repeat(18)}a\n`.repeat(500)],
    ['marks that never close', '*_['.repeat(9_000)],
  ])('shows %s as they were typed', (_, markdown) => {
    expect(draw(markdown)).toMatch(/^<p class="[^"]*whitespace-pre-wrap[^"]*">[^<]*<\/p>$/);
  });

  test('draws code and lists of any ordinary length', () => {
    const code = `\`\`\`\n${'    at run(<anonymous>) [a_b]\n'.repeat(300)}\`\`\`\n`;
    const list = '- **02:00** opened [E1](#evidence-1)\n  - again\n'.repeat(40);
    const html = draw(`${code}\n${list}`);
    expect(html).toContain('<pre>');
    expect(html.match(/<li>/g)).toHaveLength(80);
  });

  test('opens what is elsewhere elsewhere, and tells it nothing', () => {
    expect(draw('[wiki](https://wiki.example/a)')).toContain('rel="noreferrer nofollow"');
    expect(draw('[logs](/p/shop/logs)')).not.toContain('target=');
  });
});
