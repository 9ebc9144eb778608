'use client';
import { type ReactNode, Suspense, useEffect, useState } from 'react';

interface LateProps {
  /** Stands there, in its size, where the browser draws it first and its script is not here yet. */
  place: ReactNode;
  /** A component from `lazy(patiently(...))`. */
  children: ReactNode;
}

/**
 * Around what the server draws with the page, and what a script of its own, fetched after the page's, makes live: the page
 * answers sooner.
 */
export function Late({ place, children }: LateProps) {
  const [isLive, setLive] = useState(false);
  const drawn = (
    <Suspense fallback={place}>
      <Arrival onArrived={setLive} />
      {children}
    </Suspense>
  );
  // What stands there from the server would be thrown away if it were to change before its script is here.
  const [first] = useState(drawn);
  return isLive ? drawn : first;
}

function Arrival({ onArrived }: { onArrived: (arrived: true) => void }) {
  useEffect(() => onArrived(true), [onArrived]);
  return null;
}
