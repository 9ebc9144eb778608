const SCALE = 2;
const PADDING = 16;
const HEAD = 44;
/** What of an element's look comes from the stylesheet and would be lost with it. */
const KEPT = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'opacity',
  'font-size',
  'font-weight',
  'text-anchor',
] as const;

interface PngOptions {
  svg: SVGSVGElement;
  title: string;
  /** The line under the title: what and when. */
  subtitle: string;
  legend: ReadonlyArray<{ label: string; color: string }>;
}

/** Draws a chart in the theme that is on the screen, with its title and legend, at twice its size. */
export async function chartPng({ svg, ...text }: PngOptions): Promise<Blob> {
  const { width, height } = svg.getBoundingClientRect();
  return figurePng({ ...text, svg: selfContained(svg, width, height), width, height });
}

interface FigureOptions extends Omit<PngOptions, 'svg'> {
  /** The drawing as a document that needs nothing else. */
  svg: string;
  width: number;
  height: number;
}

/** A drawing under its title and legend, on the ground of the page. */
export async function figurePng(options: FigureOptions): Promise<Blob> {
  const { svg, width, height, title, subtitle, legend } = options;
  const image = await loadSvg(svg);
  const canvas = document.createElement('canvas');
  canvas.width = (width + PADDING * 2) * SCALE;
  canvas.height = (height + HEAD + PADDING * 2) * SCALE;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser cannot draw images.');
  const look = getComputedStyle(document.body);
  const muted = resolvedColor('var(--color-muted)');
  context.scale(SCALE, SCALE);
  context.fillStyle = resolvedColor('var(--color-canvas)');
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.textBaseline = 'top';
  context.fillStyle = look.color;
  context.font = `600 13px ${look.fontFamily}`;
  context.fillText(title, PADDING, PADDING);
  context.font = `12px ${look.fontFamily}`;
  context.fillStyle = muted;
  context.fillText(subtitle, PADDING, PADDING + 18);
  let x = width + PADDING;
  for (const { label, color } of [...legend].reverse()) {
    x -= context.measureText(label).width;
    context.fillStyle = look.color;
    context.fillText(label, x, PADDING);
    x -= 14;
    context.fillStyle = resolvedColor(color);
    context.fillRect(x, PADDING + 2, 9, 9);
    x -= 12;
  }
  context.drawImage(image, PADDING, PADDING + HEAD, width, height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob) resolve(blob);
      else reject(new Error('The image could not be made.'));
    }, 'image/png');
  });
}

/** A copy that needs no stylesheet, since an image is drawn without the page's. */
function selfContained(svg: SVGSVGElement, width: number, height: number): string {
  const copy = svg.cloneNode(true);
  if (!(copy instanceof SVGSVGElement)) return '';
  const originals = svg.querySelectorAll<SVGElement>('*');
  copy.querySelectorAll<SVGElement>('*').forEach((element, index) => {
    const original = originals[index];
    if (!original) return;
    const style = getComputedStyle(original);
    for (const name of KEPT) element.style.setProperty(name, style.getPropertyValue(name));
    element.style.setProperty('font-family', 'sans-serif');
  });
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  return new XMLSerializer().serializeToString(copy);
}

function loadSvg(text: string): Promise<HTMLImageElement> {
  return new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => resolve(image);
    image.onerror = () => reject(new Error('The chart could not be read as an image.'));
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  });
}

/** What a token comes to in the theme of now; a canvas does not know custom properties. */
function resolvedColor(color: string): string {
  const probe = document.createElement('span');
  probe.style.color = color;
  document.body.append(probe);
  const resolved = getComputedStyle(probe).color;
  probe.remove();
  return resolved;
}
