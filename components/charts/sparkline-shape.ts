/** A sparkline in a box of `width` by `height`: runs of known values as paths, values alone as dots. */
export interface SparklineShape {
  paths: string[];
  dots: Array<{ x: number; y: number }>;
}

interface Box {
  width: number;
  height: number;
  /** What the top stands for; the largest known value without it. The bottom is always zero. */
  most?: number | undefined;
}

const round = (value: number) => Math.round(value * 100) / 100;

/** A gap ends a run, so that nothing is drawn where nothing is known. Values below zero stand on the bottom. */
export function sparklineShape(values: ReadonlyArray<number | null>, box: Box): SparklineShape {
  const { width, height } = box;
  const known = values.filter((value) => value !== null);
  const most = box.most ?? Math.max(0, ...known);
  const slot = width / Math.max(1, values.length);
  const place = (value: number, index: number) => ({
    x: round((index + 0.5) * slot),
    y: round(most > 0 ? height - (Math.min(most, Math.max(0, value)) / most) * height : height),
  });
  const runs: Array<Array<{ x: number; y: number }>> = [];
  let open = false;
  values.forEach((value, index) => {
    if (value !== null && !open) runs.push([]);
    if (value !== null) runs.at(-1)?.push(place(value, index));
    open = value !== null;
  });
  return {
    paths: runs.filter((run) => run.length > 1).map((run) => `M${run.map(at).join('L')}`),
    dots: runs.flatMap((run) => (run.length === 1 ? run : [])),
  };
}

function at({ x, y }: { x: number; y: number }): string {
  return `${x} ${y}`;
}
