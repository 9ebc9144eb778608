'use client';
import type { ComponentType } from 'react';
import { type Part, part, usePart } from './use-part';

interface Closable {
  onClose: () => void;
}

/**
 * A dialog or drawer whose script is fetched when somebody opens it, so that no page's first script carries it. Where it
 * cannot be fetched, that is said and it closes: the page stays, with all that was written in it, and the next press asks
 * once more.
 */
export function whenOpened<Props extends Closable>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  const content = part(load);
  return (props) => <Opened content={content} props={props} />;
}

interface OpenedProps<Props> {
  content: Part<ComponentType<Props>>;
  props: Props;
}

function Opened<Props extends Closable>({ content, props }: OpenedProps<Props>) {
  const Content = usePart(content, true, props.onClose);
  return Content ? <Content {...props} /> : null;
}
