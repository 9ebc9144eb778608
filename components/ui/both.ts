/** The handler that somebody gave, and then our own. */
export function both(first: ((event: never) => void) | undefined, second: (event: never) => void) {
  return (event: never) => {
    first?.(event);
    second(event);
  };
}
