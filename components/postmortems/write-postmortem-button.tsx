'use client';
import { useQuery } from '@tanstack/react-query';
import { ChevronDown, NotebookPen } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { DropdownMenu, MenuItem, MenuLabel } from '@/components/ui/dropdown-menu';
import { IconButton } from '@/components/ui/icon-button';
import { postmortemsQueries } from './postmortems-queries';
import { useBeginPostmortem } from './use-begin-postmortem';

interface WritePostmortemButtonProps {
  project: string;
  incidentId: string;
  primary?: boolean | undefined;
}

/** Begins an incident's postmortem in one click, by the template that its severity suggests or by another. */
export function WritePostmortemButton(props: WritePostmortemButtonProps) {
  const { project, incidentId, primary = false } = props;
  const begin = useBeginPostmortem(project);
  const [wanted, setWanted] = useState(false);
  const templates = useQuery({ ...postmortemsQueries.templates(project), enabled: wanted });
  return (
    <span className="inline-flex items-center">
      <Button
        variant={primary ? 'primary' : 'secondary'}
        pending={begin.isPending}
        onClick={() => begin.mutate({ incidentId })}
      >
        <NotebookPen aria-hidden />
        Write postmortem
      </Button>
      <DropdownMenu
        align="end"
        trigger={
          <IconButton
            icon={ChevronDown}
            label="Choose a template"
            onPointerEnter={() => setWanted(true)}
            onFocus={() => setWanted(true)}
          />
        }
      >
        <MenuLabel>By the template</MenuLabel>
        {(templates.data?.items ?? []).map(({ key, name, purpose }) => (
          <MenuItem
            key={key}
            title={purpose}
            onSelect={() => begin.mutate({ incidentId, template: key })}
          >
            {name}
          </MenuItem>
        ))}
      </DropdownMenu>
    </span>
  );
}
