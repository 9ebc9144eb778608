'use client';
import type { ComponentProps } from 'react';
import { classNames } from './class-names';
import { useFieldControl } from './field';
import { inputClass } from './input';

interface TextAreaProps extends ComponentProps<'textarea'> {
  mono?: boolean | undefined;
}

/** Text of several lines. */
export function TextArea({ mono, className, ...rest }: TextAreaProps) {
  const field = useFieldControl();
  return (
    <textarea
      {...field}
      {...rest}
      className={inputClass(
        classNames('h-auto! resize-y py-1.5 leading-5', mono && 'font-mono', className),
      )}
    />
  );
}
