import type { Page } from '@playwright/test';

interface Shifts {
  score: number;
  /** What moved, in its markup. */
  moved: string[];
}

interface LayoutShift extends PerformanceEntry {
  value: number;
  hadRecentInput: boolean;
  sources: { node: Node | null }[];
}

/** From the next page on, adds up by how much what was drawn jumps about before anybody has touched it. */
export async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const shifts: Shifts = { score: 0, moved: [] };
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const { hadRecentInput, value, sources } of list.getEntries() as LayoutShift[]) {
        if (hadRecentInput) continue;
        shifts.score += value;
        for (const { node } of sources) {
          const element = node instanceof Element ? node : node?.parentElement;
          shifts.moved.push(`${value.toFixed(3)} ${element?.outerHTML.slice(0, 160)}`);
        }
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

export function readShifts(page: Page): Promise<Shifts> {
  return page.evaluate(() => Reflect.get(window, 'shifts'));
}

/** What stands beyond the screen’s sides where nobody can bring it into view. */
export function findLost(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    // A parent that scrolls brings it into view; one that ends in an ellipsis says that there is more.
    const isTold = (element: Element | null): boolean => {
      if (element === null || element === document.body) return false;
      const { overflowX, textOverflow, position } = getComputedStyle(element);
      if (/auto|scroll/.test(overflowX) || textOverflow === 'ellipsis') return true;
      return position === 'fixed' ? false : isTold(element.parentElement);
    };
    const lost: string[] = [];
    for (const element of document.body.querySelectorAll('*')) {
      const says = [...element.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim(),
      );
      if (!(says || element.matches('a, button, input, select, textarea'))) continue;
      if (element.closest('svg, [aria-hidden="true"]')) continue;
      if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
      const { left, right, width, height } = element.getBoundingClientRect();
      // What is for screen readers alone is a pixel in size.
      if (width <= 1 || height <= 1) continue;
      if ((right > innerWidth + 1 || left < -1) && !isTold(element.parentElement))
        lost.push(element.outerHTML.slice(0, 160));
    }
    return lost;
  });
}
