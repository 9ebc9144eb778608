import type { ComponentType } from 'react';
import type { Part } from './use-part';

interface FetchedProps<Props> {
  content: Part<ComponentType<Props>>;
  props: Props;
}

/** What stands in a popover or a menu that fetched it with its own script: see `needs` of both. */
export function Fetched<Props extends object>({ content, props }: FetchedProps<Props>) {
  const Content = content.now();
  return Content ? <Content {...props} /> : null;
}
