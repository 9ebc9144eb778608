'use client';
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useMemo,
  useRef,
  useState,
} from 'react';
import { ToastCard, type ToastMessage } from './toast-card';

export type { ToastMessage } from './toast-card';

interface ShownToast extends ToastMessage {
  id: number;
}

const ToastContext = createContext<(message: ToastMessage) => void>(() => {
  throw new Error('useToast needs a ToastProvider above it');
});

/** Says what has just happened, where the page does not show it by itself. */
export function useToast(): (message: ToastMessage) => void {
  return useContext(ToastContext);
}

const MOST_AT_ONCE = 3;

export function ToastProvider({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<ShownToast[]>([]);
  const nextId = useRef(0);
  const show = useCallback((message: ToastMessage) => {
    nextId.current += 1;
    const shown = { ...message, id: nextId.current };
    setToasts((before) => [...before, shown].slice(-MOST_AT_ONCE));
  }, []);
  const dismiss = useCallback((id: number) => {
    setToasts((before) => before.filter((toast) => toast.id !== id));
  }, []);
  const value = useMemo(() => show, [show]);
  return (
    <ToastContext value={value}>
      {children}
      {/* Always on the page, so that screen readers know the region before the first message stands in it. */}
      <section
        aria-label="Notifications"
        aria-live="polite"
        aria-relevant="additions"
        className="pointer-events-none fixed right-0 bottom-0 z-50 flex w-96 max-w-full flex-col gap-2 p-4 max-md:bottom-14"
      >
        {toasts.map((toast) => (
          <ToastCard key={toast.id} toast={toast} onGone={() => dismiss(toast.id)} />
        ))}
      </section>
    </ToastContext>
  );
}
