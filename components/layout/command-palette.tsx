'use client';
import { Command } from 'cmdk';
import { Search } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { Dialog } from 'radix-ui';
import { useState } from 'react';
import { Kbd } from '@/components/ui/kbd';
import { shortcutText } from '@/domain/shortcuts/match-shortcut';
import { rememberVisit } from './recent-visits';
import { useOnMac } from './use-mod-key';
import { type PaletteItem, usePaletteItems } from './use-palette-items';

/** Everything by name: pages, projects, actions, an id pasted from elsewhere. */
export function CommandPalette({ onClose }: { onClose: () => void }) {
  const [text, setText] = useState('');
  const router = useRouter();
  const groups = usePaletteItems(text);
  const choose = (item: PaletteItem) => {
    onClose();
    if (item.href === undefined) {
      item.run?.();
      return;
    }
    rememberVisit({ label: item.label, href: item.href });
    router.push(item.href);
  };
  return (
    <Dialog.Root open onOpenChange={(open) => (open ? undefined : onClose())}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-50 animate-appear bg-overlay" />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed inset-x-0 top-0 z-50 mx-auto w-full max-w-xl animate-appear overflow-hidden bg-raised shadow-float sm:top-[14vh] sm:rounded-md"
        >
          <Dialog.Title className="sr-only">Find and go</Dialog.Title>
          <Command label="Find and go" loop>
            <div className="flex items-center gap-2 border-line border-b px-3">
              <Search aria-hidden className="size-4 shrink-0 text-muted" />
              <Command.Input
                value={text}
                onValueChange={setText}
                placeholder="Page, service, queue, action, or paste a trace id"
                className="h-11 min-w-0 flex-1 bg-transparent text-body outline-none"
              />
              <Kbd keys="Esc" />
            </div>
            <Command.List className="max-h-[min(24rem,60dvh)] overflow-y-auto p-1">
              <Command.Empty className="px-3 py-6 text-center text-muted">
                Nothing is called that. Paste a trace id, or search the logs.
              </Command.Empty>
              {groups.map(({ heading, items }) => (
                <Command.Group
                  key={heading}
                  heading={heading}
                  className="[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:py-1 [&_[cmdk-group-heading]]:text-muted [&_[cmdk-group-heading]]:text-small"
                >
                  {items.map((item) => (
                    <PaletteRow key={item.id} item={item} onChoose={() => choose(item)} />
                  ))}
                </Command.Group>
              ))}
            </Command.List>
          </Command>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function PaletteRow({ item, onChoose }: { item: PaletteItem; onChoose: () => void }) {
  const onMac = useOnMac();
  const Icon = item.icon;
  return (
    <Command.Item
      value={item.id}
      keywords={[item.label, ...(item.keywords ?? [])]}
      onSelect={onChoose}
      className="flex min-h-8 cursor-pointer items-center gap-2 rounded-sm px-2 data-[selected=true]:bg-selected"
    >
      <Icon aria-hidden className="size-4 shrink-0 text-muted" strokeWidth={1.75} />
      <span className="min-w-0 flex-1 truncate">{item.label}</span>
      {item.hint ? <span className="truncate text-small text-muted">{item.hint}</span> : null}
      {item.shortcut ? <Kbd keys={shortcutText(item.shortcut, onMac)} /> : null}
    </Command.Item>
  );
}
