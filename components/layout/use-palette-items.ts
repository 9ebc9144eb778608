'use client';
import { useQuery } from '@tanstack/react-query';
import {
  Boxes,
  CircuitBoard,
  Clock,
  FolderOpen,
  GitCommitVertical,
  Layers,
  LogOut,
  type LucideIcon,
  Moon,
  Search,
  Siren,
  Sun,
  UserRound,
  Users,
  Zap,
} from 'lucide-react';
import { useMemo } from 'react';
import { usePreferences } from '@/components/theme/preferences-provider';
import type { FoundThing } from '@/domain/find/found-things';
import { findQueries } from './find-queries';
import { PROJECT_PAGES, projectPath } from './navigation';
import { PAGE_KEYWORDS } from './page-keywords';
import { trailIdIn } from './palette-target';
import { recentVisits } from './recent-visits';
import { servicePath } from './service-path';
import { useShell } from './shell-context';
import { useShortcuts } from './shortcut-provider';
import { useSignOut } from './use-sign-out';

export interface PaletteItem {
  id: string;
  label: string;
  icon: LucideIcon;
  keywords?: string[] | undefined;
  hint?: string | undefined;
  shortcut?: string | undefined;
  /** Where it goes; `run` is for what goes nowhere. */
  href?: string | undefined;
  run?: (() => void) | undefined;
}

export interface PaletteGroup {
  heading: string;
  items: PaletteItem[];
}

/** What the palette offers for what is typed so far; groups without an item are left out. */
export function usePaletteItems(text: string): PaletteGroup[] {
  const { project, projects } = useShell();
  const actions = useActions();
  const recent = useMemo(() => recentVisits(), []);
  const found = useQuery(findQueries.named(project?.slug ?? '', project ? text.trim() : ''));
  const groups: PaletteGroup[] = [
    { heading: 'Look for', items: project ? typedItems(text, project.slug) : [] },
    {
      heading: 'Recent',
      items: text
        ? []
        : recent.map(({ label, href }) => ({ id: `recent ${href}`, label, href, icon: Clock })),
    },
    {
      heading: 'Services, queues and breakers',
      items:
        project && text.trim()
          ? (found.data?.items ?? []).map((one) => foundItem(one, project.slug))
          : [],
    },
    {
      heading: 'Pages',
      items: project
        ? PROJECT_PAGES.map(({ label, icon, segment, key }) => ({
            id: `page ${segment}`,
            label,
            icon,
            keywords: [PAGE_KEYWORDS[segment] ?? ''],
            shortcut: `g ${key}`,
            href: projectPath(project.slug, segment),
          }))
        : [],
    },
    {
      heading: 'Projects',
      items: projects
        .filter(({ slug }) => slug !== project?.slug)
        .map(({ slug, name }) => ({
          id: `project ${slug}`,
          label: name,
          hint: slug,
          icon: FolderOpen,
          href: projectPath(slug, ''),
        })),
    },
    { heading: 'Actions', items: [...(project ? [declareItem(project.slug)] : []), ...actions] },
  ];
  return groups.filter(({ items }) => items.length > 0);
}

const FOUND_ICONS = { service: Boxes, queue: Layers, breaker: CircuitBoard };

function foundItem({ noun, id, name }: FoundThing, slug: string): PaletteItem {
  return {
    id: `${noun} ${name} ${id}`,
    label: name,
    hint: noun,
    icon: FOUND_ICONS[noun],
    href:
      noun === 'service'
        ? servicePath(slug, id)
        : projectPath(slug, `${noun}s/${encodeURIComponent(id)}`),
  };
}

function typedItems(text: string, slug: string): PaletteItem[] {
  const typed = text.trim();
  if (!typed) return [];
  const id = trailIdIn(typed);
  const search: PaletteItem = {
    // The palette shows what contains the typed text, and so these carry it in their ids.
    id: `search logs ${typed}`,
    label: `Search logs for “${typed}”`,
    icon: Search,
    href: `${projectPath(slug, 'logs')}?${new URLSearchParams({ q: typed })}`,
  };
  if (!id) return [search];
  const trail: PaletteItem = {
    id: `go to trail ${typed}`,
    label: `Go to the trail ${id}`,
    icon: GitCommitVertical,
    href: projectPath(slug, `trails/${encodeURIComponent(id)}`),
  };
  return [trail, search];
}

function declareItem(slug: string): PaletteItem {
  return {
    id: 'action declare incident',
    label: 'Declare an incident',
    keywords: ['outage sev1 emergency'],
    icon: Siren,
    href: `${projectPath(slug, 'incidents')}?declare=1`,
  };
}

function useActions(): PaletteItem[] {
  const { preferences, change } = usePreferences();
  const shortcuts = useShortcuts();
  const signOut = useSignOut();
  const dark = preferences.theme === 'dark';
  const fromViews = shortcuts
    .filter(({ keys }) => !keys.startsWith('g ') && keys !== 'mod+k')
    .map(({ scope, keys, label, run }) => ({
      id: `shortcut ${scope} ${keys}`,
      label,
      hint: scope,
      shortcut: keys,
      icon: Zap,
      run,
    }));
  return [
    ...fromViews,
    {
      id: 'action theme',
      label: dark ? 'Light theme' : 'Dark theme',
      keywords: ['theme appearance mode'],
      icon: dark ? Sun : Moon,
      run: () => change({ theme: dark ? 'light' : 'dark' }),
    },
    {
      id: 'action zone',
      label: preferences.zone === 'utc' ? 'Show times in the local zone' : 'Show times in UTC',
      keywords: ['time zone'],
      icon: Clock,
      run: () => change({ zone: preferences.zone === 'utc' ? 'local' : 'utc' }),
    },
    { id: 'action account', label: 'Your account', icon: UserRound, href: '/account' },
    {
      id: 'action organisation',
      label: 'Organisation: projects and people',
      icon: Users,
      href: '/organisation',
    },
    { id: 'action sign out', label: 'Sign out', icon: LogOut, run: signOut },
  ];
}
