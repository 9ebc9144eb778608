/** A parameter as Next hands it to a page. */
type Given = string | string[] | undefined;

/**
 * How one parameter of a view's address is read. What is absent or unreadable is as it usually is. One that means
 * nothing without another one finds that in the whole address.
 */
export interface ViewParam<T> {
  read: (given: Given, address?: Readonly<Record<string, Given>>) => T;
}

/** The state of a view as its address holds it, parameter by parameter. */
export type ViewParams = Readonly<Record<string, ViewParam<unknown>>>;

export type ViewOf<P extends ViewParams> = {
  [Name in keyof P]: P[Name] extends ViewParam<infer T> ? T : never;
};

const isText = (given: Given, most: number): given is string =>
  typeof given === 'string' && given.length <= most;

/** A text of at most `most` characters; `suits` says which are readable. */
export function textParam(
  most: number,
  { usual = '', suits = () => true }: { usual?: string; suits?: (text: string) => boolean } = {},
): ViewParam<string> {
  return { read: (given) => (isText(given, most) && suits(given) ? given : usual) };
}

/** One of some words. */
export function choiceParam<const Choice extends string>(
  choices: readonly Choice[],
  usual: NoInfer<Choice>,
): ViewParam<Choice> {
  return { read: (given) => choices.find((choice) => choice === given) ?? usual };
}

/** A parameter that may be repeated; one value is a list of one, absent is an empty list. */
export function listParam(
  most: number,
  { suits = () => true }: { suits?: (text: string) => boolean } = {},
): ViewParam<string[]> {
  const texts = (given: Given) =>
    (given === undefined ? [] : [given].flat()).map((text) => text.trim());
  return {
    read: (given) => {
      const read = texts(given);
      return read.every((text) => text.length <= most && suits(text)) ? read : [];
    },
  };
}

/** A switch: present as "1" or "true", absent when off. */
export const flagParam: ViewParam<boolean> = {
  read: (given) => given === '1' || given === 'true',
};
