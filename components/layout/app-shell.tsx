'use client';
import type { ReactNode } from 'react';
import { BottomBar } from './bottom-bar';
import { CommandPaletteHost } from './command-palette-host';
import { GlobalShortcuts } from './global-shortcuts';
import { LiveUpdates } from './live-updates';
import { type ShellProject, ShellProvider, type ShellUser } from './shell-context';
import { ShortcutProvider } from './shortcut-provider';
import { SideNavigation } from './side-navigation';

interface AppShellProps {
  user: ShellUser;
  projects: readonly ShellProject[];
  children: ReactNode;
}

/** What stands around every signed-in page: navigation, palette, shortcuts. The page brings its own header. */
export function AppShell({ user, projects, children }: AppShellProps) {
  return (
    <ShellProvider user={user} projects={projects}>
      <ShortcutProvider>
        <CommandPaletteHost>
          <GlobalShortcuts />
          <LiveUpdates />
          <a
            href="#content"
            className="sr-only z-50 rounded-md bg-raised px-3 py-2 shadow-float focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
          >
            Skip to content
          </a>
          <div className="flex min-h-dvh">
            <div className="contents print:hidden">
              <SideNavigation />
            </div>
            <main
              id="content"
              tabIndex={-1}
              className="min-w-0 flex-1 outline-none max-md:pb-14 print:pb-0"
            >
              {children}
            </main>
          </div>
          <div className="print:hidden">
            <BottomBar />
          </div>
        </CommandPaletteHost>
      </ShortcutProvider>
    </ShellProvider>
  );
}
