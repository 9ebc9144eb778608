'use client';
import { useParams } from 'next/navigation';
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';

export interface ShellProject {
  slug: string;
  name: string;
  isDemo: boolean;
}

export interface ShellUser {
  name: string;
  email: string;
}

interface Shell {
  user: ShellUser;
  projects: readonly ShellProject[];
  /** The project of the page; on a page that belongs to none the one come from, or the first. Null without any. */
  project: ShellProject | null;
}

const ShellContext = createContext<Shell | null>(null);

export function useShell(): Shell {
  const shell = useContext(ShellContext);
  if (!shell) throw new Error('useShell needs an AppShell above it');
  return shell;
}

interface ShellProviderProps {
  user: ShellUser;
  projects: readonly ShellProject[];
  children: ReactNode;
}

export function ShellProvider({ user, projects, children }: ShellProviderProps) {
  const { project: slug } = useParams<{ project?: string }>();
  const [last, setLast] = useState(slug);
  if (slug !== undefined && slug !== last) setLast(slug);
  const shell = useMemo(() => {
    const project = projects.find((each) => each.slug === (slug ?? last)) ?? projects[0] ?? null;
    return { user, projects, project };
  }, [user, projects, slug, last]);
  return <ShellContext value={shell}>{children}</ShellContext>;
}
