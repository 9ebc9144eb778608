import type { Incident } from '@/domain/incidents/incident-answers';
import type { IncidentAction } from '@/domain/incidents/schemas';
import type { ProjectContext } from '../context';
import { addNote } from './add-note';
import { assignRole } from './assign-role';
import { changeIncident, changeStatus } from './change-incident';
import { confirmCause } from './confirm-cause';
import { editLine } from './edit-line';
import { linkAlert } from './link-alert';
import { mergeIncident } from './merge-incident';
import { setStep } from './set-step';

/** What a member does on the page of an incident, by the verb that does it. @throws ServiceError as that verb */
export function actOnIncident({
  ctx,
  id,
  input,
}: {
  ctx: ProjectContext;
  id: string;
  input: IncidentAction;
}): Promise<Incident> {
  switch (input.action) {
    case 'change':
      return changeIncident({ ctx, id, patch: input.patch });
    case 'note':
      return addNote({ ctx, id, input });
    case 'role':
      return assignRole({ ctx, id, input });
    case 'update':
      return changeStatus({ ctx, id, input });
    case 'step':
      return setStep({ ctx, id, input });
    case 'link':
      return linkAlert({ ctx, id, alertId: input.alertId });
    case 'merge':
      return mergeIncident({ ctx, id, into: input.into });
    case 'cause':
      return confirmCause({ ctx, id, input });
    default:
      return editLine({ ctx, id, input });
  }
}
