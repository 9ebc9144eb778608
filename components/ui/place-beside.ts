export type Side = 'top' | 'right' | 'bottom' | 'left';

const GAP_PX = 4;
const EDGE_PX = 8;

const OPPOSITE: Record<Side, Side> = { top: 'bottom', bottom: 'top', left: 'right', right: 'left' };

/** Puts a fixed element at one side of another, at the opposite one where there is no room, and within the window. */
export function placeBeside(element: HTMLElement, anchor: Element, side: Side): void {
  const at = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = element;
  const { clientWidth, clientHeight } = document.documentElement;
  const room: Record<Side, number> = {
    top: at.top - height,
    bottom: clientHeight - at.bottom - height,
    left: at.left - width,
    right: clientWidth - at.right - width,
  };
  const needed = GAP_PX + EDGE_PX;
  const taken = room[side] < needed && room[OPPOSITE[side]] >= needed ? OPPOSITE[side] : side;
  const middleX = at.left + at.width / 2 - width / 2;
  const middleY = at.top + at.height / 2 - height / 2;
  const places: Record<Side, [number, number]> = {
    top: [middleX, at.top - height - GAP_PX],
    bottom: [middleX, at.bottom + GAP_PX],
    left: [at.left - width - GAP_PX, middleY],
    right: [at.right + GAP_PX, middleY],
  };
  const [x, y] = places[taken];
  const within = (value: number, most: number) => Math.max(EDGE_PX, Math.min(value, most));
  element.style.left = `${within(x, clientWidth - width - EDGE_PX)}px`;
  element.style.top = `${within(y, clientHeight - height - EDGE_PX)}px`;
}
