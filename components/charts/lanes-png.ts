import { figurePng } from './chart-png';

/** What of an element's look comes from the stylesheet and would be lost with it. */
const SIDES = ['top', 'right', 'bottom', 'left'] as const;
const KEPT = [
  ...['display', 'position', 'width', 'height', 'box-sizing', 'overflow', 'opacity', 'z-index'],
  ...['transform', 'translate', 'flex-direction', 'flex-shrink', 'flex-grow', 'flex-wrap'],
  ...['align-items', 'justify-content', 'column-gap', 'row-gap', 'color', 'background-color'],
  ...['background-image', 'font-size', 'font-weight', 'line-height', 'white-space'],
  ...['text-overflow', 'fill', 'fill-opacity', 'stroke', 'stroke-width', 'vector-effect'],
  ...SIDES.flatMap((side) => [
    side,
    `margin-${side}`,
    `padding-${side}`,
    `border-${side}-width`,
    `border-${side}-style`,
    `border-${side}-color`,
  ]),
];

interface LanesPngOptions {
  /** The lanes as they stand on the page, with their axis and legend. */
  element: HTMLElement;
  title: string;
  subtitle: string;
}

/** Draws lanes as they are on the screen: they are boxes, so they go into the image as what they are. */
export function lanesPng({ element, title, subtitle }: LanesPngOptions): Promise<Blob> {
  const { width, height } = element.getBoundingClientRect();
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('width', String(width));
  svg.setAttribute('height', String(height));
  const holder = document.createElementNS('http://www.w3.org/2000/svg', 'foreignObject');
  holder.setAttribute('width', '100%');
  holder.setAttribute('height', '100%');
  holder.append(styledCopy(element));
  svg.append(holder);
  const text = new XMLSerializer().serializeToString(svg);
  return figurePng({ svg: text, width, height, title, subtitle, legend: [] });
}

/** A copy that needs no stylesheet, since an image is drawn without the page's. */
function styledCopy(element: HTMLElement): Node {
  const copy = element.cloneNode(true);
  if (!(copy instanceof HTMLElement)) return copy;
  const originals = [element, ...element.querySelectorAll<HTMLElement | SVGElement>('*')];
  const copies = [copy, ...copy.querySelectorAll<HTMLElement | SVGElement>('*')];
  for (const [index, one] of copies.entries()) {
    const original = originals[index];
    if (!original) continue;
    const style = getComputedStyle(original);
    one.removeAttribute('class');
    for (const name of KEPT) one.style.setProperty(name, style.getPropertyValue(name));
    one.style.setProperty('font-family', 'sans-serif');
    // What fits on the page is not cut because the image's font is wider.
    if (style.textOverflow === 'ellipsis' && original.scrollWidth <= original.clientWidth)
      one.style.setProperty('overflow', 'visible');
  }
  return copy;
}
